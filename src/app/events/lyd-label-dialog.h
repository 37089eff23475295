#pragma once

#include "lyd-window.h"

G_BEGIN_DECLS

/* What many events are to be reported under, in one act. */
#define LYD_TYPE_LABEL_DIALOG (lyd_label_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydLabelDialog, lyd_label_dialog, LYD, LABEL_DIALOG, AdwWindow)

LydLabelDialog *lyd_label_dialog_new (LydWindow *window, GArray *events);

G_END_DECLS
