#pragma once

#include "lyd-badge-design.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One badge as it leaves the printer, as large as there is room: white in dark mode too. */
#define LYD_TYPE_BADGE_VIEW (lyd_badge_view_get_type ())
G_DECLARE_FINAL_TYPE (LydBadgeView, lyd_badge_view, LYD, BADGE_VIEW, GtkWidget)

void lyd_badge_view_set_size (LydBadgeView *self, double width, double height, gboolean mono);
void lyd_badge_view_set_bound (LydBadgeView *self, int height);
guint lyd_badge_view_show (LydBadgeView *self, const LydBadgeDesign *design, const LydBadge *badge);

G_END_DECLS
