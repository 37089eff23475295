#pragma once

#include "lyd-directory-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A pulse with the sentence that it comes to. */
#define LYD_TYPE_PULSE_CARD (lyd_pulse_card_get_type ())
G_DECLARE_FINAL_TYPE (LydPulseCard, lyd_pulse_card, LYD, PULSE_CARD, AdwBin)

void lyd_pulse_card_set (LydPulseCard *self, const LydPulse *pulse, GPtrArray *exchanges, gboolean of_one);

G_END_DECLS
