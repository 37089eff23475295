#pragma once

#include "lyd-agenda-import.h"
#include "lyd-agenda.h"
#include "lyd-directory-line.h"
#include "lyd-seating.h"
#include "lyd-store-plan.h"
#include "lyd-tap.h"

G_BEGIN_DECLS

void lyd_store_get_agenda_async (LydStore *self,
                                 const LydId *event,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
LydAgenda *lyd_store_get_agenda_finish (LydStore *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* People on file whom @text may mean: (element-type LydPersonLine), the few best. */
void lyd_store_find_presenters_async (LydStore *self,
                                      const char *text,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *lyd_store_find_presenters_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The sessions that a registration could choose: (element-type LydSessionChoice). */
void lyd_store_list_choices_async (LydStore *self,
                                   const LydId *registration,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *lyd_store_list_choices_finish (LydStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Acts; each is carried out once asked for. Where a choice was refused, what is done has a sentence and no entry. */
void lyd_store_duplicate_session_async (LydStore *self,
                                        const LydId *session,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
void lyd_store_choose_session_async (LydStore *self,
                                     const LydId *registration,
                                     const LydId *session,
                                     gboolean beyond,
                                     const char *override,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void lyd_store_leave_session_async (LydStore *self,
                                    const LydId *registration,
                                    const LydId *session,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/* An agenda from a table: read, then stored; @plan is taken. */
void lyd_store_plan_agenda_async (LydStore *self,
                                  const LydId *event,
                                  GBytes *bytes,
                                  const char *file_name,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
LydAgendaPlan *lyd_store_plan_agenda_finish (LydStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_import_agenda_async (LydStore *self, LydAgendaPlan *plan, GAsyncReadyCallback callback, gpointer data);

/* @by: 0 only asks how many there are. */
void lyd_store_tap_async (LydStore *self,
                          const LydId *session,
                          int by,
                          GAsyncReadyCallback callback,
                          gpointer data);
LydHeads *lyd_store_tap_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
