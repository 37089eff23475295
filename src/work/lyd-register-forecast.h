#pragma once

#include "lyd-register-draft.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

/* What would become of a registration, were it saved now, and what is left for it. */
typedef struct {
  LydHold hold;      /* why it would not simply be confirmed */
  LydPlaces places;  /* of the event */
  LydSeatLine seats; /* of the organization; its name is NULL where none is known or no seats are included */
  char *audience;    /* with LYD_HOLD_AUDIENCE: whom the event is for */
  char *why;         /* the same as a sentence; NULL where it would be confirmed */
} LydForecast;

void lyd_forecast_free (LydForecast *self);
LydForecast *lyd_register_forecast (LydFile *file,
                                    const LydRegistrationDraft *draft,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydForecast, lyd_forecast_free)

G_END_DECLS
