#pragma once

#include "lyd-print-queue.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* The queue of badges, for the program that prints them and for those who look after it. */

/* What there is to know of it at once. */
typedef struct {
  GPtrArray *jobs; /* of LydPrintJob, on their way, the oldest first */
  LydPrintCount count;
  LydPrinterNote *printer; /* the one that was asked about */
} LydPrinting;

void lyd_printing_free (LydPrinting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPrinting, lyd_printing_free)

void lyd_store_read_printing_async (LydStore *self,
                                    const char *printer,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
LydPrinting *
lyd_store_read_printing_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void lyd_store_look_up_badge_async (LydStore *self,
                                    const LydId *registration,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean
lyd_store_look_up_badge_finish (LydStore *self, GAsyncResult *result, LydBadgeKnown *known, GError **error);
void lyd_store_count_badges_async (LydStore *self,
                                   const LydId *event,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
gboolean lyd_store_count_badges_finish (
  LydStore *self, GAsyncResult *result, int *unprinted, int *changed, GError **error);

/* What is asked of the queue; each is a write. All end with lyd_store_printing_finish(). */
void lyd_store_print_badge_async (LydStore *self,
                                  const LydId *registration,
                                  LydPrintWhy why,
                                  const char *printer,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void lyd_store_print_test_async (LydStore *self, const char *printer, GAsyncReadyCallback callback, gpointer data);
void lyd_store_settle_print_async (
  LydStore *self, const LydId *job, gboolean came_out, GAsyncReadyCallback callback, gpointer data);
void lyd_store_retry_print_async (LydStore *self, const LydId *job, GAsyncReadyCallback callback, gpointer data);
void lyd_store_drop_print_async (LydStore *self, const LydId *job, GAsyncReadyCallback callback, gpointer data);
void lyd_store_move_prints_async (LydStore *self, const char *printer, GAsyncReadyCallback callback, gpointer data);
void lyd_store_set_printer_stock_async (
  LydStore *self, const char *printer, const char *stock, GAsyncReadyCallback callback, gpointer data);
void lyd_store_set_printer_labels_async (
  LydStore *self, const char *printer, int labels, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_printing_finish (LydStore *self, GAsyncResult *result, GError **error);

void lyd_store_print_changed_async (
  LydStore *self, const LydId *event, const char *printer, GAsyncReadyCallback callback, gpointer data);
gboolean lyd_store_print_changed_finish (LydStore *self, GAsyncResult *result, guint *n, GError **error);

/* For the program that has the printer. */
void lyd_store_take_print_async (
  LydStore *self, const char *printer, const char *stock, GAsyncReadyCallback callback, gpointer data);
LydPrintJob *
lyd_store_take_print_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_write_print_async (
  LydStore *self, const LydPrintJob *job, const char *path, GAsyncReadyCallback callback, gpointer data);
void lyd_store_tell_print_async (
  LydStore *self, const LydId *job, const char *problem, GAsyncReadyCallback callback, gpointer data);
void lyd_store_finish_print_async (LydStore *self,
                                   const LydId *job,
                                   LydPrintState state,
                                   const char *problem,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

G_END_DECLS
