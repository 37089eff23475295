#pragma once

#include "lyd-register.h"

G_BEGIN_DECLS

LydRegistrationResult *lyd_register_substitute (LydFile *file,
                                                const LydId *registration,
                                                const LydRegistrationRequest *request,
                                                int *n_guests,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
