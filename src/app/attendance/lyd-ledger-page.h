#pragma once

#include "lyd-store.h"
#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An event's attendance: who was there, how, for how long, and what that rests on. */
#define LYD_TYPE_LEDGER_PAGE (lyd_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (LydLedgerPage, lyd_ledger_page, LYD, LEDGER_PAGE, AdwBin)

void lyd_ledger_page_set_event (LydLedgerPage *self, LydStore *store, const LydEvent *event);
void lyd_ledger_page_set_narrow (LydLedgerPage *self, gboolean narrow);
void lyd_ledger_page_search (LydLedgerPage *self);
void lyd_ledger_page_find (LydLedgerPage *self, const char *text);
void lyd_ledger_page_choose_session (LydLedgerPage *self, const LydId *session);
gboolean lyd_ledger_page_is_idle (LydLedgerPage *self);
GListModel *lyd_ledger_page_get_list (LydLedgerPage *self);

G_END_DECLS
