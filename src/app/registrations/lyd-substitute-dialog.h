#pragma once

#include "lyd-form.h"
#include "lyd-record.h"

G_BEGIN_DECLS

/* "Maria can't come, send José": who comes in somebody's place, somebody on file or somebody new. "saved" brings a
 * LydDone whose subject is the new registration. */
#define LYD_TYPE_SUBSTITUTE_DIALOG (lyd_substitute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydSubstituteDialog, lyd_substitute_dialog, LYD, SUBSTITUTE_DIALOG, LydForm)

LydSubstituteDialog *lyd_substitute_dialog_new (GtkWindow *parent, LydStore *store, const LydRecord *record);
gboolean lyd_substitute_dialog_is_idle (LydSubstituteDialog *self);

G_END_DECLS
