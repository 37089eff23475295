#pragma once

#include "lyd-form.h"
#include "lyd-event-kind.h"

G_BEGIN_DECLS

/* What counts as having attended online at events of a kind, and whom another rule would change. */
#define LYD_TYPE_RULE_DIALOG (lyd_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydRuleDialog, lyd_rule_dialog, LYD, RULE_DIALOG, LydForm)

LydRuleDialog *lyd_rule_dialog_new (GtkWindow *parent, LydStore *store, LydKind kind);
gboolean lyd_rule_dialog_is_idle (LydRuleDialog *self);

G_END_DECLS
