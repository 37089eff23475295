#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days on which nobody plans a meeting by choice: the federal holidays of the United States, and the days around them
 * on which offices are empty. */
typedef struct {
  const char *id;
  const char *title; /* translate with C_ ("holiday", ...), see lyd_holiday_get_title() */
  gboolean federal;
} LydHoliday;

const LydHoliday *lyd_holiday_find (int day, gboolean *observed);
const char *lyd_holiday_get_title (const LydHoliday *self);

G_END_DECLS
