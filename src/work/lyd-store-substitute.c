#include "lyd-store-substitute.h"

#include "lyd-store-private.h"

typedef struct {
  LydId registration; /* whose place it is; then the new one */
  LydId person;
  char *name;
  char *email;
  char *organization;
  char *override;
  LydGuests guests;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->name);
  g_free (params->email);
  g_free (params->organization);
  g_free (params->override);
  g_free (params);
}

static gboolean
substitute (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;
  const LydRegistrationRequest request = {
    .name = params->name,
    .email = params->email,
    .organization = params->organization,
    .override = params->override,
    .person = lyd_id_is_none (&params->person) ? NULL : &params->person,
  };
  int n_guests;
  g_autoptr (LydRegistrationResult) result =
    lyd_register_substitute (file, &params->registration, &request, params->guests, &n_guests, error);

  if (result == NULL)
    return FALSE;
  params->registration = result->registration;
  return TRUE;
}

static gpointer
substitute_job (LydFile *file,
                gpointer data,
                GError **error)
{
  return lyd_done_run (file, substitute, data, &((Params *) data)->registration, error);
}

void
lyd_store_substitute_async (LydStore *self,
                            const LydId *registration,
                            const LydRegistrationRequest *request,
                            LydGuests guests,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { substitute_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_substitute_async };
  Params *params = g_new0 (Params, 1);

  params->registration = *registration;
  params->person = request->person != NULL ? *request->person : lyd_id_none;
  params->name = g_strdup (request->name);
  params->email = g_strdup (request->email);
  params->organization = g_strdup (request->organization);
  params->override = g_strdup (request->override);
  params->guests = guests;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}
