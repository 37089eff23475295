#pragma once

#include "lyd-many.h"
#include "lyd-record.h"
#include "lyd-register-draft.h"
#include "lyd-register-forecast.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* One registration, with all that belongs to it. @session: whose entries tell whether they are in */
void lyd_store_get_record_async (LydStore *self,
                                 const LydId *session,
                                 const LydId *registration,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydRecord *lyd_store_get_record_finish (LydStore *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the dialog asks of the event, and whom it may be about. */
void lyd_store_get_form_async (
  LydStore *self, const LydId *event, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydRegistrationForm *
lyd_store_get_form_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_find_people_async (LydStore *self,
                                  const LydId *event,
                                  const char *text,
                                  int limit,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *
lyd_store_find_people_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What would become of @draft, which is copied, were it saved now. */
void lyd_store_forecast_async (LydStore *self,
                               const LydRegistrationDraft *draft,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
LydForecast *
lyd_store_forecast_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Acts on one registration. Each is a write: it is carried out once asked for. */
void lyd_store_save_registration_async (LydStore *self,
                                        const LydRegistrationDraft *draft,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
LydDone *lyd_store_save_registration_finish (LydStore *self,
                                             GAsyncResult *result,
                                             gboolean *existing,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void
lyd_store_reissue_async (LydStore *self, const LydId *registration, GAsyncReadyCallback callback, gpointer data);

/* Acts on as many as there are, each one transaction and one entry of the journal. @many is copied; its `cancellable`
 * takes the act back before it is committed (%G_IO_ERROR_CANCELLED, and nothing has happened); its `n_done` is of
 * g_atomic_rc_box_new0() and counted up on the store's thread. */
void lyd_store_set_status_async (LydStore *self,
                                 const LydId *event,
                                 const LydMany *many,
                                 LydStatus status,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void lyd_store_check_in_many_async (
  LydStore *self, const LydId *session, const LydMany *many, GAsyncReadyCallback callback, gpointer data);
void
lyd_store_list_emails_async (LydStore *self, const LydMany *many, GAsyncReadyCallback callback, gpointer data);
char *lyd_store_list_emails_finish (LydStore *self,
                                    GAsyncResult *result,
                                    int *n_emails,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
