#pragma once

#include "lyd-store-registrations.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is left for a registration that is being written, what would become of it, and the exception that somebody may
 * make. "changed": what it says is another, or the exception is. */
#define LYD_TYPE_REGISTRATION_ROOM (lyd_registration_room_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationRoom, lyd_registration_room, LYD, REGISTRATION_ROOM, AdwBin)

void lyd_registration_room_ask (LydRegistrationRoom *self, LydStore *store, const LydRegistrationDraft *draft);
gboolean lyd_registration_room_is_good (LydRegistrationRoom *self);
char *lyd_registration_room_dup_override (LydRegistrationRoom *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_registration_room_is_idle (LydRegistrationRoom *self);

void lyd_registration_room_clear (LydRegistrationRoom *self);
void lyd_registration_room_go_to_reason (LydRegistrationRoom *self);

G_END_DECLS
