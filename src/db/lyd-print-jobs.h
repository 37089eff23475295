#pragma once

#include "lyd-db.h"
#include "lyd-print-job.h"

G_BEGIN_DECLS

/* Badges on their way to a printer. Every change says from which state it may happen: the WHERE decides, so that of two
 * programs one wins. */
typedef enum {
  LYD_PRINT_JOBS_OPEN = 0, /* waiting, sent and failed, as they were asked for */
  LYD_PRINT_JOBS_ALL,      /* the newest first */
} LydPrintJobs;

gboolean lyd_print_jobs_insert (LydDb *db, const LydPrintJob *job, const LydId *station, GError **error);
LydPrintJob *lyd_print_jobs_get (LydDb *db, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydPrintJob *lyd_print_jobs_get_next (LydDb *db, const char *printer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydPrintJob *
lyd_print_jobs_find_open (LydDb *db, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_print_jobs_list (LydDb *db, LydPrintJobs which, int limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_print_jobs_find (LydDb *db, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_print_jobs_claim (LydDb *db, const LydPrintJob *job, gboolean *won, GError **error);
gboolean lyd_print_jobs_set_state (LydDb *db,
                                   const LydId *id,
                                   LydPrintState from,
                                   LydPrintState to,
                                   const char *problem,
                                   gboolean *done,
                                   GError **error);
gboolean lyd_print_jobs_set_problem (LydDb *db, const LydId *id, const char *problem, GError **error);
gboolean lyd_print_jobs_set_printer (
  LydDb *db, const LydId *id, const char *printer, const char *stock, gboolean *done, GError **error);
gboolean lyd_print_jobs_drop_waiting (LydDb *db, const LydId *registration, GError **error);

G_END_DECLS
