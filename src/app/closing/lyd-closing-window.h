#pragma once

#include "lyd-store-closing.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is left to do once an event is over, on one board: each thing with how it stands, and what does it. The actions
 * are closing.do (i: a LydClosingStep), closing.copy-report, closing.archive (b: with sensitive answers),
 * closing.finish-purge, closing.close, closing.reopen and closing.look. */
#define LYD_TYPE_CLOSING_WINDOW (lyd_closing_window_get_type ())
G_DECLARE_FINAL_TYPE (LydClosingWindow, lyd_closing_window, LYD, CLOSING_WINDOW, AdwWindow)

LydClosingWindow *lyd_closing_window_new (GtkWidget *page, LydStore *store, const LydEvent *event);
const LydClosingFacts *lyd_closing_window_get_facts (LydClosingWindow *self);
void lyd_closing_window_write_archive (LydClosingWindow *self, const char *path, gboolean sensitive);

G_END_DECLS
