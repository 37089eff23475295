#include "lyd-store-party.h"

#include "lyd-store-private.h"

typedef struct {
  LydId event;
  char *text;
  char *organization;
  LydId from;
  gboolean came;
} ListParams;

static void
list_params_free (gpointer data)
{
  ListParams *params = data;

  g_free (params->text);
  g_free (params->organization);
  g_free (params);
}

static gpointer
list_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const ListParams *params = data;

  if (params->text != NULL)
    return lyd_party_read_text (file, &params->event, params->text, error);
  if (params->organization != NULL)
    return lyd_party_list_organization (file, &params->event, params->organization, error);
  return lyd_party_list_event (file, &params->event, &params->from, params->came, error);
}

void
lyd_store_list_party_async (LydStore *self,
                            const LydId *event,
                            const LydPartySource *source,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { list_job, list_params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_party_async };
  ListParams *params = g_new0 (ListParams, 1);

  params->event = *event;
  params->text = g_strdup (source->text);
  params->organization = g_strdup (source->organization);
  params->from = source->event != NULL ? *source->event : lyd_id_none;
  params->came = source->came;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydPartyMember) */
GPtrArray *
lyd_store_list_party_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

typedef struct {
  LydId event;
  LydId host; /* none: nobody's guests */
  GPtrArray *members;
} RegisterParams;

static void
register_params_free (gpointer data)
{
  RegisterParams *params = data;

  g_clear_pointer (&params->members, g_ptr_array_unref);
  g_free (params);
}

static gboolean
register_party (LydFile *file,
                gpointer data,
                GError **error)
{
  const RegisterParams *params = data;
  const LydPartyTerms terms = { .host = lyd_id_is_none (&params->host) ? NULL : &params->host };
  g_autoptr (LydPartyResult) party = lyd_party_register (file, &params->event, params->members, &terms, error);

  return party != NULL;
}

static gpointer
register_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_done_run (file, register_party, data, &((RegisterParams *) data)->event, error);
}

void
lyd_store_register_party_async (LydStore *self,
                                const LydId *event,
                                GPtrArray *members,
                                const LydId *host,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { register_job, register_params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_register_party_async };
  RegisterParams *params = g_new0 (RegisterParams, 1);

  params->event = *event;
  params->host = host != NULL ? *host : lyd_id_none;
  params->members = g_ptr_array_ref (members);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, event, NULL, callback, data);
}
