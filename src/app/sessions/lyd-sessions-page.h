#pragma once

#include "lyd-store.h"
#include "lyd-things.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An event's sessions, day by day: when, what, where, how full, and the desk of each. */
#define LYD_TYPE_SESSIONS_PAGE (lyd_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (LydSessionsPage, lyd_sessions_page, LYD, SESSIONS_PAGE, AdwBin)

void lyd_sessions_page_set_event (LydSessionsPage *self, LydStore *store, const LydEvent *event);
void lyd_sessions_page_set_narrow (LydSessionsPage *self, gboolean narrow);
void lyd_sessions_page_import (GtkWidget *widget, const char *path);
gboolean lyd_sessions_page_is_idle (LydSessionsPage *self);

G_END_DECLS
