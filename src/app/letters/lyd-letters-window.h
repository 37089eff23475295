#pragma once

#include "lyd-store-letters.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Writing to people of an event, one message at a time: Lanyard makes it, the person's mail program sends it. The
 * actions are letters.open, .next, .skip, .edit, .sender, .back, .save-texts, .usual-texts, .save-sender, .save-all,
 * .mark-all, .copy-addresses, .bcc and .start-over. */
#define LYD_TYPE_LETTERS_WINDOW (lyd_letters_window_get_type ())
G_DECLARE_FINAL_TYPE (LydLettersWindow, lyd_letters_window, LYD, LETTERS_WINDOW, AdwWindow)

LydLettersWindow *
lyd_letters_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event, LydLetterKind kind);
void lyd_letters_window_save_all (LydLettersWindow *self, const char *folder);
gboolean lyd_letters_window_is_idle (LydLettersWindow *self);

G_END_DECLS
