#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

/* What a printer would make of a PDF: pages drawn by another program, codes and text read back from them. */
gboolean lyd_pages_can_draw (void);
GPtrArray *lyd_pages_draw (const char *path, int dpi);
char *lyd_pages_read_text (const char *path);
char **lyd_pages_read_codes (const GPtrArray *pages);
gboolean lyd_page_is_blank (const LydLuma *page, int x, int y, int width, int height);
void lyd_assert_same_bytes (const char *left, const char *right);

G_END_DECLS
