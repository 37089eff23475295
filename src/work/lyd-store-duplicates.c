#include "lyd-store-duplicates.h"

#include "lyd-merge-organizations.h"
#include "lyd-store-private.h"

typedef struct {
  LydId people[2];
  guint number; /* how many to find, or what to take */
} Params;

static Params *
params_new (const LydId *a,
            const LydId *b,
            guint number)
{
  Params *params = g_new0 (Params, 1);

  params->people[0] = a != NULL ? *a : lyd_id_none;
  params->people[1] = b != NULL ? *b : lyd_id_none;
  params->number = number;
  return params;
}

void
lyd_duplicate_list_free (LydDuplicateList *self)
{
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find_job (LydFile *file,
          gpointer data,
          GError **error)
{
  g_autoptr (LydDuplicateList) list = g_new0 (LydDuplicateList, 1);

  list->pairs = lyd_duplicates_find (file, ((Params *) data)->number, &list->n_all, error);
  return list->pairs != NULL ? g_steal_pointer (&list) : NULL;
}

void
lyd_store_find_duplicates_async (LydStore *self,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { find_job, g_free, (GDestroyNotify) lyd_duplicate_list_free,
                                     lyd_store_find_duplicates_async };

  lyd_store_push (self, LYD_LANE_REPORTS, &klass, params_new (NULL, NULL, limit), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydDuplicateList *
lyd_store_find_duplicates_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
compare_job (LydFile *file,
             gpointer data,
             GError **error)
{
  const Params *params = data;

  return lyd_merge_compare (file, &params->people[0], &params->people[1], error);
}

void
lyd_store_compare_people_async (LydStore *self,
                                const LydId *keep,
                                const LydId *other,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  static const LydJobClass klass = { compare_job, g_free, (GDestroyNotify) lyd_merge_comparison_free,
                                     lyd_store_compare_people_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, params_new (keep, other, 0), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydMergeComparison *
lyd_store_compare_people_finish (LydStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
merge (LydFile *file,
       gpointer data,
       GError **error)
{
  const Params *params = data;
  g_autoptr (LydMergeResult) result =
    lyd_merge_people (file, &params->people[0], &params->people[1], params->number, error);

  return result != NULL;
}

static gpointer
merge_job (LydFile *file,
           gpointer data,
           GError **error)
{
  return lyd_done_run (file, merge, data, &((Params *) data)->people[0], error);
}

/* @take: see lyd_merge_people() */
void
lyd_store_merge_people_async (LydStore *self,
                              const LydId *keep,
                              const LydId *other,
                              guint take,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { merge_job, g_free, (GDestroyNotify) lyd_done_free, lyd_store_merge_people_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (keep, other, take), NULL, NULL, callback, data);
}

static gboolean
set_distinct (LydFile *file,
              gpointer data,
              GError **error)
{
  const Params *params = data;

  return lyd_duplicates_set_distinct (file, &params->people[0], &params->people[1], error);
}

static gpointer
distinct_job (LydFile *file,
              gpointer data,
              GError **error)
{
  return lyd_done_run (file, set_distinct, data, &((Params *) data)->people[0], error);
}

void
lyd_store_set_distinct_async (LydStore *self,
                              const LydId *a,
                              const LydId *b,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { distinct_job, g_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_set_distinct_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (a, b, 0), NULL, NULL, callback, data);
}

static gboolean
merge_organizations (LydFile *file,
                     gpointer data,
                     GError **error)
{
  const Params *params = data;
  int n_people;

  return lyd_merge_organizations (file, &params->people[0], &params->people[1], &n_people, error);
}

static gpointer
merge_organizations_job (LydFile *file,
                         gpointer data,
                         GError **error)
{
  return lyd_done_run (file, merge_organizations, data, &((Params *) data)->people[0], error);
}

/* See lyd_merge_organizations(). */
void
lyd_store_merge_organizations_async (LydStore *self,
                                     const LydId *keep,
                                     const LydId *other,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  static const LydJobClass klass = { merge_organizations_job, g_free, (GDestroyNotify) lyd_done_free,
                                     lyd_store_merge_organizations_async };

  lyd_store_push (self, LYD_LANE_WRITER, &klass, params_new (keep, other, 0), NULL, NULL, callback, data);
}
