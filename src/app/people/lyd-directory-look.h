#pragma once

#include "lyd-directory-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the pages of people and of organizations have in common. */
GtkWidget *lyd_directory_row_new (const char *icon, const char *title, const char *subtitle);
void lyd_directory_row_link (GtkWidget *row, const char *action, const LydId *target);
void lyd_directory_row_offer_copy (GtkWidget *row, const char *text);
const char *lyd_directory_mode_icon (LydMode mode);
void lyd_directory_tell (GtkWidget *page, const GError *error);
void lyd_directory_empty (AdwPreferencesGroup *group, GPtrArray *rows);
void lyd_directory_add (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row);

G_END_DECLS
