#pragma once

#include "lyd-report.h"

G_BEGIN_DECLS

gboolean lyd_report_paper_write (
  LydFile *file, const LydReach *reach, const char *title, const char *path, GError **error);

G_END_DECLS
