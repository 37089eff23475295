#include "lyd-store-desk.h"

#include "lyd-store-private.h"

typedef struct {
  LydAttempt attempt; /* its strings are the next four */
  char *text;
  char *override;
  char *printer;
  LydGivenAnswer *answers; /* strings owned, as many as the attempt says */
  LydId id;                /* a registration, scan or event */
  LydRegistrationRequest request;
  char *name;
  char *email;
  char *organization;
  char *exception;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->text);
  g_free (params->override);
  g_free (params->printer);
  for (gsize i = 0; i < params->attempt.n_answers; i++) {
    g_free ((char *) params->answers[i].question);
    g_free ((char *) params->answers[i].value);
  }
  g_free (params->answers);
  g_free (params->name);
  g_free (params->email);
  g_free (params->organization);
  g_free (params->exception);
  g_free (params);
}

static Params *
params_new (const LydId *id,
            const LydAttempt *attempt)
{
  Params *params = g_new0 (Params, 1);

  if (id != NULL)
    params->id = *id;
  if (attempt != NULL) {
    params->text = g_strdup (attempt->text);
    params->override = g_strdup (attempt->override);
    params->attempt = *attempt;
    params->attempt.text = params->text;
    params->attempt.override = params->override;
    params->attempt.printer = params->printer = g_strdup (attempt->printer);
    params->answers = g_new0 (LydGivenAnswer, attempt->n_answers);
    for (gsize i = 0; i < attempt->n_answers; i++) {
      params->answers[i].question = g_strdup (attempt->answers[i].question);
      params->answers[i].value = g_strdup (attempt->answers[i].value);
    }
    params->attempt.answers = params->answers;
  }
  return params;
}

static gpointer
admit_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;

  return lyd_admit (file, &params->attempt, error);
}

/* @attempt is copied. */
void
lyd_store_admit_async (LydStore *self,
                       const LydAttempt *attempt,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  static const LydJobClass klass = { admit_job, params_free, (GDestroyNotify) lyd_admission_result_free,
                                     lyd_store_admit_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (NULL, attempt), &attempt->session, NULL, callback, data);
}

static gpointer
admit_registration_job (LydFile *file,
                        gpointer data,
                        GError **error)
{
  Params *params = data;

  return lyd_admit_registration (file, &params->id, &params->attempt, error);
}

/* Somebody who was looked up, after the confirmation card. */
void
lyd_store_admit_registration_async (LydStore *self,
                                    const LydId *registration,
                                    const LydAttempt *attempt,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = {
    admit_registration_job,
    params_free,
    (GDestroyNotify) lyd_admission_result_free,
    lyd_store_admit_registration_async,
  };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (registration, attempt), &attempt->session, NULL, callback,
                  data);
}

static gpointer
undo_job (LydFile *file,
          gpointer data,
          GError **error)
{
  Params *params = data;

  return lyd_admit_undo (file, &params->id, error);
}

void
lyd_store_undo_scan_async (LydStore *self,
                           const LydId *scan,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { undo_job, params_free, (GDestroyNotify) lyd_admission_result_free,
                                     lyd_store_undo_scan_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (scan, NULL), NULL, NULL, callback, data);
}

static gpointer
walk_in_job (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;
  g_autoptr (LydRegistrationResult) registered = lyd_register (file, &params->id, &params->request, error);

  if (registered == NULL)
    return NULL;
  return lyd_admit_registration (file, &registered->registration, &params->attempt, error);
}

/* Registers somebody who is not on the list (once: known people are found again) and lets them in. */
void
lyd_store_walk_in_async (LydStore *self,
                         const LydId *event,
                         const LydRegistrationRequest *request,
                         const LydAttempt *attempt,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  static const LydJobClass klass = { walk_in_job, params_free, (GDestroyNotify) lyd_admission_result_free,
                                     lyd_store_walk_in_async };
  Params *params = params_new (event, attempt);

  params->name = g_strdup (request->name);
  params->email = g_strdup (request->email);
  params->organization = g_strdup (request->organization);
  params->exception = g_strdup (request->override);
  params->request = (LydRegistrationRequest){
    .name = params->name,
    .email = params->email,
    .organization = params->organization,
    .type = request->type,
    .status = LYD_STATUS_CONFIRMED,
    .origin = LYD_ORIGIN_WALK_IN,
    .beyond = request->beyond,
    .override = params->exception,
  };
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}

/* Of all four. Returns: (transfer full) (nullable) */
LydAdmissionResult *
lyd_store_admission_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}
