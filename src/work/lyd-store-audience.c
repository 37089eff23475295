#include "lyd-store-audience.h"

#include "lyd-store-private.h"

typedef struct {
  LydId event;   /* none: one that is not on file yet */
  LydId session; /* none: the event's own */
} Params;

void
lyd_audience_sheet_free (LydAudienceSheet *self)
{
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}

static gpointer
get_audience_job (LydFile *file,
                  gpointer data,
                  GError **error)
{
  const Params *params = data;
  g_autoptr (LydAudienceSheet) sheet = g_new0 (LydAudienceSheet, 1);
  const LydId *session = lyd_id_is_none (&params->session) ? NULL : &params->session;

  sheet->choices = lyd_eligibility_list_choices (file, error);
  if (sheet->choices == NULL)
    return NULL;
  sheet->rules = lyd_id_is_none (&params->event)
                   ? g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_audience_rule_free)
                   : lyd_eligibility_get (file, &params->event, session, error);
  return sheet->rules != NULL ? g_steal_pointer (&sheet) : NULL;
}

/**
 * lyd_store_get_audience_async:
 * @event: (nullable): %NULL for one that is not on file yet
 * @session: (nullable): whose own lines; %NULL: the event's
 */
void
lyd_store_get_audience_async (LydStore *self,
                              const LydId *event,
                              const LydId *session,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { get_audience_job, g_free, (GDestroyNotify) lyd_audience_sheet_free,
                                     lyd_store_get_audience_async };
  Params *params = g_new0 (Params, 1);

  params->event = event != NULL ? *event : lyd_id_none;
  params->session = session != NULL ? *session : lyd_id_none;
  lyd_store_push (self, LYD_LANE_READER, &klass, params, NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydAudienceSheet *
lyd_store_get_audience_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}
