#include "lyd-store-registrations.h"

#include "lyd-admit-many.h"
#include "lyd-register-many.h"
#include "lyd-register.h"
#include "lyd-store-private.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  LydId session;
  LydId registration;
} RecordParams;

static gpointer
get_record_job (LydFile *file,
                gpointer data,
                GError **error)
{
  const RecordParams *params = data;

  return lyd_record_get (file, &params->session, &params->registration, error);
}

void
lyd_store_get_record_async (LydStore *self,
                            const LydId *session,
                            const LydId *registration,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { get_record_job, g_free, (GDestroyNotify) lyd_record_free,
                                     lyd_store_get_record_async };
  RecordParams *params = g_new0 (RecordParams, 1);

  params->session = *session;
  params->registration = *registration;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydRecord *
lyd_store_get_record_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- the form ---- */

typedef struct {
  LydId event;
  char *text;
  int limit;
} FormParams;

static void
form_params_free (gpointer data)
{
  FormParams *params = data;

  g_free (params->text);
  g_free (params);
}

static gpointer
get_form_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_register_get_form (file, &((FormParams *) data)->event, error);
}

void
lyd_store_get_form_async (LydStore *self,
                          const LydId *event,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { get_form_job, form_params_free, (GDestroyNotify) lyd_registration_form_free,
                                     lyd_store_get_form_async };
  FormParams *params = g_new0 (FormParams, 1);

  params->event = *event;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

LydRegistrationForm *
lyd_store_get_form_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
find_people_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  const FormParams *params = data;

  return lyd_register_find_people (file, &params->event, params->text, params->limit, error);
}

void
lyd_store_find_people_async (LydStore *self,
                             const LydId *event,
                             const char *text,
                             int limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { find_people_job, form_params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_find_people_async };
  FormParams *params = g_new0 (FormParams, 1);

  params->event = *event;
  params->text = g_strdup (text);
  params->limit = limit;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydKnownPerson) */
GPtrArray *
lyd_store_find_people_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
forecast_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_register_forecast (file, data, error);
}

void
lyd_store_forecast_async (LydStore *self,
                          const LydRegistrationDraft *draft,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { forecast_job, (GDestroyNotify) lyd_registration_draft_free,
                                     (GDestroyNotify) lyd_forecast_free, lyd_store_forecast_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, lyd_registration_draft_copy (draft), NULL, cancellable, callback,
                  data);
}

/* Returns: (transfer full) (nullable) */
LydForecast *
lyd_store_forecast_finish (LydStore *self,
                           GAsyncResult *result,
                           GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- acts on one ---- */

typedef struct {
  LydRegistrationDraft *draft;
  LydId registration;
  gboolean existing;
} SaveParams;

typedef struct {
  LydDone *done;
  gboolean existing;
} Saved;

static void
save_params_free (gpointer data)
{
  SaveParams *params = data;

  lyd_registration_draft_free (params->draft);
  g_free (params);
}

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_pointer (&saved->done, lyd_done_free);
  g_free (saved);
}

static gboolean
save (LydFile *file,
      gpointer data,
      GError **error)
{
  SaveParams *params = data;

  return lyd_register_save (file, params->draft, &params->registration, &params->existing, error);
}

static gpointer
save_job (LydFile *file,
          gpointer data,
          GError **error)
{
  SaveParams *params = data;
  g_autoptr (LydDone) done = lyd_done_run (file, save, params, &params->registration, error);
  Saved *saved;

  if (done == NULL)
    return NULL;
  saved = g_new0 (Saved, 1);
  saved->done = g_steal_pointer (&done);
  saved->existing = params->existing;
  return saved;
}

/* Adds a registration or changes one; @draft is copied. */
void
lyd_store_save_registration_async (LydStore *self,
                                   const LydRegistrationDraft *draft,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { save_job, save_params_free, saved_free, lyd_store_save_registration_async };
  SaveParams *params = g_new0 (SaveParams, 1);

  params->draft = lyd_registration_draft_copy (draft);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, &draft->event, NULL, callback, data);
}

/* @existing: (out): this person was registered already, as the answer's `subject`; nothing was changed */
LydDone *
lyd_store_save_registration_finish (LydStore *self,
                                    GAsyncResult *result,
                                    gboolean *existing,
                                    GError **error)
{
  Saved *saved;
  LydDone *done;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  saved = g_task_propagate_pointer (G_TASK (result), error);
  if (saved == NULL)
    return NULL;
  *existing = saved->existing;
  done = g_steal_pointer (&saved->done);
  saved_free (saved);
  return done;
}

static gboolean
reissue (LydFile *file,
         gpointer data,
         GError **error)
{
  g_autoptr (LydRegistrationResult) result = lyd_register_reissue (file, data, error);

  return result != NULL;
}

static gpointer
reissue_job (LydFile *file,
             gpointer data,
             GError **error)
{
  return lyd_done_run (file, reissue, data, data, error);
}

