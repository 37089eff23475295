#include "lyd-store-attendance.h"

#include "lyd-import.h"
#include "lyd-store-private.h"

/* A desk may admit somebody between the preview and the import; then it is planned again, and goes on if that changed
 * nothing of what people saw. */
#define MAX_TRIES 5

struct _LydAttendanceDraft {
  gatomicrefcount references;
  LydId session;
  char *path;
  char *name;
  char *format;
  char *timezone;
  char *day;
  int order;
  LydReplace replace;
  GCancellable *cancellable;
  gint working; /* atomic: a job holds `plan` */

  /* The thread's while a job works. */
  GBytes *bytes;
  LydAttendancePlan *plan;
};

/**
 * lyd_attendance_draft_new:
 * @session: what the report is of
 * @path: the file
 */
LydAttendanceDraft *
lyd_attendance_draft_new (const LydId *session,
                          const char *path)
{
  LydAttendanceDraft *self = g_new0 (LydAttendanceDraft, 1);

  g_atomic_ref_count_init (&self->references);
  self->session = *session;
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->cancellable = g_cancellable_new ();
  return self;
}

LydAttendanceDraft *
lyd_attendance_draft_ref (LydAttendanceDraft *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
lyd_attendance_draft_unref (LydAttendanceDraft *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->plan, lyd_attendance_plan_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->name);
  g_free (self->format);
  g_free (self->timezone);
  g_free (self->day);
  g_free (self);
}

const LydId *
lyd_attendance_draft_get_session (LydAttendanceDraft *self)
{
  return &self->session;
}

/* The file's name, for people. */
const char *
lyd_attendance_draft_get_name (LydAttendanceDraft *self)
{
  return self->name;
}

/* Returns: (nullable): the plan, to look at; %NULL while a thread works on it */
LydAttendancePlan *
lyd_attendance_draft_get_plan (LydAttendanceDraft *self)
{
  return lyd_attendance_draft_is_busy (self) ? NULL : self->plan;
}

gboolean
lyd_attendance_draft_is_busy (LydAttendanceDraft *self)
{
  return g_atomic_int_get (&self->working) != 0;
}

/* Whatever is being done ends with G_IO_ERROR_CANCELLED, an import with nothing imported. The draft is of no use then.
 */
void
lyd_attendance_draft_cancel (LydAttendanceDraft *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
lyd_attendance_draft_set_session (LydAttendanceDraft *self,
                                  const LydId *session)
{
  g_return_if_fail (!lyd_attendance_draft_is_busy (self));

  self->session = *session;
}

static void
set_text (LydAttendanceDraft *self,
          char **text,
          const char *value)
{
  g_return_if_fail (!lyd_attendance_draft_is_busy (self));

  g_free (*text);
  *text = g_strdup (value);
}

void
lyd_attendance_draft_set_format (LydAttendanceDraft *self,
                                 const char *format)
{
  set_text (self, &self->format, format);
}

void
lyd_attendance_draft_set_timezone (LydAttendanceDraft *self,
                                   const char *timezone)
{
  set_text (self, &self->timezone, timezone);
}

void
lyd_attendance_draft_set_day (LydAttendanceDraft *self,
                              const char *day)
{
  set_text (self, &self->day, day);
}

/* @order: a LydDateOrder + 1; 0: as the report shows */
void
lyd_attendance_draft_set_order (LydAttendanceDraft *self,
                                int order)
{
  g_return_if_fail (!lyd_attendance_draft_is_busy (self));

  self->order = order;
}

void
lyd_attendance_draft_set_replace (LydAttendanceDraft *self,
                                  LydReplace replace)
{
  g_return_if_fail (!lyd_attendance_draft_is_busy (self));

  self->replace = replace;
  if (self->plan != NULL)
    lyd_attendance_plan_set_replace (self->plan, replace);
}

static void
draft_free (gpointer data)
{
  lyd_attendance_draft_unref (data);
}

static LydAttendanceDraft *
begin (LydAttendanceDraft *draft)
{
  g_atomic_int_set (&draft->working, 1);
  return lyd_attendance_draft_ref (draft);
}

static gpointer
plan_job (LydFile *file,
          gpointer params,
          GError **error)
{
  LydAttendanceDraft *draft = params;
  LydAttendanceOptions options = {
    .format = draft->format,
    .timezone = draft->timezone,
    .day = draft->day,
    .order = draft->order,
    .replace = draft->replace,
    .cancellable = draft->cancellable,
  };
  LydImportOptions reading = { .cancellable = draft->cancellable };
  LydAttendancePlan *plan;

  if (draft->bytes == NULL && (draft->bytes = lyd_import_read_bytes (draft->path, &reading, error)) == NULL)
    return NULL;
  if (g_cancellable_set_error_if_cancelled (draft->cancellable, error))
    return NULL;
  plan = lyd_attendance_plan (file, &draft->session, draft->bytes, draft->name, &options, error);
  if (plan == NULL)
    return NULL;
  g_clear_pointer (&draft->plan, lyd_attendance_plan_free);
  draft->plan = plan;
  return GINT_TO_POINTER (TRUE);
}

/**
 * lyd_store_plan_attendance_async:
 *
 * Reads the file and plans; writes nothing. Until the answer the draft is busy. Where it fails, an earlier plan stays.
 */
void
lyd_store_plan_attendance_async (LydStore *self,
                                 LydAttendanceDraft *draft,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { plan_job, draft_free, NULL, lyd_store_plan_attendance_async };

  g_return_if_fail (!lyd_attendance_draft_is_busy (draft));

  /* A long file must not keep lists and the desk's search waiting: not the reader. */
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, begin (draft), NULL, NULL, callback, data);
}

