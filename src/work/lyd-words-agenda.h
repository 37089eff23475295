#pragma once

#include "lyd-agenda.h"
#include "lyd-tap.h"

G_BEGIN_DECLS

char *lyd_words_conflict (const LydAgenda *agenda, const LydConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_conflict_of (const LydAgenda *agenda,
                             const LydConflict *conflict,
                             const LydId *session) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_left (const LydAgendaLine *line) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_heads (const LydHeads *heads) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
