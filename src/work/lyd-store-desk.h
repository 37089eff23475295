#pragma once

#include "lyd-admit.h"
#include "lyd-register.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Check-in. Each of these is a write: it is carried out once asked for, whoever is gone by the time of the answer. */
void lyd_store_admit_async (LydStore *self, const LydAttempt *attempt, GAsyncReadyCallback callback, gpointer data);
void lyd_store_admit_registration_async (LydStore *self,
                                         const LydId *registration,
                                         const LydAttempt *attempt,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
void lyd_store_undo_scan_async (LydStore *self, const LydId *scan, GAsyncReadyCallback callback, gpointer data);
void lyd_store_walk_in_async (LydStore *self,
                              const LydId *event,
                              const LydRegistrationRequest *request,
                              const LydAttempt *attempt,
                              GAsyncReadyCallback callback,
                              gpointer data);
LydAdmissionResult *lyd_store_admission_finish (LydStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
