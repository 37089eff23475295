#include "lyd-store-import.h"

#include "lyd-columns.h"
#include "lyd-store-private.h"

/* A desk may admit somebody between the preview and the import; then it is planned again, and goes on if that changed
 * nothing of what people saw. */
#define MAX_TRIES 5

#define PROGRESS_WHOLE 1000
/* Of reading a file and planning what to do with it, the first is the least. */
#define PROGRESS_READ 200

struct _LydImportDraft {
  gatomicrefcount references;
  LydId event;
  char *path;
  char *name;
  char *sheet; /* of a workbook, as somebody chose; NULL: find out */
  gboolean beyond;
  gboolean guess; /* the columns anew */
  GCancellable *cancellable;
  gint progress; /* atomic: of PROGRESS_WHOLE; negative while nobody can say */
  gint working;  /* atomic: a job holds `plan` */

  /* The thread's while a job works. */
  int stage_from; /* the part of the progress that is being done */
  int stage_to;
  GBytes *bytes;
  LydImportPlan *plan;
  GArray *fields;  /* LydField a column: as somebody chose; NULL: as planned */
  GArray *answers; /* of Answer */
};

typedef struct {
  guint row;
  LydImportAnswer answer;
} Answer;

typedef struct {
  LydImportDraft *draft;
  char *format;
} Job;

/**
 * lyd_import_draft_new:
 * @event: where the registrations go
 * @path: the file
 */
LydImportDraft *
lyd_import_draft_new (const LydId *event,
                      const char *path)
{
  LydImportDraft *self = g_new0 (LydImportDraft, 1);

  g_atomic_ref_count_init (&self->references);
  self->event = *event;
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->cancellable = g_cancellable_new ();
  self->answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  return self;
}

LydImportDraft *
lyd_import_draft_ref (LydImportDraft *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
lyd_import_draft_unref (LydImportDraft *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->plan, lyd_import_plan_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->answers, g_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->sheet);
  g_free (self->name);
  g_free (self);
}

/* The file's name, for people. */
const char *
lyd_import_draft_get_name (LydImportDraft *self)
{
  return self->name;
}

const LydId *
lyd_import_draft_get_event (LydImportDraft *self)
{
  return &self->event;
}

gboolean
lyd_import_draft_is_busy (LydImportDraft *self)
{
  return g_atomic_int_get (&self->working) != 0;
}

/* Returns: (nullable): the plan, to look at and to decide its conflicts; %NULL while a thread works on it */
LydImportPlan *
lyd_import_draft_get_plan (LydImportDraft *self)
{
  return lyd_import_draft_is_busy (self) ? NULL : self->plan;
}

/* 0 to 1; negative while nobody can say. */
double
lyd_import_draft_get_progress (LydImportDraft *self)
{
  int progress = g_atomic_int_get (&self->progress);

  return progress >= 0 ? (double) progress / PROGRESS_WHOLE : -1;
}

/* Whatever is being done ends with G_IO_ERROR_CANCELLED, an import with nothing imported. The draft is of no use then.
 */
