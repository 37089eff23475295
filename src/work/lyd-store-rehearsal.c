#include "lyd-store-rehearsal.h"

#include "lyd-store-private.h"

typedef struct {
  LydId event;
  int limit;
} Begin;

static gpointer
begin_job (LydFile *file,
           gpointer data,
           GError **error)
{
  const Begin *begin = data;

  return lyd_rehearsal_begin (file, &begin->event, begin->limit, error);
}

void
lyd_store_begin_rehearsal_async (LydStore *self,
                                 const LydId *event,
                                 int limit,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { begin_job, g_free, (GDestroyNotify) lyd_rehearsal_free,
                                     lyd_store_begin_rehearsal_async };
  Begin *begin = g_new0 (Begin, 1);

  *begin = (Begin){ *event, limit };
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, begin, NULL, NULL, callback, data);
}

LydRehearsal *
lyd_store_begin_rehearsal_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static void
end_free (gpointer data)
{
  lyd_rehearsal_free (data);
}

static gpointer
end_job (LydFile *file,
         gpointer data,
         GError **error)
{
  g_autofree LydRehearsalEnd *end = g_new0 (LydRehearsalEnd, 1);

  return lyd_rehearsal_end (file, data, end, error) ? g_steal_pointer (&end) : NULL;
}

/* The copy's store is closed. */
void
lyd_store_end_rehearsal_async (LydStore *self,
                               const LydRehearsal *rehearsal,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  static const LydJobClass klass = { end_job, end_free, g_free, lyd_store_end_rehearsal_async };
  LydRehearsal *copy = g_memdup2 (rehearsal, sizeof *rehearsal);

  copy->path = g_strdup (rehearsal->path);
  copy->comers = NULL;
  copy->arrivals = NULL;
  lyd_store_push (self, LYD_LANE_REPORTS, &klass, copy, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable): for g_free() */
LydRehearsalEnd *
lyd_store_end_rehearsal_finish (LydStore *self,
                                GAsyncResult *result,
                                GError **error)
{
  return lyd_store_take (self, result, error);
}
