#pragma once

#include "lyd-series-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One date that a rule gives: when, what is odd about it, and how to put that right.
 *
 * "move" (int: to that local date, as 20271209), "leave-out", "put-back": what is wanted.
 */
#define LYD_TYPE_REPEAT_DATE (lyd_repeat_date_get_type ())
G_DECLARE_FINAL_TYPE (LydRepeatDate, lyd_repeat_date, LYD, REPEAT_DATE, AdwPreferencesRow)

GtkWidget *lyd_repeat_date_new (void);
void
lyd_repeat_date_show (LydRepeatDate *self, const LydSeriesDate *date, gboolean clock_changed, const char *timezone);

G_END_DECLS
