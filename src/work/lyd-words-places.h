#pragma once

#include "lyd-register.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

char *lyd_words_places (const LydPlaces *places) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_seats (const LydSeatLine *line) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_promoted (const GPtrArray *promoted) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_registered (const LydRegistrationResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
