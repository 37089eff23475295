#include "lyd-roster-model.h"

#include "lyd-roster-item.h"

#include <string.h>

/* A screen shows some 30 rows and GTK keeps about 200 widgets: more pages than these are not being looked at. */
#define MAX_PAGES 12

typedef struct {
  guint number;
  guint64 used;
  GPtrArray *items; /* LydRosterItem */
} Page;

struct _LydRosterModel {
  GObject parent_instance;

  LydStore *store;
  LydId session;
  GTimeZone *zone;
  GCancellable *cancellable;
  GArray *ids;
  GHashTable *pages; /* number -> Page */
  guint64 clock;     /* counts accesses, for the page used least recently */
  guint n_asked;
};

typedef struct {
  LydRosterModel *self;
  guint number;
  GPtrArray *items;
} Question;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_ptr_array_unref (question->items);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static GType
get_item_type (GListModel *model)
{
  return LYD_TYPE_ROSTER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYD_ROSTER_MODEL (model)->ids->len;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_rows_finish (LYD_STORE (source), result, &error);

  question->self->n_asked--;
  if (rows == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("Registrations could not be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < rows->len && i < question->items->len; i++) {
    lyd_roster_item_take_row (g_ptr_array_index (question->items, i), g_ptr_array_index (rows, i));
    rows->pdata[i] = NULL;
  }
}

static void
ask (LydRosterModel *self,
     Page *page)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->number = page->number;
  question->items = g_ptr_array_ref (page->items);
  self->n_asked++;
  lyd_store_list_rows_async (self->store, &self->session,
                             &g_array_index (self->ids, LydId, page->number * LYD_ROSTER_PAGE), page->items->len,
                             self->cancellable, answered_cb, question);
}

static void
forget_oldest (LydRosterModel *self)
{
  Page *oldest = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (oldest == NULL || ((Page *) value)->used < oldest->used)
      oldest = value;
  if (oldest != NULL)
    g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
}

static Page *
get_page (LydRosterModel *self,
          guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint n_items = MIN (LYD_ROSTER_PAGE, self->ids->len - number * LYD_ROSTER_PAGE);

  if (page == NULL) {
    if (g_hash_table_size (self->pages) >= MAX_PAGES)
      forget_oldest (self);
    page = g_new0 (Page, 1);
    page->number = number;
    page->items = g_ptr_array_new_full (n_items, g_object_unref);
    for (guint i = 0; i < n_items; i++)
      g_ptr_array_add (page->items, lyd_roster_item_new (self->zone));
    g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    ask (self, page);
  }
  page->used = ++self->clock;
  return page;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  LydRosterModel *self = LYD_ROSTER_MODEL (model);
  Page *page;

  if (position >= self->ids->len)
    return NULL;
  page = get_page (self, position / LYD_ROSTER_PAGE);
  return g_object_ref (g_ptr_array_index (page->items, position % LYD_ROSTER_PAGE));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydRosterModel, lyd_roster_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
lyd_roster_model_finalize (GObject *object)
{
  LydRosterModel *self = LYD_ROSTER_MODEL (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_roster_model_parent_class)->finalize (object);
}

static void
lyd_roster_model_class_init (LydRosterModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_roster_model_finalize;
}

static void
lyd_roster_model_init (LydRosterModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->cancellable = g_cancellable_new ();
}

/* @session: whose entries tell who is in; @timezone: in which times are shown */
LydRosterModel *
lyd_roster_model_new (LydStore *store,
                      const LydId *session,
                      const char *timezone)
{
  LydRosterModel *self = g_object_new (LYD_TYPE_ROSTER_MODEL, NULL);

  self->store = g_object_ref (store);
  self->session = *session;
  self->zone = lyd_zone_get (timezone);
  return self;
}

/* The list's new content; where it is the old one, the rows are read again in their places. @ids: (transfer full) */
void
lyd_roster_model_set_ids (LydRosterModel *self,
                          GArray *ids)
{
  guint n_before = self->ids->len;

  if (n_before == ids->len && memcmp (self->ids->data, ids->data, ids->len * sizeof (LydId)) == 0) {
    g_array_unref (ids);
    lyd_roster_model_refresh (self);
    return;
  }
  g_hash_table_remove_all (self->pages);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, ids->len);
}

/* Whose row is at @position, whether it has been read or not. */
const LydId *
lyd_roster_model_get_id (LydRosterModel *self,
                         guint position)
{
  g_return_val_if_fail (position < self->ids->len, &lyd_id_none);

  return &g_array_index (self->ids, LydId, position);
}

gboolean
lyd_roster_model_find (LydRosterModel *self,
                       const LydId *id,
                       guint *position)
{
  for (guint i = 0; i < self->ids->len; i++) {
    if (lyd_id_equal (&g_array_index (self->ids, LydId, i), id)) {
      *position = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Reads again what is being looked at; the rows change where they are. */
void
lyd_roster_model_refresh (LydRosterModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ask (self, value);
}

/* Nothing more is asked or answered. */
void
lyd_roster_model_close (LydRosterModel *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Whether every row that was asked for has come. */
gboolean
lyd_roster_model_is_idle (LydRosterModel *self)
{
  return self->n_asked == 0;
}
