#pragma once

#include "lyd-repeat.h"
#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "create" (const LydEvent *event): what was filled in, valid. "create-series" (const LydSeriesPlan *plan): a new one
 * that repeats. */
#define LYD_TYPE_NEW_EVENT (lyd_new_event_get_type ())
G_DECLARE_FINAL_TYPE (LydNewEvent, lyd_new_event, LYD, NEW_EVENT, AdwWindow)

LydNewEvent *lyd_new_event_new (GtkWindow *parent, const char *zone, gint64 now);
LydNewEvent *lyd_new_event_new_for (GtkWindow *parent, const LydEvent *event, gint64 now);
void lyd_new_event_propose_series (LydNewEvent *self);
void lyd_new_event_offer_rule (LydNewEvent *self, const LydRepeat *repeat);
const char *lyd_new_event_get_rule (LydNewEvent *self);

G_END_DECLS
