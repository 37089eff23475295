#pragma once

#include "lyd-ledger-item.h"

G_BEGIN_DECLS

/* Who was there, as a list that is searched, filtered and sorted as it is looked at: an item is made when its row is.
 */
#define LYD_TYPE_LEDGER_MODEL (lyd_ledger_model_get_type ())
G_DECLARE_FINAL_TYPE (LydLedgerModel, lyd_ledger_model, LYD, LEDGER_MODEL, GObject)

LydLedgerModel *lyd_ledger_model_new (void);
void lyd_ledger_model_take (LydLedgerModel *self, GPtrArray *lines, const LydLedgerView *view);
void lyd_ledger_model_set_narrow (LydLedgerModel *self, gboolean narrow);
void lyd_ledger_model_set_filter (LydLedgerModel *self, LydLedgerFilter filter, const char *text);
void lyd_ledger_model_set_order (LydLedgerModel *self, LydLedgerOrder order, gboolean descending);
LydLedgerCounts lyd_ledger_model_get_counts (LydLedgerModel *self);
const LydAttendance *lyd_ledger_model_get_line (LydLedgerModel *self, guint position);
guint lyd_ledger_model_find (LydLedgerModel *self, const LydId *registration);

G_END_DECLS
