#pragma once

#include "lyd-badges.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @pages: %NULL where nothing was printed; @error: %NULL where that is nobody's fault */
typedef void (*LydBadgesPrinted) (LydBadgePages *pages, const GError *error, gpointer data);

void lyd_badges_print_run (LydBadgePages *pages, GtkWindow *parent, LydBadgesPrinted printed, gpointer data);

G_END_DECLS