void
lyd_import_draft_cancel (LydImportDraft *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Which sheet of a workbook is read when it is planned the next time. It must not be busy. */
void
lyd_import_draft_set_sheet (LydImportDraft *self,
                            const char *sheet)
{
  g_return_if_fail (!lyd_import_draft_is_busy (self));

  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
}

/* Planned the next time, the columns are not what they were in the last list of this kind. It must not be busy. */
void
lyd_import_draft_guess_again (LydImportDraft *self)
{
  g_return_if_fail (!lyd_import_draft_is_busy (self));

  self->guess = TRUE;
}

/* Whether whoever is new gets a place also where none is left; it counts from lyd_store_revise_import_async() on. */
void
lyd_import_draft_set_beyond (LydImportDraft *self,
                             gboolean beyond)
{
  g_return_if_fail (!lyd_import_draft_is_busy (self));

  self->beyond = beyond;
}

/* What a column is going to be: as chosen, else as planned. */
LydField
lyd_import_draft_get_field (LydImportDraft *self,
                            guint column)
{
  if (self->fields != NULL)
    return g_array_index (self->fields, LydField, column);
  return lyd_import_file_get_column (lyd_import_plan_get_file (self->plan), column)->field;
}

/**
 * lyd_import_draft_set_field:
 *
 * Says what a column is; it counts from lyd_store_revise_import_async() on. Another column that was it becomes a
 * question, so that nothing is lost unseen.
 */
void
lyd_import_draft_set_field (LydImportDraft *self,
                            guint column,
                            LydField field)
{
  const LydImportFile *file;
  guint n;

  g_return_if_fail (!lyd_import_draft_is_busy (self) && self->plan != NULL);

  file = lyd_import_plan_get_file (self->plan);
  n = lyd_import_file_get_n_columns (file);
  if (self->fields == NULL) {
    self->fields = g_array_sized_new (FALSE, FALSE, sizeof (LydField), n);
    for (guint i = 0; i < n; i++)
      g_array_append_val (self->fields, lyd_import_file_get_column (file, i)->field);
  }
  for (guint i = 0; i < n && lyd_field_is_single (field); i++)
    if (i != column && g_array_index (self->fields, LydField, i) == field)
      g_array_index (self->fields, LydField, i) = LYD_FIELD_QUESTION;
  g_array_index (self->fields, LydField, column) = field;
}

/* Answers a row's question; it counts from lyd_store_revise_import_async() on. */
void
lyd_import_draft_answer (LydImportDraft *self,
                         guint row,
                         LydImportAnswer answer)
{
  Answer one = { row, answer };

  g_return_if_fail (!lyd_import_draft_is_busy (self));

  g_array_append_val (self->answers, one);
}

/* On the job's thread. */
static void
progress_cb (gpointer data,
             guint done,
             guint total)
{
  LydImportDraft *self = data;

  if (total > 0)
    g_atomic_int_set (&self->progress, self->stage_from + (int) ((gint64) (self->stage_to - self->stage_from) *
                                                                 MIN (done, total) / total));
}

static void
begin_stage (LydImportDraft *self,
             int from,
             int to)
{
  self->stage_from = from;
  self->stage_to = to;
}

static Job *
begin (LydImportDraft *draft,
       const char *format)
{
  Job *job = g_new0 (Job, 1);

  job->draft = lyd_import_draft_ref (draft);
  job->format = g_strdup (format);
  g_atomic_int_set (&draft->progress, -1);
  begin_stage (draft, 0, PROGRESS_WHOLE);
  g_atomic_int_set (&draft->working, 1);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  lyd_import_draft_unref (job->draft);
  g_free (job->format);
  g_free (job);
}

static gpointer
plan_job (LydFile *file,
          gpointer params,
          GError **error)
{
  Job *job = params;
  LydImportDraft *draft = job->draft;
  LydImportOptions options = {
    .format = job->format,
    .sheet = draft->sheet,
    .guess = draft->guess,
    .beyond = draft->beyond,
    .ask = TRUE,
    .progress = progress_cb,
    .progress_data = draft,
    .cancellable = draft->cancellable,
  };
  LydImportPlan *plan;

  if (g_cancellable_set_error_if_cancelled (draft->cancellable, error))
    return NULL;
  if (draft->bytes == NULL) {
    begin_stage (draft, 0, PROGRESS_READ);
    if ((draft->bytes = lyd_import_read_bytes (draft->path, &options, error)) == NULL)
      return NULL;
    begin_stage (draft, PROGRESS_READ, PROGRESS_WHOLE);
  }
  if (g_cancellable_set_error_if_cancelled (draft->cancellable, error))
    return NULL;
  plan = lyd_import_plan (file, &draft->event, draft->bytes, draft->name, &options, error);
  if (plan == NULL)
    return NULL;
  g_clear_pointer (&draft->plan, lyd_import_plan_free);
  g_clear_pointer (&draft->fields, g_array_unref);
  g_array_set_size (draft->answers, 0);
  draft->plan = plan;
  return GINT_TO_POINTER (TRUE);
}

static guint64
conflict_key (const LydImportConflict *conflict)
{
  return (guint64) conflict->line << 32 | conflict->column;
}

/* Returns: (transfer full): what was decided otherwise than for what is here, by conflict */
static GHashTable *
list_decided (LydImportPlan *plan)
{
  GHashTable *decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const GArray *conflicts = lyd_import_plan_get_conflicts (plan);

  for (guint i = 0; i < conflicts->len; i++) {
    const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);
    guint64 key = conflict_key (conflict);

    if (conflict->decision != LYD_IMPORT_KEEP)
      g_hash_table_insert (decided, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (conflict->decision));
  }
  return decided;
}

static void
decide_again (LydImportPlan *plan,
              GHashTable *decided)
{
  const GArray *conflicts = lyd_import_plan_get_conflicts (plan);

  for (guint i = 0; i < conflicts->len && g_hash_table_size (decided) > 0; i++) {
    guint64 key = conflict_key (&g_array_index (conflicts, LydImportConflict, i));

    lyd_import_plan_decide (plan, i, (LydImportDecision) GPOINTER_TO_UINT (g_hash_table_lookup (decided, &key)));
  }
}

