#pragma once

#include "lyd-ledger-look.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of the attendance list. */
#define LYD_TYPE_LEDGER_ITEM (lyd_ledger_item_get_type ())
G_DECLARE_FINAL_TYPE (LydLedgerItem, lyd_ledger_item, LYD, LEDGER_ITEM, GObject)

LydLedgerItem *lyd_ledger_item_new (const LydAttendance *line, const LydLedgerView *view);
void lyd_ledger_item_set (LydLedgerItem *self, const LydAttendance *line, const LydLedgerView *view);
const LydAttendance *lyd_ledger_item_get_line (LydLedgerItem *self);

G_END_DECLS
