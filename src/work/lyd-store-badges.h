#pragma once

#include "lyd-badges.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* Badges and tickets. Options are copied; `n_done` is counted up on the reports thread and must live until the answer.
 */
void
lyd_store_load_stocks_async (LydStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
LydStocks *
lyd_store_load_stocks_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_check_badges_async (LydStore *self,
                                   const LydId *event,
                                   const LydBadgeOptions *options,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydBadgeReport *
lyd_store_check_badges_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_draw_badges_async (LydStore *self,
                                  const LydId *event,
                                  const LydBadgeOptions *options,
                                  int first_page,
                                  int n_pages,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
LydBadgePages *
lyd_store_draw_badges_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the PDF; what is on it is logged as printed by lyd_store_log_badges_async(), once it is where it belongs. */
void lyd_store_write_badges_async (LydStore *self,
                                   const LydId *event,
                                   const LydBadgeOptions *options,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
LydBadgeReport *lyd_store_write_badges_finish (LydStore *self,
                                               GAsyncResult *result,
                                               LydBadgePrints **prints,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_log_badges_async (
  LydStore *self, const LydId *event, LydBadgePrints *prints, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_log_badges_finish (LydStore *self, GAsyncResult *result, GError **error);

void lyd_store_write_alignment_async (LydStore *self,
                                      const LydBadgeOptions *options,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
gboolean lyd_store_write_alignment_finish (LydStore *self, GAsyncResult *result, GError **error);

void lyd_store_write_tickets_async (LydStore *self,
                                    const LydId *event,
                                    const char *folder,
                                    gint *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean lyd_store_write_tickets_finish (LydStore *self, GAsyncResult *result, guint *n_tickets, GError **error);

/* Lengths in points. */
typedef struct {
  double dx;
  double dy;
} LydNudge;

void lyd_store_get_nudge_async (LydStore *self,
                                const char *printer,
                                const char *stock,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LydNudge *lyd_store_get_nudge_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_set_nudge_async (LydStore *self,
                                const char *printer,
                                const char *stock,
                                const LydNudge *nudge,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean lyd_store_set_nudge_finish (LydStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
