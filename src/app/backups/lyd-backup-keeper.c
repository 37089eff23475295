#include "lyd-backup-keeper.h"

#include "lyd-settings.h"
#include "lyd-time.h"

struct _LydBackupKeeper {
  GObject parent_instance;

  LydStore *store; /* NULL: none, or the demo, which nobody would miss */
  GSettings *settings;
  char *folder;
  LydBackups *backups; /* NULL until they were read */
  GCancellable *cancellable;
  guint tick_source;
  GCancellable *work; /* of the backup that is being made; NULL: none is */
  gint progress;      /* of it: atomic, as in #LydWatch */
  gboolean desk_open;
  gint64 desk_at; /* of the last copy to another disk */
};

G_DEFINE_FINAL_TYPE (LydBackupKeeper, lyd_backup_keeper, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define TICK_SECONDS 60
/* A little less than a day, so that it does not wander through the hours of the day. */
#define DUE (20 * LYD_HOUR)
#define DESK_DUE (10 * LYD_MINUTE)
#define FOLDER_KEY "backup-folder"

static void
changed (LydBackupKeeper *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydBackupKeeper) self = data;
  LydBackups *backups = lyd_store_list_backups_finish (LYD_STORE (source), result, NULL);

  /* A folder that cannot be read, a stick that is not there: unknown, and the next backup says why. */
  if (self->store != LYD_STORE (source))
    g_clear_pointer (&backups, lyd_backups_free);
  g_clear_pointer (&self->backups, lyd_backups_free);
  self->backups = backups;
  changed (self);
}

static void
list (LydBackupKeeper *self)
{
  if (self->store != NULL)
    lyd_store_list_backups_async (self->store, self->folder, self->cancellable, listed_cb, g_object_ref (self));
}

static void
backed_up_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydBackupKeeper) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->work);
  if (!lyd_store_back_up_finish (LYD_STORE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  changed (self);
  list (self);
}

static void
back_up (LydBackupKeeper *self,
         gboolean removable)
{
  if (self->store == NULL || self->work != NULL)
    return;
  self->work = g_cancellable_new ();
  g_atomic_int_set (&self->progress, 0);
  lyd_store_back_up_async (self->store, self->folder, removable, &self->progress, self->work, backed_up_cb,
                           g_object_ref (self));
  changed (self);
}

/* Makes a backup now. */
void
lyd_backup_keeper_run (LydBackupKeeper *self)
{
  back_up (self, FALSE);
}

/* Looks whether something is due. */
void
lyd_backup_keeper_tick (LydBackupKeeper *self)
{
  gint64 now;
  gint64 last = 0;

  if (self->store == NULL || self->work != NULL)
    return;
  now = lyd_store_get_now (self->store);
  if (self->backups != NULL && self->backups->list->len > 0)
    last = ((LydBackup *) g_ptr_array_index (self->backups->list, 0))->at;
  if (now - last >= DUE) {
    back_up (self, FALSE);
  } else if (self->desk_open && now - self->desk_at >= DESK_DUE) {
    self->desk_at = now;
    back_up (self, TRUE);
  }
}

static gboolean
tick_cb (gpointer data)
{
  lyd_backup_keeper_tick (data);
  return G_SOURCE_CONTINUE;
}

static void
choose_folder (LydBackupKeeper *self)
{
  g_autofree char *chosen = self->settings != NULL ? g_settings_get_string (self->settings, FOLDER_KEY) : NULL;

  g_free (self->folder);
  self->folder = NULL;
  if (chosen != NULL && chosen[0] != '\0')
    self->folder = g_steal_pointer (&chosen);
  else if (self->store != NULL)
    self->folder = lyd_backups_dup_default_folder (lyd_store_get_path (self->store));
}

static void
lyd_backup_keeper_dispose (GObject *object)
{
  LydBackupKeeper *self = LYD_BACKUP_KEEPER (object);

  lyd_backup_keeper_set_store (self, NULL);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (lyd_backup_keeper_parent_class)->dispose (object);
}

static void
lyd_backup_keeper_class_init (LydBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_backup_keeper_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", LYD_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lyd_backup_keeper_init (LydBackupKeeper *self)
{
  self->settings = lyd_settings_new ();
  self->cancellable = g_cancellable_new ();
}

LydBackupKeeper *
lyd_backup_keeper_new (void)
{
  return g_object_new (LYD_TYPE_BACKUP_KEEPER, NULL);
}

/* @store: (nullable): %NULL before it is closed, and for the demo */
void
lyd_backup_keeper_set_store (LydBackupKeeper *self,
                             LydStore *store)
{
  if (self->store == store)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->backups, lyd_backups_free);
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  choose_folder (self);
  self->tick_source = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  list (self);
}

void
lyd_backup_keeper_set_desk_open (LydBackupKeeper *self,
                                 gboolean open)
{
  self->desk_open = open;
}

/* Returns: (transfer none) (nullable) */
LydStore *
lyd_backup_keeper_get_store (LydBackupKeeper *self)
{
  return self->store;
}

const char *
lyd_backup_keeper_get_folder (LydBackupKeeper *self)
{
  return self->folder;
}

void
lyd_backup_keeper_set_folder (LydBackupKeeper *self,
                              const char *folder)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, FOLDER_KEY, folder);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_clear_pointer (&self->backups, lyd_backups_free);
  changed (self);
  list (self);
}

/* Returns: (nullable): %NULL while they are being read, and where they cannot be */
const LydBackups *
lyd_backup_keeper_get_backups (LydBackupKeeper *self)
{
  return self->backups;
}

gboolean
lyd_backup_keeper_is_busy (LydBackupKeeper *self)
{
  return self->work != NULL;
}

/* How far the backup that is being made is, from 0 to 1. */
double
lyd_backup_keeper_get_progress (LydBackupKeeper *self)
{
  return (double) g_atomic_int_get (&self->progress) / LYD_WATCH_WHOLE;
}

/* Leaves the backup that is being made; the older ones stay as they are. */
void
lyd_backup_keeper_stop (LydBackupKeeper *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
}
