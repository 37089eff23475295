#include "lyd-store.h"

#include "lyd-desk-copy.h"
#include "lyd-file-private.h"
#include "lyd-here.h"
#include "lyd-rehearsal.h"
#include "lyd-station.h"
#include "lyd-store-private.h"

#include <string.h>

/* How often other processes' writes are looked for. */
#define POLL_MS 500

typedef struct {
  LydStore *store;
  LydLaneKind kind;
  LydFile *file; /* touched on the lane's thread alone, once it runs */
  GThreadPool *pool;
} LydLane;

struct _LydStore {
  GObject parent_instance;

  char *path;
  LydContext context; /* strings owned */
  LydLane lanes[LYD_N_LANES];
  gboolean interrupted;
  gboolean guarded; /* a desk is open for volunteers, */
  LydId volunteers; /* this event's */
  char *station;    /* as it is called now; NULL: the host's name */
  guint poll_source;
  gboolean polling;    /* an answer is awaited */
  gint64 data_version; /* the reader's thread alone */
};

typedef struct {
  LydJobClass klass;
  gpointer params;
  gboolean writes;
  LydId subject;
} LydJob;

typedef struct {
  LydStore *store;
  LydId subject;
} LydChange;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydStore, lyd_store, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  LydJob *job = data;

  if (job->klass.params_free != NULL)
    job->klass.params_free (job->params);
  g_free (job);
}

static void
change_free (gpointer data)
{
  LydChange *change = data;

  g_object_unref (change->store);
  g_free (change);
}

static gboolean
emit_change (gpointer data)
{
  LydChange *change = data;

  g_signal_emit (change->store, signals[SIGNAL_CHANGED], 0,
                 lyd_id_is_none (&change->subject) ? NULL : &change->subject);
  return G_SOURCE_REMOVE;
}

/* On a lane's thread: the main thread hears of it before the task's own callback. */
static void
announce (LydStore *self,
          const LydId *subject)
{
  LydChange *change = g_new0 (LydChange, 1);

  change->store = g_object_ref (self);
  change->subject = *subject;
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, emit_change, change, change_free);
}

static void
interrupt_cb (GCancellable *cancellable,
              gpointer data)
{
  lyd_db_interrupt (data);
}

static gboolean
open_lane (LydLane *lane,
           GError **error)
{
  LydStore *self = lane->store;

  /* What a rehearsal left behind that was cut off. */
  if (lane->file == NULL && lane->kind == LYD_LANE_WRITER)
    (void) lyd_rehearsal_sweep (&self->context, self->path);
  if (lane->file == NULL)
    lane->file = lyd_file_open (self->path, lane->kind == LYD_LANE_WRITER ? LYD_FILE_CREATE : LYD_FILE_READ_ONLY,
                                &self->context, error);
  return lane->file != NULL;
}

static void
run_job (gpointer data,
         gpointer user_data)
{
  g_autoptr (GTask) task = data;
  LydLane *lane = user_data;
  LydJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gpointer result = NULL;
  gulong handler = 0;

  if (cancellable != NULL && g_task_return_error_if_cancelled (task))
    return;
  if (open_lane (lane, &error)) {
    /* Disconnecting waits for a callback that is running, so that no interrupt reaches the next job. */
    if (cancellable != NULL)
      handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), lane->file->db, NULL);
    result = job->klass.func (lane->file, job->params, &error);
    if (cancellable != NULL)
      g_cancellable_disconnect (cancellable, handler);
  }

  if (job->writes && error == NULL)
    announce (lane->store, &job->subject);
  if (error != NULL && cancellable != NULL && g_cancellable_is_cancelled (cancellable)) {
    g_error_free (error);
    g_task_return_error_if_cancelled (task);
  } else if (error != NULL) {
    g_task_return_error (task, error);
  } else {
    g_task_return_pointer (task, result, job->klass.result_free);
  }
}

