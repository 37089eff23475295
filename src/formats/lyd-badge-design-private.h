#pragma once

#include "lyd-badge-design.h"

G_BEGIN_DECLS

gboolean lyd_badge_design_read_over (LydBadgeDesign *self, const char *text, gsize length, GError **error);

G_END_DECLS
