#include "lyd-store-people.h"

#include "lyd-aliases.h"
#include "lyd-import.h"
#include "lyd-people-export.h"
#include "lyd-store-private.h"

/* What any of the jobs here is about; texts and ids are owned. */
typedef struct {
  GArray *ids; /* of LydId; NULL: all */
  LydId id;
  char *texts[5];
  LydId groups[2];
  LydKnownChoice choice;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->ids, g_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (params->texts); i++)
    g_free (params->texts[i]);
  g_free (params);
}

static Params *
params_new (const GArray *ids)
{
  Params *params = g_new0 (Params, 1);

  if (ids != NULL) {
    params->ids = g_array_sized_new (FALSE, FALSE, sizeof (LydId), ids->len);
    g_array_append_vals (params->ids, ids->data, ids->len);
  }
  return params;
}

static const LydId *
get_group (const LydId *id)
{
  return lyd_id_is_none (id) ? NULL : id;
}

/* ---- many at once ---- */

static gboolean
change_people (LydFile *file,
               gpointer data,
               GError **error)
{
  const Params *params = data;
  const LydPeopleChange change = {
    .organization = params->texts[0],
    .role = params->texts[1],
    .language = params->texts[2],
    .join = get_group (&params->groups[0]),
    .leave = get_group (&params->groups[1]),
  };
  guint n;

  return lyd_directory_change_people (file, (const LydId *) (gpointer) params->ids->data, params->ids->len, &change, &n,
                                      error);
}

static gpointer
change_people_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  return lyd_done_run (file, change_people, data, &lyd_id_none, error);
}

void
lyd_store_change_people_async (LydStore *self,
                               const GArray *people,
                               const LydPeopleChange *change,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { change_people_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_change_people_async };
  Params *params = params_new (people);

  params->texts[0] = g_strdup (change->organization);
  params->texts[1] = g_strdup (change->role);
  params->texts[2] = g_strdup (change->language);
  params->groups[0] = change->join != NULL ? *change->join : lyd_id_none;
  params->groups[1] = change->leave != NULL ? *change->leave : lyd_id_none;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

static gboolean
change_organizations (LydFile *file,
                      gpointer data,
                      GError **error)
{
  const Params *params = data;
  const LydOrganizationsChange change = { params->texts[0], params->texts[1], params->texts[2], params->texts[3],
                                          params->texts[4] };
  guint n;

  return lyd_directory_change_organizations (file, (const LydId *) (gpointer) params->ids->data, params->ids->len,
                                             &change, &n, error);
}

static gpointer
change_organizations_job (LydFile *file,
                          gpointer data,
                          GError **error)
{
  return lyd_done_run (file, change_organizations, data, &lyd_id_none, error);
}

void
lyd_store_change_organizations_async (LydStore *self,
                                      const GArray *organizations,
                                      const LydOrganizationsChange *change,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  static const LydJobClass klass = { change_organizations_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_change_organizations_async };
  Params *params = params_new (organizations);

  params->texts[0] = g_strdup (change->join);
  params->texts[1] = g_strdup (change->since);
  params->texts[2] = g_strdup (change->leave);
  params->texts[3] = g_strdup (change->until);
  params->texts[4] = g_strdup (change->state);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

/* ---- aliases ---- */

static gboolean
add_alias (LydFile *file,
           gpointer data,
           GError **error)
{
  const Params *params = data;

  return lyd_aliases_add (file, &params->id, params->texts[0], params->texts[1], error);
}

static gboolean
remove_alias (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_aliases_remove (file, &((Params *) data)->id, error);
}

static gboolean
promote_alias (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_aliases_promote (file, &((Params *) data)->id, error);
}

static gpointer
add_alias_job (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_done_run (file, add_alias, data, &((Params *) data)->id, error);
}

static gpointer
remove_alias_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  return lyd_done_run (file, remove_alias, data, &lyd_id_none, error);
}

static gpointer
promote_alias_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  return lyd_done_run (file, promote_alias, data, &lyd_id_none, error);
}