/* Gives a new code; the old one is refused from then on. */
void
lyd_store_reissue_async (LydStore *self,
                         const LydId *registration,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  static const LydJobClass klass = { reissue_job, g_free, (GDestroyNotify) lyd_done_free, lyd_store_reissue_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, g_memdup2 (registration, sizeof *registration), registration, NULL,
                  callback, data);
}

/* ---- acts on many ---- */

typedef struct {
  LydId subject; /* event or session */
  LydMany many;  /* ids owned */
  LydStatus status;
  GPtrArray *moved; /* of LydPromotion: who moved up; NULL: not asked */
  int n;            /* changed, or addresses */
} ManyParams;

static void
many_params_free (gpointer data)
{
  ManyParams *params = data;

  g_free ((LydId *) params->many.ids);
  g_clear_object (&params->many.cancellable);
  g_clear_pointer (&params->many.n_done, g_atomic_rc_box_release);
  g_clear_pointer (&params->moved, g_ptr_array_unref);
  g_free (params);
}

static ManyParams *
many_params_new (const LydId *subject,
                 const LydMany *many)
{
  ManyParams *params = g_new0 (ManyParams, 1);

  params->subject = subject != NULL ? *subject : lyd_id_none;
  params->many.ids = g_memdup2 (many->ids, many->n_ids * sizeof (LydId));
  params->many.n_ids = many->n_ids;
  params->many.cancellable = many->cancellable != NULL ? g_object_ref (many->cancellable) : NULL;
  params->many.n_done = many->n_done != NULL ? g_atomic_rc_box_acquire (many->n_done) : NULL;
  return params;
}

static gboolean
set_status (LydFile *file,
            gpointer data,
            GError **error)
{
  ManyParams *params = data;

  if (params->many.n_ids == 1)
    return lyd_register_set_status (file, params->many.ids, params->status, error);
  return lyd_register_change_status_many (file, &params->subject, &params->many, params->status, &params->n,
                                          &params->moved, error);
}

static gpointer
set_status_job (LydFile *file,
                gpointer data,
                GError **error)
{
  ManyParams *params = data;
  const LydId *subject = params->many.n_ids == 1 ? params->many.ids : &params->subject;
  LydDone *done = lyd_done_run (file, set_status, params, subject, error);

  if (done != NULL && params->many.n_ids > 1) {
    const char *word = lyd_word_title (&lyd_statuses, params->status);
    g_autofree char *moved = params->moved != NULL ? lyd_words_promoted (params->moved) : NULL;
    /* Translators: how many registrations have a status now: "12 registrations: Cancelled" */
    g_autofree char *changed = g_strdup_printf (
      ngettext ("%d registration is now “%s”.", "%d registrations are now “%s”.", (gulong) params->n), params->n, word);

    g_free (done->sentence);
    done->sentence = moved != NULL ? g_strdup_printf ("%s %s", changed, moved) : g_steal_pointer (&changed);
  }
  return done;
}

void
lyd_store_set_status_async (LydStore *self,
                            const LydId *event,
                            const LydMany *many,
                            LydStatus status,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { set_status_job, many_params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_set_status_async };
  ManyParams *params = many_params_new (event, many);

  params->status = status;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

static gpointer
check_in_many_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  ManyParams *params = data;
  g_autoptr (LydManyAdmitted) admitted = lyd_admit_many (file, &params->subject, &params->many, error);
  LydDone *done;

  if (admitted == NULL)
    return NULL;
  done = g_new0 (LydDone, 1);
  done->subject = params->subject;
  done->entry = admitted->entry;
  done->sentence = lyd_many_admitted_describe (admitted);
  return done;
}

/* Lets in all whom no rule refuses; the sentence says who was not. */
void
lyd_store_check_in_many_async (LydStore *self,
                               const LydId *session,
                               const LydMany *many,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { check_in_many_job, many_params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_check_in_many_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, many_params_new (session, many), session, NULL, callback, data);
}

static gpointer
list_emails_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  ManyParams *params = data;

  return lyd_register_list_emails (file, &params->many, &params->n, error);
}

void
lyd_store_list_emails_async (LydStore *self,
                             const LydMany *many,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { list_emails_job, many_params_free, g_free, lyd_store_list_emails_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, many_params_new (NULL, many), NULL, many->cancellable, callback,
                  data);
}

/* @n_emails: (out): how many addresses. Returns: (transfer full) (nullable): them, as mail programs take them */
char *
lyd_store_list_emails_finish (LydStore *self,
                              GAsyncResult *result,
                              int *n_emails,
                              GError **error)
{
  char *list;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  list = g_task_propagate_pointer (G_TASK (result), error);
  *n_emails = 0;
  for (const char *p = list; p != NULL && (p = strstr (p, "\" <")) != NULL; p++)
    (*n_emails)++;
  return list;
}
