#pragma once

#include "lyd-export.h"

G_BEGIN_DECLS

/* For lyd-export: what was answered, one by one and summed up. */
#define LYD_EXPORT_ANSWERS "answers"
#define LYD_EXPORT_ANSWER_COUNTS "answer-counts"

LydTable *lyd_export_open_answers (
  LydFile *file, const LydEvent *event, const char *what, const LydExportOptions *options, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
