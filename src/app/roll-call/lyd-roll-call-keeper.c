#include "lyd-roll-call-keeper.h"

#include "desk/lyd-desk-window.h"
#include "lyd-roll-call-window.h"
#include "lyd-store-roll-call.h"
#include "lyd-time.h"

#define TICK_SECONDS 60
#define DUE (15 * LYD_MINUTE)

struct _LydRollCallKeeper {
  GObject parent_instance;

  GtkApplication *application; /* owns this */
  LydStore *store;             /* NULL: none, or the demo, whose people are nobody */
  GHashTable *written;         /* LydId -> gint64 *: the events of desks, and when the last list was asked for */
  guint tick_source;
  char *last; /* path of the last one */
};

G_DEFINE_FINAL_TYPE (LydRollCallKeeper, lyd_roll_call_keeper, G_TYPE_OBJECT)

typedef struct {
  LydRollCallKeeper *self;
  LydId event;
} Asked;

/* A list that cannot be written is told where somebody looks at the roll call. */
static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (LydRollCallKeeper) self = asked->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!lyd_store_save_roll_call_finish (LYD_STORE (source), result, &path, &error)) {
    g_warning ("The roll call was not saved: %s", error->message);
    /* At the next tick again, not only in a quarter of an hour. */
    g_hash_table_remove (self->written, &asked->event);
  } else if (path != NULL) {
    g_free (self->last);
    self->last = g_steal_pointer (&path);
  }
}

static void
save (LydRollCallKeeper *self,
      const LydId *event,
      gint64 now)
{
  Asked *asked = g_new0 (Asked, 1);

  g_hash_table_insert (self->written, g_memdup2 (event, sizeof *event), g_memdup2 (&now, sizeof now));
  asked->self = g_object_ref (self);
  asked->event = *event;
  lyd_store_save_roll_call_async (self->store, event, g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), FALSE,
                                  saved_cb, asked);
}

/* Looks whether a list is due; the first one is as soon as a desk is open. */
void
lyd_roll_call_keeper_tick (LydRollCallKeeper *self)
{
  gint64 now;

  if (self->store == NULL)
    return;
  now = lyd_store_get_now (self->store);
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next) {
    const LydId *event = LYD_IS_DESK_WINDOW (l->data) ? lyd_desk_window_get_event (l->data) : NULL;
    gint64 *last = event != NULL ? g_hash_table_lookup (self->written, event) : NULL;

    if (event != NULL && (last == NULL || now - *last >= DUE || now < *last))
      save (self, event, now);
  }
}

static gboolean
tick_cb (gpointer data)
{
  lyd_roll_call_keeper_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
lyd_roll_call_keeper_finalize (GObject *object)
{
  LydRollCallKeeper *self = LYD_ROLL_CALL_KEEPER (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_object (&self->store);
  g_hash_table_unref (self->written);
  g_free (self->last);
  G_OBJECT_CLASS (lyd_roll_call_keeper_parent_class)->finalize (object);
}

static void
lyd_roll_call_keeper_class_init (LydRollCallKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_roll_call_keeper_finalize;
}

static void
lyd_roll_call_keeper_init (LydRollCallKeeper *self)
{
  self->written = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_free);
}

/* @application: outlives it */
LydRollCallKeeper *
lyd_roll_call_keeper_new (GtkApplication *application)
{
  LydRollCallKeeper *self = g_object_new (LYD_TYPE_ROLL_CALL_KEEPER, NULL);

  self->application = application;
  return self;
}

/* @store: (nullable): %NULL before it is closed, and for the demo */
void
lyd_roll_call_keeper_set_store (LydRollCallKeeper *self,
                                LydStore *store)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_hash_table_remove_all (self->written);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->tick_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
}

/* Returns: (nullable): the path of the list that was written last */
const char *
lyd_roll_call_keeper_get_last (LydRollCallKeeper *self)
{
  return self->last;
}