/**
 * lyd_store_push:
 * @klass: copied
 * @params: (transfer full)
 * @subject: (nullable): of "changed", for writes
 *
 * Queues a job. Reads that do not depend on the writer's queue go to the reader; writes take no cancellable.
 */
void
lyd_store_push (LydStore *self,
                LydLaneKind kind,
                const LydJobClass *klass,
                gpointer params,
                const LydId *subject,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  GTask *task;
  LydJob *job = g_new0 (LydJob, 1);

  g_return_if_fail (LYD_IS_STORE (self));
  g_return_if_fail (kind != LYD_LANE_WRITER || cancellable == NULL);

  job->klass = *klass;
  job->params = params;
  job->writes = kind == LYD_LANE_WRITER;
  job->subject = subject != NULL ? *subject : lyd_id_none;

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, klass->tag);
  g_task_set_check_cancellable (task, !klass->lasting);
  g_task_set_task_data (task, job, job_free);
  if (self->lanes[kind].pool == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The store is closed");
    g_object_unref (task);
    return;
  }
  g_thread_pool_push (self->lanes[kind].pool, task, NULL);
}

/* Returns: (transfer full) (nullable): what a job that was pushed answered */
gpointer
lyd_store_take (LydStore *self,
                GAsyncResult *result,
                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* On the reader's thread. */
static gpointer
poll_job (LydFile *file,
          gpointer params,
          GError **error)
{
  LydStore *self = params;
  gint64 version = lyd_db_get_data_version (file->db);

  if (version >= 0 && version != self->data_version) {
    if (self->data_version != 0)
      announce (self, &lyd_id_none);
    self->data_version = version;
  }
  return NULL;
}

static void
polled_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  LYD_STORE (source)->polling = FALSE;
  g_task_propagate_pointer (G_TASK (result), NULL);
}

static gboolean
poll_cb (gpointer data)
{
  static const LydJobClass klass = { poll_job, NULL, NULL, poll_job };
  LydStore *self = data;

  if (!self->polling) {
    self->polling = TRUE;
    lyd_store_push (self, LYD_LANE_READER, &klass, self, NULL, NULL, polled_cb, NULL);
  }
  return G_SOURCE_CONTINUE;
}

static void
lyd_store_finalize (GObject *object)
{
  LydStore *self = LYD_STORE (object);

  /* The last reference may fall on a lane's thread, which cannot wait for itself. */
  if (self->lanes[LYD_LANE_WRITER].pool != NULL)
    g_critical ("The store was dropped without lyd_store_close()");
  g_free (self->path);
  g_free (self->station);
  g_free ((char *) self->context.who);
  g_free ((char *) self->context.machine_id);
  g_free ((char *) self->context.state_dir);
  g_free ((char *) self->context.station);

  G_OBJECT_CLASS (lyd_store_parent_class)->finalize (object);
}

