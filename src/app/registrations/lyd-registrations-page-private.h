#pragma once

#include "lyd-registrations-page.h"

G_BEGIN_DECLS

/* Pixels: below their sum the pane covers the list. */
#define LYD_LIST_WIDTH 440
#define LYD_PANE_WIDTH 324

G_END_DECLS
