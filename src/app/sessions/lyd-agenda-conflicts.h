#pragma once

#include "lyd-agenda.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What does not fit in an agenda, as one row that opens; each of its lines leads to its session ("sessions.show"). */
#define LYD_TYPE_AGENDA_CONFLICTS (lyd_agenda_conflicts_get_type ())
G_DECLARE_FINAL_TYPE (LydAgendaConflicts, lyd_agenda_conflicts, LYD, AGENDA_CONFLICTS, AdwBin)

void lyd_agenda_conflicts_show (LydAgendaConflicts *self, const LydAgenda *agenda);

G_END_DECLS
