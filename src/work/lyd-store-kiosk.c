#include "lyd-store-kiosk.h"

#include "lyd-store-private.h"

typedef struct {
  LydAttempt attempt;
  LydNewcomer newcomer; /* its strings are the next three */
  char *name;
  char *organization;
  char *email;
  char *text;
  LydId id; /* a session or a registration */
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->name);
  g_free (params->organization);
  g_free (params->email);
  g_free (params->text);
  g_free (params);
}

static Params *
params_new (const LydId *id,
            const char *text)
{
  Params *params = g_new0 (Params, 1);

  if (id != NULL)
    params->id = *id;
  params->text = g_strdup (text);
  return params;
}

static gpointer
get_door_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;

  return lyd_kiosk_door_get (file, params->text, error);
}

void
lyd_store_get_kiosk_door_async (LydStore *self,
                                const char *session,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { get_door_job, params_free, (GDestroyNotify) lyd_kiosk_door_free,
                                     lyd_store_get_kiosk_door_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (NULL, session), NULL, cancellable, callback, data);
}

LydKioskDoor *
lyd_store_get_kiosk_door_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
look_up_job (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;

  return lyd_lookup (file, &params->id, params->text, error);
}

void
lyd_store_look_up_async (LydStore *self,
                         const LydId *session,
                         const char *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  static const LydJobClass klass = { look_up_job, params_free, (GDestroyNotify) lyd_lookup_free,
                                     lyd_store_look_up_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (session, text), NULL, cancellable, callback, data);
}

LydLookup *
lyd_store_look_up_finish (LydStore *self,
                          GAsyncResult *result,
                          GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
get_line_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;

  return lyd_lookup_get (file, &params->id, error);
}

void
lyd_store_get_lookup_line_async (LydStore *self,
                                 const LydId *registration,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { get_line_job, params_free, (GDestroyNotify) lyd_lookup_line_free,
                                     lyd_store_get_lookup_line_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (registration, NULL), NULL, cancellable, callback, data);
}

LydLookupLine *
lyd_store_get_lookup_line_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
register_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;

  return lyd_newcomer_register (file, &params->newcomer, &params->attempt, error);
}

void
lyd_store_register_newcomer_async (LydStore *self,
                                   const LydNewcomer *newcomer,
                                   const LydAttempt *attempt,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { register_job, params_free, (GDestroyNotify) lyd_newcomer_result_free,
                                     lyd_store_register_newcomer_async };
  Params *params = params_new (NULL, NULL);

  params->name = g_strdup (newcomer->name);
  params->organization = g_strdup (newcomer->organization);
  params->email = g_strdup (newcomer->email);
  params->newcomer = (LydNewcomer){ params->name, params->organization, params->email };
  params->attempt = (LydAttempt){
    .session = attempt->session, .attempt = attempt->attempt, .kind = attempt->kind, .source = attempt->source
  };
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, &attempt->session, NULL, callback, data);
}

LydNewcomerResult *
lyd_store_register_newcomer_finish (LydStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
probe_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;

  return GINT_TO_POINTER (lyd_kiosk_door_probe (file, &params->id, error));
}

void
lyd_store_probe_async (LydStore *self,
                       const LydId *session,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  static const LydJobClass klass = { probe_job, params_free, NULL, lyd_store_probe_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (session, NULL), NULL, NULL, callback, data);
}

gboolean
lyd_store_probe_finish (LydStore *self,
                        GAsyncResult *result,
                        GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error));
}
