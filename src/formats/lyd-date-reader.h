#pragma once

#include "lyd-time.h"

G_BEGIN_DECLS

/* Whether 4/5/2027 is April 5 or May 4. One column has one order: lyd_dates_learn() each cell, then decide. */
typedef enum {
  LYD_DATE_MONTH_FIRST,
  LYD_DATE_DAY_FIRST,
} LydDateOrder;

typedef struct {
  guint month_first; /* cells that can only be month/day: the second number is over 12 */
  guint day_first;   /* cells that can only be day/month */
  guint either;      /* cells that could be both */
  guint dotted;      /* ... and are written with dots, as day.month is */
} LydDateEvidence;

void lyd_dates_learn (LydDateEvidence *evidence, const char *text);
LydDateOrder lyd_dates_decide (const LydDateEvidence *evidence, gboolean *sure);
gboolean lyd_date_read (gint64 *instant, const char *text, LydDateOrder order, GTimeZone *zone);

G_END_DECLS
