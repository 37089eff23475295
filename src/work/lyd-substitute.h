#pragma once

#include "lyd-register.h"

G_BEGIN_DECLS

/* What becomes of the guests and children of somebody in whose place another comes. */
typedef enum {
  LYD_GUESTS_MOVE,   /* they come with the other */
  LYD_GUESTS_STAY,   /* they stay with the one who does not come */
  LYD_GUESTS_CANCEL, /* they do not come either */
} LydGuests;

LydRegistrationResult *lyd_register_substitute (LydFile *file,
                                                const LydId *registration,
                                                const LydRegistrationRequest *request,
                                                LydGuests guests,
                                                int *n_guests,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
