#pragma once

#include "lyd-rollup.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

void lyd_store_get_questions_async (
  LydStore *self, const LydId *event, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydQuestionPlan *lyd_store_get_questions_finish (LydStore *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Each is a write: it is carried out once asked for. */
void lyd_store_save_question_async (LydStore *self,
                                    const LydQuestion *question,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void lyd_store_remove_question_async (LydStore *self,
                                      const LydId *question,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void lyd_store_move_question_async (
  LydStore *self, const LydId *question, int position, GAsyncReadyCallback callback, gpointer data);
void lyd_store_copy_questions_async (
  LydStore *self, const LydId *from, const LydId *to, GAsyncReadyCallback callback, gpointer data);
void lyd_store_add_preset_question_async (
  LydStore *self, const LydId *event, const char *preset, GAsyncReadyCallback callback, gpointer data);

void lyd_store_list_rollups_async (LydStore *self,
                                   const LydId *event,
                                   gboolean reveal,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *lyd_store_list_rollups_finish (LydStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
