#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the first run asked, to be changed later. */
#define LYD_TYPE_PREFERENCES (lyd_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LydPreferences, lyd_preferences, LYD, PREFERENCES, AdwPreferencesWindow)

LydPreferences *lyd_preferences_new (GtkWindow *parent, LydStore *store);
gboolean lyd_preferences_is_ready (LydPreferences *self);

G_END_DECLS
