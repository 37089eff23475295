#pragma once

#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A program: new, or one that changes. "save" (const LydProgram *program): what was filled in. "remove": it is to go.
 */
#define LYD_TYPE_PROGRAM_DIALOG (lyd_program_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LydProgramDialog, lyd_program_dialog, LYD, PROGRAM_DIALOG, AdwWindow)

LydProgramDialog *lyd_program_dialog_new (GtkWindow *parent, const LydProgram *program, gboolean used);

G_END_DECLS
