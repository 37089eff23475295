#pragma once

#include "lyd-reach.h"

G_BEGIN_DECLS

/* What a row says: what it is, what that belongs to, and its figure. Each (transfer full). */
typedef struct {
  char *title;
  char *subtitle;
  char *figure;
} LydReportRowWords;

void
lyd_report_row_words_init (LydReportRowWords *self, LydReachWhat what, const LydReachRow *row, gboolean of_person);
void lyd_report_row_words_clear (LydReportRowWords *self);

G_END_DECLS