gboolean
lyd_store_plan_attendance_finish (LydStore *self,
                                  LydAttendanceDraft *draft,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_atomic_int_set (&draft->working, 0);
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Whether people saw the same: then what changed meanwhile does not concern this import. */
static gboolean
is_same_preview (const LydAttendanceCounts *a,
                 const LydAttendanceCounts *b)
{
  return a->rows == b->rows && a->people == b->people && a->matched == b->matched && a->added == b->added &&
         a->ambiguous == b->ambiguous && a->ignored == b->ignored && a->no_shows == b->no_shows &&
         a->apart == b->apart;
}

static gpointer
apply_job (LydFile *file,
           gpointer params,
           GError **error)
{
  LydAttendanceDraft *draft = params;
  LydAttendanceCounts before = lyd_attendance_plan_get_counts (draft->plan);
  LydId import;

  for (int i = 0; i < MAX_TRIES; i++) {
    g_autoptr (GError) local = NULL;
    LydAttendanceCounts after;

    if (g_cancellable_set_error_if_cancelled (draft->cancellable, error))
      return NULL;
    if (lyd_attendance_apply (file, draft->plan, &import, &local))
      return g_memdup2 (&import, sizeof import);
    if (!g_error_matches (local, LYD_ERROR, LYD_ERROR_CONFLICT)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
    if (!lyd_attendance_plan_refresh (draft->plan, file, error))
      return NULL;
    after = lyd_attendance_plan_get_counts (draft->plan);
    if (!is_same_preview (&before, &after)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  }
  return lyd_attendance_apply (file, draft->plan, &import, error) ? g_memdup2 (&import, sizeof import) : NULL;
}

/**
 * lyd_store_apply_attendance_async:
 *
 * Brings the report in: all of it or, after an error or lyd_attendance_draft_cancel(), nothing. %LYD_ERROR_CONFLICT:
 * something changed meanwhile; the draft's plan is a new one, to be looked at.
 */
void
lyd_store_apply_attendance_async (LydStore *self,
                                  LydAttendanceDraft *draft,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { apply_job, draft_free, g_free, lyd_store_apply_attendance_async };

  g_return_if_fail (!lyd_attendance_draft_is_busy (draft) && draft->plan != NULL);

  lyd_store_push (self, LYD_LANE_WRITER, &klass, begin (draft), NULL, NULL, callback, data);
}

/* @import: (out): for undoing it; none where the report was there already */
gboolean
lyd_store_apply_attendance_finish (LydStore *self,
                                   LydAttendanceDraft *draft,
                                   GAsyncResult *result,
                                   LydId *import,
                                   GError **error)
{
  g_autofree LydId *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_atomic_int_set (&draft->working, 0);
  id = g_task_propagate_pointer (G_TASK (result), error);
  if (id != NULL)
    *import = *id;
  return id != NULL;
}

/* ---- what is on file ---- */

/* What a list is of. */
typedef struct {
  LydId id;
  LydId registration;
} Subject;

static void
list (LydStore *self,
      LydJobFunc job,
      const LydId *id,
      const LydId *registration,
      gpointer tag,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer data)
{
  LydJobClass klass = { job, g_free, (GDestroyNotify) g_ptr_array_unref, tag };
  Subject subject = { *id, registration != NULL ? *registration : lyd_id_none };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (&subject, sizeof subject), NULL, cancellable, callback,
                  data);
}

static gpointer
list_job (LydFile *file,
          gpointer data,
          GError **error)
{
  return lyd_attendance_list (file, &((Subject *) data)->id, error);
}

void
lyd_store_list_attendance_async (LydStore *self,
                                 const LydId *session,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  list (self, list_job, session, NULL, lyd_store_list_attendance_async, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendance) */
GPtrArray *
lyd_store_list_attendance_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
evidence_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Subject *subject = data;

  return lyd_attendance_list_evidence (file, &subject->id, &subject->registration, error);
}

void
lyd_store_list_attendance_evidence_async (LydStore *self,
                                          const LydId *session,
                                          const LydId *registration,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data)
{
  list (self, evidence_job, session, registration, lyd_store_list_attendance_evidence_async, cancellable, callback,
        data);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceEvidence) */
GPtrArray *
lyd_store_list_attendance_evidence_finish (LydStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
reports_job (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_attendance_list_reports (file, &((Subject *) data)->id, error);
}

void
lyd_store_list_attendance_reports_async (LydStore *self,
                                         const LydId *event,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  list (self, reports_job, event, NULL, lyd_store_list_attendance_reports_async, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceReport) */
GPtrArray *
lyd_store_list_attendance_reports_finish (LydStore *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
unmatched_job (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_attendance_list_unmatched (file, &((Subject *) data)->id, error);
}

void
lyd_store_list_unmatched_async (LydStore *self,
                                const LydId *event,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  list (self, unmatched_job, event, NULL, lyd_store_list_unmatched_async, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceUnmatched) */
GPtrArray *
lyd_store_list_unmatched_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
settled_job (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_attendance_list_settled (file, &((Subject *) data)->id, error);
}

void
lyd_store_list_settled_async (LydStore *self,
                              const LydId *session,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  list (self, settled_job, session, NULL, lyd_store_list_settled_async, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydAttendanceSettled) */
GPtrArray *
lyd_store_list_settled_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- saying who somebody is ---- */

typedef struct {
  LydId session;
  char *identity;
  LydSettleChoice choice; /* texts owned */
  LydId who;
  LydSettleResult *result;
} Settling;

typedef struct {
  LydDone *done;
  LydSettleResult *result;
} Settled;

static void
settling_free (gpointer data)
{
  Settling *self = data;

  g_free (self->identity);
  g_free ((char *) self->choice.name);
  g_free ((char *) self->choice.given);
  g_free ((char *) self->choice.family);
  g_free ((char *) self->choice.email);
  g_free ((char *) self->choice.organization);
  g_clear_pointer (&self->result, lyd_settle_result_free);
  g_free (self);
}

static void
settled_free (gpointer data)
{
  Settled *self = data;

  g_clear_pointer (&self->done, lyd_done_free);
  g_clear_pointer (&self->result, lyd_settle_result_free);
  g_free (self);
}

static gboolean
settle (LydFile *file,
        gpointer data,
        GError **error)
{
  Settling *params = data;

  params->result = lyd_attendance_settle (file, &params->session, params->identity, &params->choice, error);
  return params->result != NULL;
}

static gpointer
settle_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Settling *params = data;
  LydDone *done = lyd_done_run (file, settle, params, &params->session, error);
  Settled *settled;

  if (done == NULL)
    return NULL;
  settled = g_new0 (Settled, 1);
  settled->done = done;
  settled->result = g_steal_pointer (&params->result);
  return settled;
}

/* @choice: copied */
void
lyd_store_settle_attendance_async (LydStore *self,
                                   const LydId *session,
                                   const char *identity,
                                   const LydSettleChoice *choice,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { settle_job, settling_free, settled_free, lyd_store_settle_attendance_async };
  Settling *params = g_new0 (Settling, 1);

  params->session = *session;
  params->identity = g_strdup (identity);
  params->choice = *choice;
  params->choice.name = g_strdup (choice->name);
  params->choice.given = g_strdup (choice->given);
  params->choice.family = g_strdup (choice->family);
  params->choice.email = g_strdup (choice->email);
  params->choice.organization = g_strdup (choice->organization);
  if (choice->who != NULL) {
    params->who = *choice->who;
    params->choice.who = &params->who;
  }
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable): the act, to be said and taken back */
LydDone *
lyd_store_settle_attendance_finish (LydStore *self,
                                    GAsyncResult *result,
                                    LydSettleResult **settled,
                                    GError **error)
{
  Settled *both;
  LydDone *done;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  both = g_task_propagate_pointer (G_TASK (result), error);
  if (both == NULL)
    return NULL;
  done = g_steal_pointer (&both->done);
  if (settled != NULL)
    *settled = g_steal_pointer (&both->result);
  settled_free (both);
  return done;
}

/* ---- what counts ---- */

typedef struct {
  LydId none; /* an act is about something; this one about a kind */
  LydKind kind;
  LydAttendanceRule rule;
  gboolean is_default;
} RuleParams;

static gpointer
get_rule_job (LydFile *file,
              gpointer data,
              GError **error)
{
  g_autofree LydAttendanceKindRule *rule = g_new0 (LydAttendanceKindRule, 1);

  rule->kind = *(LydKind *) data;
  if (!lyd_attendance_get_rule (file, rule->kind, &rule->rule, &rule->is_default, error))
    return NULL;
  return g_steal_pointer (&rule);
}

void
lyd_store_get_attendance_rule_async (LydStore *self,
                                     LydKind kind,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  static const LydJobClass klass = { get_rule_job, g_free, g_free, lyd_store_get_attendance_rule_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (&kind, sizeof kind), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable): g_free() */
LydAttendanceKindRule *
lyd_store_get_attendance_rule_finish (LydStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
set_rule (LydFile *file,
          gpointer data,
          GError **error)
{
  RuleParams *params = data;

  return lyd_attendance_set_rule (file, params->kind, params->is_default ? NULL : &params->rule, error);
}

void
lyd_store_set_attendance_rule_async (LydStore *self,
                                     LydKind kind,
                                     const LydAttendanceRule *rule,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  RuleParams *params = g_new0 (RuleParams, 1);
  LydStoreAct act = { set_rule, params, g_free, &params->none, NULL, NULL, lyd_store_set_attendance_rule_async };

  params->kind = kind;
  params->is_default = rule == NULL;
  if (rule != NULL)
    params->rule = *rule;
  lyd_store_push_act (self, &act, callback, data);
}

/* ---- the files ---- */

typedef struct {
  LydId report;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_free (self->path);
  g_free (self);
}

static gpointer
save_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Saving *params = data;

  return GINT_TO_POINTER (lyd_attendance_save_file (file, &params->report, params->path, error));
}

/* Reads on the reports' thread: the desk does not wait for it. */
void
lyd_store_save_attendance_file_async (LydStore *self,
                                      const LydId *report,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  static const LydJobClass klass = { save_job, saving_free, NULL, lyd_store_save_attendance_file_async };
  Saving *params = g_new0 (Saving, 1);

  params->report = *report;
  params->path = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params, NULL, NULL, callback, data);
}

gboolean
lyd_store_save_attendance_file_finish (LydStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return lyd_store_take (self, result, error) != NULL;
}
