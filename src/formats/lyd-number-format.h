#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a spreadsheet's cell shows of its number: ECMA-376, 18.8.30 (formats) and 18.17.4 (dates). */
typedef enum {
  LYD_NUMBER_PLAIN,
  LYD_NUMBER_DATE,
  LYD_NUMBER_DATE_TIME,
  LYD_NUMBER_TIME,
  LYD_NUMBER_ELAPSED, /* hours beyond 24 */
  LYD_NUMBER_ZEROS,   /* "00000": a postal code keeps its zeros */
} LydNumberKind;

typedef struct {
  LydNumberKind kind;
  guint width; /* of LYD_NUMBER_ZEROS */
} LydNumberFormat;

LydNumberFormat lyd_number_format_read (const char *code);
LydNumberFormat lyd_number_format_builtin (guint id);
char *
lyd_number_format_apply (LydNumberFormat format, const char *number, gboolean from_1904) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