static void
lyd_store_class_init (LydStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_store_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lyd_store_init (LydStore *self)
{
}

/* A copy was made for a desk: whoever works on it is that desk, whatever the computer is called otherwise. */
static void
take_copy_name (LydStore *self)
{
  g_autoptr (LydDeskCopy) copy = NULL;

  if (!lyd_desk_copy_get_self (self->lanes[LYD_LANE_READER].file, &copy, NULL) || copy == NULL)
    return;
  lyd_station_rename (self->lanes[LYD_LANE_WRITER].file, copy->label);
  lyd_station_rename (self->lanes[LYD_LANE_READER].file, copy->label);
  g_free ((char *) self->context.station);
  self->context.station = g_strdup (copy->label);
  g_free (self->station);
  self->station = g_strdup (copy->label);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  LydStore *self = data;
  gboolean unnamed = self->context.station == NULL;
  GError *error = NULL;

  if (unnamed)
    self->context.station = lyd_here_get_desk_name (&self->context);
  self->station = g_strdup (self->context.station);
  self->guarded = lyd_here_get_volunteers (&self->context, self->path, &self->volunteers);
  /* The writer first: it makes and migrates the file that the reader then finds. */
  if (open_lane (&self->lanes[LYD_LANE_WRITER], &error) && open_lane (&self->lanes[LYD_LANE_READER], &error)) {
    self->data_version = lyd_db_get_data_version (self->lanes[LYD_LANE_READER].file->db);
    self->interrupted = lyd_file_was_interrupted (self->lanes[LYD_LANE_WRITER].file);
    if (unnamed)
      take_copy_name (self);
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_clear_pointer (&self->lanes[LYD_LANE_WRITER].file, lyd_file_close);
  g_task_return_error (task, error);
}

/**
 * lyd_store_open_async:
 * @path: made where there is none
 * @context: copied
 *
 * Opens and where necessary migrates the file without making the caller wait.
 */
void
lyd_store_open_async (const char *path,
                      const LydContext *context,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  LydStore *self = g_object_new (LYD_TYPE_STORE, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  self->path = g_strdup (path);
  self->context = *context;
  self->context.who = g_strdup (context->who);
  self->context.machine_id = g_strdup (context->machine_id);
  self->context.state_dir = g_strdup (context->state_dir);
  self->context.station = g_strdup (context->station);
  for (int i = 0; i < LYD_N_LANES; i++)
    self->lanes[i] = (LydLane){ .store = self, .kind = (LydLaneKind) i };
  g_task_set_task_data (task, self, g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

/* Returns: (transfer full) (nullable): to be closed with lyd_store_close() before it is dropped */
LydStore *
lyd_store_open_finish (GAsyncResult *result,
                       GError **error)
{
  LydStore *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  for (int i = 0; i < LYD_N_LANES; i++)
    self->lanes[i].pool = g_thread_pool_new (run_job, &self->lanes[i], 1, i != LYD_LANE_REPORTS, NULL);
  self->poll_source = g_timeout_add (POLL_MS, poll_cb, self);
  return g_object_ref (self);
}

/* Carries out what was asked for, then closes the file. */
void
lyd_store_close (LydStore *self)
{
  g_return_if_fail (LYD_IS_STORE (self));

  g_clear_handle_id (&self->poll_source, g_source_remove);
  for (int i = 0; i < LYD_N_LANES; i++) {
    if (self->lanes[i].pool != NULL)
      g_thread_pool_free (g_steal_pointer (&self->lanes[i].pool), FALSE, TRUE);
    g_clear_pointer (&self->lanes[i].file, lyd_file_close);
  }
}

const char *
lyd_store_get_path (LydStore *self)
{
  return self->path;
}

/* As lyd_file_was_interrupted() said when the file was opened. */
gboolean
lyd_store_was_interrupted (LydStore *self)
{
  return self->interrupted;
}

/* Whether a desk was open for volunteers when the file was last used, and until somebody types the staff PIN. @event:
 * (out): whose; none: that is not known any more */
gboolean
lyd_store_is_guarded (LydStore *self,
                      LydId *event)
{
  *event = self->volunteers;
  return self->guarded;
}

/* What this station is called where scans are listed. */
const char *
lyd_store_get_station (LydStore *self)
{
  return self->station != NULL ? self->station : g_get_host_name ();
}

/* For the store's own files: as above, once it is on disk. */
void
lyd_store_set_guarded (LydStore *self,
                       const LydId *event)
{
  self->guarded = event != NULL;
  self->volunteers = event != NULL ? *event : lyd_id_none;
}

/* ... and its name. */
void
lyd_store_set_station (LydStore *self,
                       const char *name)
{
  g_free (self->station);
  self->station = name[0] != '\0' ? g_strdup (name) : NULL;
}

/* The time as the file's context tells it, UTC milliseconds. */
/* For a store on another file. */
const LydContext *
lyd_store_get_context (LydStore *self)
{
  return &self->context;
}

gint64
lyd_store_get_now (LydStore *self)
{
  return lyd_context_now (&self->context);
}

/* An id of one's own, for instance of an attempt. */
LydId
lyd_store_make_id (LydStore *self)
{
  return lyd_context_make_id (&self->context);
}
