#pragma once

#include "lyd-number-format.h"
#include "lyd-package.h"

G_BEGIN_DECLS

/* What the sheets of a workbook have in common: ECMA-376, part 1, 18.2 (workbook), 18.4 (shared strings), 18.8
 * (styles). */
typedef struct {
  char *name;
  char *part; /* "xl/worksheets/sheet1.xml" */
  gboolean hidden;
} LydWorkbookSheet;

typedef struct {
  GBytes *bytes;
  GPtrArray *sheets;     /* of LydWorkbookSheet */
  gboolean from_1904;    /* days are counted from 1904 */
  GArray *formats;       /* of LydNumberFormat: what a cell's style index stands for */
  GString *strings;      /* the shared strings, each ended by NUL */
  GArray *string_starts; /* of guint32 */
} LydWorkbook;

LydWorkbook *lyd_workbook_open (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_workbook_free (LydWorkbook *self);

void lyd_workbook_append_text (GString *to, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydWorkbook, lyd_workbook_free)

G_END_DECLS
