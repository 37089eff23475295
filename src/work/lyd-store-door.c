#include "lyd-store-door.h"

#include "lyd-store-private.h"

typedef struct {
  LydId session;
  LydId *ids; /* the organization or registration that is asked about, or all to be let in */
  gsize n_ids;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->ids);
  g_free (params);
}

static void
push (LydStore *self,
      LydLaneKind lane,
      const LydJobClass *klass,
      const LydId *session,
      const LydId *ids,
      gsize n_ids,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer data)
{
  Params *params = g_new0 (Params, 1);

  params->session = *session;
  params->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  params->n_ids = n_ids;
  lyd_store_push (self, lane, klass, params, session, cancellable, callback, data);
}

static gpointer
organizations_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;

  return lyd_door_list_organizations (file, &params->session, error);
}

void
lyd_store_list_door_organizations_async (LydStore *self,
                                         const LydId *session,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  static const LydJobClass klass = { organizations_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_door_organizations_async };

  push (self, LYD_LANE_READER, &klass, session, NULL, 0, cancellable, callback, data);
}

static gpointer
expected_job (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;

  return lyd_door_list_expected (file, &params->session, params->ids, error);
}

void
lyd_store_list_expected_async (LydStore *self,
                               const LydId *session,
                               const LydId *organization,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { expected_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_expected_async };

  push (self, LYD_LANE_READER, &klass, session, organization, 1, cancellable, callback, data);
}

static gpointer
expected_with_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;
  g_autofree char *name = NULL;
  LydId organization;

  if (!lyd_door_find_organization (file, params->ids, &organization, &name, error))
    return NULL;
  return lyd_door_list_expected (file, &params->session, &organization, error);
}

void
lyd_store_list_expected_with_async (LydStore *self,
                                    const LydId *session,
                                    const LydId *registration,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = { expected_with_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_expected_with_async };

  push (self, LYD_LANE_READER, &klass, session, registration, 1, cancellable, callback, data);
}

static gpointer
inside_job (LydFile *file,
            gpointer data,
            GError **error)
{
  Params *params = data;

  return lyd_door_list_inside (file, &params->session, error);
}

void
lyd_store_list_inside_async (LydStore *self,
                             const LydId *session,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { inside_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_inside_async };

  push (self, LYD_LANE_READER, &klass, session, NULL, 0, cancellable, callback, data);
}

/* Of all lists. Returns: (transfer full) (nullable) */
GPtrArray *
lyd_store_door_finish (LydStore *self,
                       GAsyncResult *result,
                       GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
admit_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  const LydMany many = { .ids = params->ids, .n_ids = params->n_ids };

  return lyd_admit_many (file, &params->session, &many, error);
}

void
lyd_store_admit_many_async (LydStore *self,
                            const LydId *session,
                            const LydId *ids,
                            gsize n_ids,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { admit_job, params_free, (GDestroyNotify) lyd_many_admitted_free,
                                     lyd_store_admit_many_async };

  push (self, LYD_LANE_WRITER, &klass, session, ids, n_ids, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydManyAdmitted *
lyd_store_admit_many_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}
