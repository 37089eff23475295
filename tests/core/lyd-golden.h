#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files that were made, as text that does not depend on the machine, and what they have to be. */
void lyd_golden_compare (const char *made, gsize length, const char *name);
char *lyd_golden_unzip (const char *path, const char *member);
char *lyd_golden_list_words (const char *path);
char *lyd_golden_list_cells (const char *xml);
char *lyd_golden_list_sheets (const char *path);

G_END_DECLS
