#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *lyd_state_get_zone (const char *state);

G_END_DECLS
