#pragma once

#include "lyd-badges.h"
#include "lyd-print-job.h"

G_BEGIN_DECLS

/*
 * Badges that are printed one at a time, as people arrive. A badge waits in the data file until a program with a
 * printer takes it; it is marked as sent before the printer hears of it, so that it is never printed twice, by
 * whichever programs there are. What was with a printer when its program died is asked about: neither printed again nor
 * lost.
 */
typedef struct {
  LydId registration;  /* none: a test print */
  const char *printer; /* NULL: whichever is there */
  LydPrintWhy why;
} LydPrintRequest;

/* What there is in the queue. */
typedef struct {
  int waiting;
  int sent; /* with a printer, and its program runs */
  int failed;
  int unsure;
} LydPrintCount;

/* What is known of somebody's badge. */
typedef struct {
  LydBadgeState state;
  gint64 at; /* when it was printed last; LYD_TIME_NONE: never */
} LydBadgeKnown;

gboolean lyd_print_queue_look_up (
  LydFile *file, const LydId *registration, const LydEvent *event, LydBadgeKnown *known, GError **error);
gboolean lyd_print_queue_ask (LydFile *file, const LydPrintRequest *request, LydId *job, GError **error);
gboolean
lyd_print_queue_ask_changed (LydFile *file, const LydId *event, const char *printer, guint *n, GError **error);
GPtrArray *lyd_print_queue_list (LydFile *file, gboolean all, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_print_queue_count (const GPtrArray *jobs, LydPrintCount *count);
gboolean lyd_print_queue_find (LydFile *file, const char *words, LydId *job, GError **error);

LydPrintJob *lyd_print_queue_take (LydFile *file, const char *printer, const char *stock, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_print_queue_write (LydFile *file, const LydPrintJob *job, const char *path, GError **error);
gboolean lyd_print_queue_tell (LydFile *file, const LydId *job, const char *problem, GError **error);
gboolean
lyd_print_queue_finish (LydFile *file, const LydId *job, LydPrintState state, const char *problem, GError **error);

gboolean lyd_print_queue_settle (LydFile *file, const LydId *job, gboolean came_out, GError **error);
gboolean lyd_print_queue_retry (LydFile *file, const LydId *job, GError **error);
gboolean lyd_print_queue_drop (LydFile *file, const LydId *job, GError **error);
gboolean lyd_print_queue_move (LydFile *file, const char *printer, guint *n, GError **error);

LydPrinterNote *lyd_print_queue_get_printer (LydFile *file, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_print_queue_list_printers (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_print_queue_set_stock (LydFile *file, const char *printer, const char *stock, GError **error);
gboolean lyd_print_queue_set_labels (LydFile *file, const char *printer, int labels, GError **error);

G_END_DECLS
