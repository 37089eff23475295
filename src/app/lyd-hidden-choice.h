#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A choice that those who stand around are not to see. */
void lyd_hide_choice (AdwComboRow *row);

G_END_DECLS