/* Plans again with what was decided since; decided conflicts stay decided. */
static gboolean
revise (LydImportDraft *draft,
        LydFile *file,
        GError **error)
{
  g_autoptr (GHashTable) decided = list_decided (draft->plan);
  gboolean done;

  for (guint i = 0; i < draft->answers->len; i++) {
    const Answer *one = &g_array_index (draft->answers, Answer, i);

    lyd_import_plan_note_answer (draft->plan, one->row, one->answer);
  }
  g_array_set_size (draft->answers, 0);
  lyd_import_plan_note_beyond (draft->plan, draft->beyond);
  if (draft->fields != NULL)
    done = lyd_import_plan_set_fields (draft->plan, file, (const LydField *) (gpointer) draft->fields->data, error);
  else
    done = lyd_import_file_check (lyd_import_plan_get_file (draft->plan), error) &&
           lyd_import_plan_refresh (draft->plan, file, error);
  if (done)
    decide_again (draft->plan, decided);
  return done;
}

static gpointer
revise_job (LydFile *file,
            gpointer params,
            GError **error)
{
  Job *job = params;

  return GINT_TO_POINTER (revise (job->draft, file, error));
}

/**
 * lyd_store_plan_import_async:
 * @format: (nullable): what somebody says that the file is; %NULL: find out
 *
 * Reads the file and plans; writes nothing. Until the answer the draft is busy. Where it fails, an earlier plan stays.
 */
void
lyd_store_plan_import_async (
  LydStore *self, LydImportDraft *draft, const char *format, GAsyncReadyCallback callback, gpointer data)
{
  static const LydJobClass klass = { plan_job, job_free, NULL, lyd_store_plan_import_async };

  g_return_if_fail (!lyd_import_draft_is_busy (draft));

  /* A long file must not keep lists and the desk's search waiting: not the reader. */
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, begin (draft, format), NULL, NULL, callback, data);
}

/* Plans again with the fields and answers chosen since. */
void
lyd_store_revise_import_async (LydStore *self,
                               LydImportDraft *draft,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { revise_job, job_free, NULL, lyd_store_plan_import_async };

  g_return_if_fail (!lyd_import_draft_is_busy (draft) && draft->plan != NULL);

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, begin (draft, NULL), NULL, NULL, callback, data);
}

gboolean
lyd_store_plan_import_finish (LydStore *self,
                              LydImportDraft *draft,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_atomic_int_set (&draft->working, 0);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Whether people saw the same: then what changed meanwhile does not concern this import. */
static gboolean
is_same_preview (const LydImportCounts *a,
                 const LydImportCounts *b)
{
  return a->rows == b->rows && a->added == b->added && a->updated == b->updated && a->unchanged == b->unchanged &&
         a->skipped == b->skipped && a->questions == b->questions;
}

static gpointer
apply_job (LydFile *file,
           gpointer params,
           GError **error)
{
  LydImportDraft *draft = ((Job *) params)->draft;
  LydImportCounts before = lyd_import_plan_get_counts (draft->plan);
  guint n_conflicts = lyd_import_plan_get_conflicts (draft->plan)->len;
  LydId import;

  for (int i = 0; i < MAX_TRIES; i++) {
    g_autoptr (GError) local = NULL;
    LydImportCounts after;

    if (g_cancellable_set_error_if_cancelled (draft->cancellable, error))
      return NULL;
    if (lyd_import_apply (file, draft->plan, &import, &local))
      return g_memdup2 (&import, sizeof import);
    if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_CONFLICT)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (!revise (draft, file, error))
      return NULL;
    after = lyd_import_plan_get_counts (draft->plan);
    if (!is_same_preview (&before, &after) || n_conflicts != lyd_import_plan_get_conflicts (draft->plan)->len) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return lyd_import_apply (file, draft->plan, &import, error) ? g_memdup2 (&import, sizeof import) : NULL;
}

/**
 * lyd_store_apply_import_async:
 *
 * Imports: all of it or, after an error or lyd_import_draft_cancel(), nothing. %LYD_ERROR_CONFLICT: something changed
 * meanwhile; the draft's plan is a new one, to be looked at.
 */
void
lyd_store_apply_import_async (LydStore *self,
                              LydImportDraft *draft,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { apply_job, job_free, g_free, lyd_store_apply_import_async };

  g_return_if_fail (!lyd_import_draft_is_busy (draft) && draft->plan != NULL);

  lyd_store_push (self, LYD_LANE_WRITER, &klass, begin (draft, NULL), &draft->event, NULL, callback, data);
}

/* @import: (out): for undoing it; none where there was nothing to change */
gboolean
lyd_store_apply_import_finish (
  LydStore *self, LydImportDraft *draft, GAsyncResult *result, LydId *import, GError **error)
{
  g_autofree LydId *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_atomic_int_set (&draft->working, 0);
  id = g_task_propagate_pointer (G_TASK (result), error);
  if (id != NULL)
    *import = *id;
  return id != NULL;
}
