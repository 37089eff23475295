#pragma once

#include "lyd-directory-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A pulse as squares: large, with the count inside and the month below, or small, for a row of a list. */
#define LYD_TYPE_PULSE_VIEW (lyd_pulse_view_get_type ())
G_DECLARE_FINAL_TYPE (LydPulseView, lyd_pulse_view, LYD, PULSE_VIEW, GtkWidget)

GtkWidget *lyd_pulse_view_new (gboolean small);
void lyd_pulse_view_set (LydPulseView *self, const LydPulse *pulse, GPtrArray *exchanges);

G_END_DECLS
