#include "lyd-store-agenda.h"

#include "lyd-choices.h"
#include "lyd-directory.h"
#include "lyd-plan.h"
#include "lyd-store-private.h"

#include <glib/gi18n.h>

static gpointer
agenda_job (LydFile *file,
            gpointer params,
            GError **error)
{
  return lyd_agenda_get (file, params, error);
}

void
lyd_store_get_agenda_async (LydStore *self,
                            const LydId *event,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  static const LydJobClass klass = { agenda_job, g_free, (GDestroyNotify) lyd_agenda_free, lyd_store_get_agenda_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (event, sizeof *event), NULL, cancellable, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydAgenda *
lyd_store_get_agenda_finish (LydStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return lyd_store_take (self, result, error);
}

/* More offers than these are a list to read, and no help. */
#define MAX_OFFERS 4

static gpointer
find_presenters_job (LydFile *file,
                     gpointer params,
                     GError **error)
{
  g_autoptr (GArray) people = lyd_directory_list_people (file, params, error);

  if (people == NULL)
    return NULL;
  return lyd_directory_list_lines (file, (const LydId *) (gpointer) people->data, MIN (people->len, MAX_OFFERS), error);
}

void
lyd_store_find_presenters_async (LydStore *self,
                                 const char *text,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  static const LydJobClass klass = { find_presenters_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_find_presenters_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_strdup (text), NULL, cancellable, callback, data);
}

GPtrArray *
lyd_store_find_presenters_finish (LydStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return lyd_store_take (self, result, error);
}

static gpointer
list_choices_job (LydFile *file,
                  gpointer params,
                  GError **error)
{
  return lyd_choices_list (file, params, error);
}

void
lyd_store_list_choices_async (LydStore *self,
                              const LydId *registration,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  static const LydJobClass klass = { list_choices_job, g_free, (GDestroyNotify) g_ptr_array_unref,
                                     lyd_store_list_choices_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, g_memdup2 (registration, sizeof *registration), NULL, cancellable,
                  callback, data);
}

GPtrArray *
lyd_store_list_choices_finish (LydStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return lyd_store_take (self, result, error);
}

/* An act on a session, and where it is about one, of a registration. */
typedef struct {
  LydDoneFunc run;
  LydId session;
  LydId registration;
  LydId subject;
  gboolean beyond;
  char *override;
  char *refusal; /* out: why nothing was done */
  LydAgendaPlan *plan;
} Params;

static void
params_free (gpointer data)
{
  Params *params = data;

  g_free (params->override);
  g_free (params->refusal);
  g_clear_pointer (&params->plan, lyd_agenda_plan_free);
  g_free (params);
}

static void
push (LydStore *self,
      Params *params,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer data)
{
  LydStoreAct act = { params->run, params, params_free, &params->subject, &params->subject, &params->refusal, tag };

  lyd_store_push_act (self, &act, callback, data);
}

static gboolean
duplicate (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;

  return lyd_agenda_duplicate_session (file, &params->session, &params->subject, error);
}

/* What is done is the copy's id. */
void
lyd_store_duplicate_session_async (LydStore *self,
                                   const LydId *session,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = duplicate, .session = *session, .subject = *session };
  push (self, params, lyd_store_duplicate_session_async, callback, data);
}

static gboolean
choose (LydFile *file,
        gpointer data,
        GError **error)
{
  Params *params = data;
  g_autoptr (LydSession) session = NULL;
  LydChoice choice;

  if (!lyd_seating_choose (file, &params->registration, &params->session, params->beyond, params->override, &choice,
                           error))
    return FALSE;
  if (choice != LYD_CHOICE_REFUSED)
    return TRUE;
  session = lyd_plan_get_session (file, &params->session, error);
  if (session == NULL)
    return FALSE;
  params->refusal = g_strdup_printf (_ ("“%s” is for others. Nothing was changed."), session->title);
  return TRUE;
}

/* @override: (nullable): why also where the session is for others */
void
lyd_store_choose_session_async (LydStore *self,
                                const LydId *registration,
                                const LydId *session,
                                gboolean beyond,
                                const char *override,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = choose, .session = *session, .registration = *registration, .subject = *registration };
  params->beyond = beyond;
  params->override = g_strdup (override);
  push (self, params, lyd_store_choose_session_async, callback, data);
}

static gboolean
leave (LydFile *file,
       gpointer data,
       GError **error)
{
  Params *params = data;
  g_autoptr (GPtrArray) promoted = lyd_seating_give_back (file, &params->registration, &params->session, error);

  return promoted != NULL;
}

void
lyd_store_leave_session_async (LydStore *self,
                               const LydId *registration,
                               const LydId *session,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = leave, .session = *session, .registration = *registration, .subject = *registration };
  push (self, params, lyd_store_leave_session_async, callback, data);
}

typedef struct {
  LydId event;
  GBytes *bytes;
  char *file_name;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_bytes_unref (source->bytes);
  g_free (source->file_name);
  g_free (source);
}

static gpointer
plan_agenda_job (LydFile *file,
                 gpointer data,
                 GError **error)
{
  const Source *source = data;

  return lyd_agenda_import_plan (file, &source->event, source->bytes, source->file_name, error);
}

void
lyd_store_plan_agenda_async (LydStore *self,
                             const LydId *event,
                             GBytes *bytes,
                             const char *file_name,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  static const LydJobClass klass = { plan_agenda_job, source_free, (GDestroyNotify) lyd_agenda_plan_free,
                                     lyd_store_plan_agenda_async };
  Source *source = g_new0 (Source, 1);

  *source = (Source){ *event, g_bytes_ref (bytes), g_strdup (file_name) };
  lyd_store_push (self, LYD_LANE_READER, &klass, source, NULL, NULL, callback, data);
}

/* Returns: (transfer full) (nullable) */
LydAgendaPlan *
lyd_store_plan_agenda_finish (LydStore *self,
                              GAsyncResult *result,
                              GError **error)
{
  return lyd_store_take (self, result, error);
}

static gboolean
import_agenda (LydFile *file,
               gpointer data,
               GError **error)
{
  return lyd_agenda_import_apply (file, ((Params *) data)->plan, error);
}

/* Takes @plan. What is done is the event's id. */
void
lyd_store_import_agenda_async (LydStore *self,
                               LydAgendaPlan *plan,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Params *params = g_new0 (Params, 1);

  *params = (Params){ .run = import_agenda, .subject = plan->event->id, .plan = plan };
  push (self, params, lyd_store_import_agenda_async, callback, data);
}

typedef struct {
  LydId session;
  int by;
} Tap;

static gpointer
tap_job (LydFile *file,
         gpointer data,
         GError **error)
{
  const Tap *tap = data;

  return tap->by == 0 ? lyd_tap_count (file, &tap->session, error) : lyd_tap (file, &tap->session, tap->by, error);
}

void
lyd_store_tap_async (LydStore *self,
                     const LydId *session,
                     int by,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  static const LydJobClass klass = { tap_job, g_free, (GDestroyNotify) lyd_heads_free, lyd_store_tap_async };
  Tap *tap = g_new0 (Tap, 1);

  *tap = (Tap){ *session, by };
  lyd_store_push (self, by == 0 ? LYD_LANE_READER : LYD_LANE_WRITER, &klass, tap, by == 0 ? NULL : session, NULL,
                  callback, data);
}

/* Returns: (transfer full) (nullable): the count, on disk */
LydHeads *
lyd_store_tap_finish (LydStore *self,
                      GAsyncResult *result,
                      GError **error)
{
  return lyd_store_take (self, result, error);
}
