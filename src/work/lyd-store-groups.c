#include "lyd-store-groups.h"

#include "lyd-sensitive.h"
#include "lyd-store-private.h"

typedef struct {
  LydGroupAct act;
  LydGroup *group; /* NULL where it is about an event */
  LydId subject;
  LydId person;
  gboolean reveal;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_clear_pointer (&params->group, lyd_group_free);
  g_free (params);
}

void
lyd_group_sheet_free (LydGroupSheet *self)
{
  g_clear_pointer (&self->group, lyd_group_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_free (self);
}

/* ---- reading ---- */

static gpointer
list_groups_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  return lyd_groups_get_all (file, error);
}

void
lyd_store_list_groups_async (LydStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { list_groups_job, NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_groups_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) (element-type LydGroup) */
GPtrArray *
lyd_store_list_groups_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
get_group_job (LydFile *file,
               gpointer data,
               GError **error)
{
  const Params *params = data;
  g_autofree char *words = lyd_id_to_string (&params->subject);
  g_autoptr (LydGroupSheet) sheet = g_new0 (LydGroupSheet, 1);

  sheet->group = lyd_groups_find_one (file, words, error);
  if (sheet->group == NULL ||
      (sheet->members = lyd_groups_get_members (file, sheet->group, params->reveal, error)) == NULL)
    return NULL;
  return g_steal_pointer (&sheet);
}

/* @reveal: also who is in a sensitive group; %LYD_GROUP_REVEAL goes before it */
void
lyd_store_get_group_async (LydStore *self,
                           const LydId *group,
                           gboolean reveal,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  static const LydJobClass klass = { get_group_job, params_free, (GDestroyNotify) lyd_group_sheet_free,
                                     lyd_store_get_group_async };
  Params *params = g_new0 (Params, 1);

  params->subject = *group;
  params->reveal = reveal;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydGroupSheet *
lyd_store_get_group_finish (LydStore *self,
                            GAsyncResult *result,
                            GError **error)
{
  return lyd_store_take (self, result, error);
}

/* ---- acts ---- */

static gboolean
act_on_group (LydFile *file,
              gpointer data,
              GError **error)
{
  Params *params = data;
  gboolean done = FALSE;

  switch (params->act) {
  case LYD_GROUP_ADD:
    done = lyd_groups_add (file, params->group, error);
    params->subject = params->group->id;
    break;
  case LYD_GROUP_CHANGE:
    done = lyd_groups_change (file, params->group, error);
    break;
  case LYD_GROUP_REMOVE:
    done = lyd_groups_remove (file, &params->group->id, error);
    break;
  case LYD_GROUP_JOIN:
    done = lyd_groups_join (file, params->group, &params->person, 1, error);
    break;
  case LYD_GROUP_LEAVE:
    done = lyd_groups_leave (file, params->group, &params->person, 1, error);
    break;
  case LYD_GROUP_REVEAL:
    done = params->group != NULL ? lyd_sensitive_reveal_group (file, &params->subject, error)
                                 : lyd_sensitive_reveal_event (file, &params->subject, error);
    break;
  }
  return done;
}

static gpointer
act_job (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;

  return lyd_done_run (file, act_on_group, params, &params->subject, error);
}

/* @group is copied. @person: (nullable): who joins or leaves */
void
lyd_store_act_on_group_async (LydStore *self,
                              LydGroupAct act,
                              const LydGroup *group,
                              const LydId *person,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { act_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_act_on_group_async };
  Params *params = g_new0 (Params, 1);

  params->act = act;
  params->subject = group->id;
  params->group = g_memdup2 (group, sizeof *group);
  params->group->name = g_strdup (group->name);
  params->person = person != NULL ? *person : lyd_id_none;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

void
lyd_store_reveal_event_async (LydStore *self,
                              const LydId *event,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { act_job, params_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_reveal_event_async };
  Params *params = g_new0 (Params, 1);

  params->act = LYD_GROUP_REVEAL;
  params->subject = *event;
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}
