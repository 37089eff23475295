#pragma once

#include "lyd-store-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a table of sessions would add, before it does: how many, and which lines mean nothing.
 * "response" (char *): "import" or "cancel". */
AdwMessageDialog *lyd_agenda_import_dialog_new (GtkWindow *parent, const LydAgendaPlan *plan);

G_END_DECLS
