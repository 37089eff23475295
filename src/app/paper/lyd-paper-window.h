#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A list that was signed on paper, row by row: scan the code of a row or type a name, Enter is the next one. Each row
 * is on file before it is shown. Actions of the group "paper": enter, time (s), undo (s: a scan), anyway (s: a
 * registration), undo-all.
 */
#define LYD_TYPE_PAPER_WINDOW (lyd_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (LydPaperWindow, lyd_paper_window, LYD, PAPER_WINDOW, AdwWindow)

LydPaperWindow *
lyd_paper_window_new (GtkWindow *parent, LydStore *store, const LydId *event, const LydId *session);
gboolean lyd_paper_window_is_idle (LydPaperWindow *self);

G_END_DECLS
