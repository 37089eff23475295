#pragma once

#include "lyd-record.h"
#include "lyd-store-party.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Registers several people in one act: those of an organization, a pasted list, those of another event, or the guests
 * of somebody. The actions are list.next, list.back, party.all and party.none.
 *
 * "done" (const LydDone *done): they are registered. The window closes by itself.
 */
#define LYD_TYPE_PARTY_WINDOW (lyd_party_window_get_type ())
G_DECLARE_FINAL_TYPE (LydPartyWindow, lyd_party_window, LYD, PARTY_WINDOW, AdwWindow)

LydPartyWindow *
lyd_party_window_new (GtkWindow *parent, LydStore *store, const LydId *event, const LydRecord *host);
gboolean lyd_party_window_is_idle (LydPartyWindow *self);

G_END_DECLS
