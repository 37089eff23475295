#pragma once

#include "lyd-table.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Lists on paper, as exporters: the columns are the table's, the rest (time in words, notes, paper) its fields for
 * paper. */
gboolean lyd_sign_in_write (LydTable *table, const char *path, GError **error);
gboolean lyd_roll_call_write (LydTable *table, const char *path, GError **error);
gboolean lyd_list_write (LydTable *table, const char *path, GError **error);

/* Pages for a printer. */
typedef struct {
  double width; /* points */
  double height;
  GPtrArray *pages; /* of cairo_surface_t: recordings in points */
} LydListPages;

void lyd_list_pages_free (LydListPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydListPages, lyd_list_pages_free)

LydListPages *lyd_roll_call_draw (LydTable *table, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
