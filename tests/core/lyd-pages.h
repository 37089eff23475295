#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

/* What a printer would make of a PDF: pages drawn and text read back by another program. */
gboolean lyd_pages_can_draw (void);
GPtrArray *lyd_pages_draw (const char *path, int dpi);
char *lyd_pages_read_text (const char *path);
LydLuma *lyd_page_crop (const LydLuma *page, int x, int y, int width, int height);
gboolean lyd_page_is_blank (const LydLuma *page, int x, int y, int width, int height);
void lyd_assert_same_bytes (const char *left, const char *right);

G_END_DECLS
