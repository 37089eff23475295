#pragma once

#include "lyd-store-seating.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The places of one event: how many there are and for whom, who waits for one, who is to be approved. */
#define LYD_TYPE_PLACES_WINDOW (lyd_places_window_get_type ())
G_DECLARE_FINAL_TYPE (LydPlacesWindow, lyd_places_window, LYD, PLACES_WINDOW, AdwWindow)

#define LYD_PLACES_PAGE "places"
#define LYD_PLACES_WAITING "waiting"
#define LYD_PLACES_PENDING "pending"

LydPlacesWindow *
lyd_places_window_new (GtkWindow *parent, LydStore *store, const LydEvent *event, const char *page);
void lyd_places_window_choose_session (LydPlacesWindow *self, const LydId *session);
gboolean lyd_places_window_is_idle (LydPlacesWindow *self);

/* For its pages: what every act of theirs ends with. @from: a widget of the window, held until then */
void lyd_places_window_done_cb (GObject *store, GAsyncResult *result, gpointer from);
void lyd_places_window_toast (GtkWidget *from, const char *message);

G_END_DECLS