/* See lyd_aliases_add(). */
void
lyd_store_add_alias_async (LydStore *self,
                           const LydId *person,
                           const char *kind,
                           const char *value,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { add_alias_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_add_alias_async };
  Params *params = params_new (NULL);

  params->id = *person;
  params->texts[0] = g_strdup (kind);
  params->texts[1] = g_strdup (value);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

static void
push_alias (LydStore *self,
            const LydJobClass *klass,
            const LydId *alias,
            GAsyncReadyCallback callback,
            gpointer data)
{
  Params *params = params_new (NULL);

  params->id = *alias;
  lyd_store_push (self, LYD_LANE_WRITER, klass, params, NULL, NULL, callback, data);
}

void
lyd_store_remove_alias_async (LydStore *self,
                              const LydId *alias,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { remove_alias_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_remove_alias_async };

  push_alias (self, &klass, alias, callback, data);
}

void
lyd_store_promote_alias_async (LydStore *self,
                               const LydId *alias,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { promote_alias_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_promote_alias_async };

  push_alias (self, &klass, alias, callback, data);
}

/* ---- out ---- */

static gpointer
export_people_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  const Params *params = data;

  return GINT_TO_POINTER (lyd_people_export (file, params->ids, params->texts[0], error));
}

static gpointer
export_organizations_job (LydFile *file,
                          gpointer data,
                          GError **error)
{
  const Params *params = data;

  return GINT_TO_POINTER (lyd_organizations_export (file, params->ids, params->texts[0], error));
}

static void
push_export (LydStore *self,
             const LydJobClass *klass,
             const GArray *ids,
             const char *path,
             GAsyncReadyCallback callback,
             gpointer data)
{
  Params *params = params_new (ids);

  params->texts[0] = g_strdup (path);
  lyd_store_push (self, LYD_LANE_REPORTS, klass, params, NULL, NULL, callback, data);
}

void
lyd_store_export_people_async (LydStore *self,
                               const GArray *ids,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { export_people_job, params_free, NULL, lyd_store_export_people_async };

  push_export (self, &klass, ids, path, callback, data);
}

void
lyd_store_export_organizations_async (LydStore *self,
                                      const GArray *ids,
                                      const char *path,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  static const LydJobClass klass = { export_organizations_job, params_free, NULL,
                                     lyd_store_export_organizations_async };

  push_export (self, &klass, ids, path, callback, data);
}

gboolean
lyd_store_export_directory_finish (LydStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return GPOINTER_TO_INT (lyd_store_take (self, result, error)) != 0;
}

/* ---- in ---- */

static Params *
params_of_list (const char *path,
                LydKnownChoice choice)
{
  Params *params = params_new (NULL);

  params->texts[0] = g_strdup (path);
  params->choice = choice;
  return params;
}

static gpointer
look_job (LydFile *file,
          gpointer data,
          GError **error)
{
  const Params *params = data;
  g_autoptr (GBytes) bytes = lyd_import_read_bytes (params->texts[0], NULL, error);

  return bytes != NULL ? lyd_people_import_look (file, bytes, params->choice, error) : NULL;
}

void
lyd_store_look_at_people_async (LydStore *self,
                                const char *path,
                                LydKnownChoice choice,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { look_job, params_free, (GDestroyNotify) lyd_people_import_plan_free,
                                     lyd_store_look_at_people_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_of_list (path, choice), NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydPeopleImportPlan *
lyd_store_look_at_people_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
import_people (LydFile *file,
               gpointer data,
               GError **error)
{
  const Params *params = data;
  g_autoptr (GBytes) bytes = lyd_import_read_bytes (params->texts[0], NULL, error);
  g_autofree char *name = g_path_get_basename (params->texts[0]);
  g_autoptr (LydPeopleImportPlan) plan =
    bytes != NULL ? lyd_people_import (file, bytes, name, params->choice, error) : NULL;

  return plan != NULL;
}

static gpointer
import_people_job (LydFile *file,
                   gpointer data,
                   GError **error)
{
  return lyd_done_run (file, import_people, data, &lyd_id_none, error);
}

/* Ends with lyd_store_act_finish(). */
void
lyd_store_import_people_async (LydStore *self,
                               const char *path,
                               LydKnownChoice choice,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { import_people_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_import_people_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_of_list (path, choice), NULL, NULL, callback, data);
}
