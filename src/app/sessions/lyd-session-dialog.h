#pragma once

#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A new session, or one that changes. "save" (const LydSession *session): what was filled in, valid.
 * "delete": it shall go, where that was offered. */
#define LYD_TYPE_SESSION_DIALOG (lyd_session_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydSessionDialog, lyd_session_dialog, LYD, SESSION_DIALOG, AdwWindow)

LydSessionDialog *lyd_session_dialog_new (GtkWindow *parent, const LydSession *session, const char *timezone);
void lyd_session_dialog_offer_delete (LydSessionDialog *self);

G_END_DECLS
