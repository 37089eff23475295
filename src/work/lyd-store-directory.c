#include "lyd-store-directory.h"

#include "lyd-store-private.h"

typedef struct {
  char *text;
  LydId *ids;
  gsize n_ids;
  LydPerson *person;
  LydOrganization *organization;
  GPtrArray *networks;
  LydId subject;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->person, lyd_person_free);
  g_clear_pointer (&params->organization, lyd_organization_free);
  g_clear_pointer (&params->networks, g_ptr_array_unref);
  g_free (params->text);
  g_free (params->ids);
  g_free (params);
}

static gpointer
is_empty_job (LydFile *file,
              gpointer data,
              GError **error)
{
  gboolean empty;

  return lyd_directory_is_empty (file, &empty, error) ? GINT_TO_POINTER (empty ? 1 : 2) : NULL;
}

void
lyd_store_is_empty_async (LydStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  static const LydJobClass klass = { is_empty_job, NULL, NULL, lyd_store_is_empty_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* @empty: (out): as of lyd_directory_is_empty() */
gboolean
lyd_store_is_empty_finish (LydStore *self,
                           GAsyncResult *result,
                           gboolean *empty,
                           GError **error)
{
  int answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), error));
  *empty = answer == 1;
  return answer != 0;
}

static gpointer
list_people_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_directory_list_people (file, ((Params *) data)->text, error);
}

/* @text: (nullable) */
void
lyd_store_list_people_async (LydStore *self,
                             const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { list_people_job, params_free, (GDestroyNotify) g_array_unref,
                                     lyd_store_list_people_async };
  Params *params = g_new0 (Params, 1);

  params->text = g_strdup (text);
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydId) */
GArray *
lyd_store_list_people_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_lines_job (LydFile *file,
                gpointer data,
                GError **error)
{
  const Params *params = data;

  return lyd_directory_list_lines (file, params->ids, params->n_ids, error);
}

void
lyd_store_list_lines_async (LydStore *self,
                            const LydId *people,
                            gsize n_people,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { list_lines_job, params_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_lines_async };
  Params *params = g_new0 (Params, 1);

  params->ids = g_memdup2 (people, n_people * sizeof *people);
  params->n_ids = n_people;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydPersonLine): %NULL in the place of one who is gone */
GPtrArray *
lyd_store_list_lines_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
get_person_job (LydFile *file,
                gpointer data,
                GError **error)
{
  return lyd_directory_get_person (file, data, error);
}

void
lyd_store_get_person_async (LydStore *self,
                            const LydId *person,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { get_person_job, g_free, (GDestroyNotify) lyd_person_page_free,
                                     lyd_store_get_person_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (person, sizeof *person), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydPersonPage *
lyd_store_get_person_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_organizations_job (LydFile *file,
                        gpointer data,
                        GError **error)
{
  return lyd_directory_list_organizations (file, error);
}

void
lyd_store_list_organizations_async (LydStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  static const LydJobClass klass = { list_organizations_job, NULL, (GDestroyNotify) lyd_organization_list_free,
                                     lyd_store_list_organizations_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydOrganizationList *
lyd_store_list_organizations_finish (LydStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
get_organization_job (LydFile *file,
                      gpointer data,
                      GError **error)
{
  return lyd_directory_get_organization (file, data, error);
}

void
lyd_store_get_organization_async (LydStore *self,
                                  const LydId *organization,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  static const LydJobClass klass = { get_organization_job, g_free, (GDestroyNotify) lyd_organization_page_free,
                                     lyd_store_get_organization_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (organization, sizeof *organization), NULL, cancellable,
                  callback, data);
}

/* Returns: (transfer full) (nullable) */
LydOrganizationPage *
lyd_store_get_organization_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_networks_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  return lyd_directory_list_networks (file, error);
}

void
lyd_store_list_networks_async (LydStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { list_networks_job, NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_networks_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydNetwork) */
GPtrArray *
lyd_store_list_networks_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
save_person (LydFile *file,
             gpointer data,
             GError **error)
{
  Params *params = data;

  if (!lyd_directory_save_person (file, params->person, params->text, error))
    return FALSE;
  params->subject = params->person->id;
  return TRUE;
}

static gpointer
save_person_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_done_run (file, save_person, data, &((Params *) data)->subject, error);
}

/* Both are copied; see lyd_directory_save_person(). */
void
lyd_store_save_person_async (LydStore *self,
                             const LydPerson *person,
                             const char *organization,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { save_person_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_save_person_async };
  Params *params = g_new0 (Params, 1);

  params->person = lyd_person_copy (person);
  params->text = g_strdup (organization);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

static gboolean
save_organization (LydFile *file,
                   gpointer data,
                   GError **error)
{
  Params *params = data;

  if (!lyd_directory_save_organization (file, params->organization, params->networks, error))
    return FALSE;
  params->subject = params->organization->id;
  return TRUE;
}

static gpointer
save_organization_job (LydFile *file,
                       gpointer data,
                       GError **error)
{
  return lyd_done_run (file, save_organization, data, &((Params *) data)->subject, error);
}

/* @organization is copied, @networks (element-type LydNetworkChoice) is held; see lyd_directory_save_organization(). */
void
lyd_store_save_organization_async (LydStore *self,
                                   const LydOrganization *organization,
                                   GPtrArray *networks,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  static const LydJobClass klass = { save_organization_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_save_organization_async };
  Params *params = g_new0 (Params, 1);

  params->organization = lyd_organization_copy (organization);
  params->networks = g_ptr_array_ref (networks);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}
