#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Below the list: how many are chosen and what can be done with them; while that is done, how far it is. */
#define LYD_TYPE_REGISTRATION_BAR (lyd_registration_bar_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationBar, lyd_registration_bar, LYD, REGISTRATION_BAR, AdwBin)

void lyd_registration_bar_show_chosen (LydRegistrationBar *self, guint n_chosen, gboolean shown);
void lyd_registration_bar_start (LydRegistrationBar *self, const char *words, gsize n_steps, gint *n_done);
void lyd_registration_bar_stop (LydRegistrationBar *self);
double lyd_registration_bar_get_part (LydRegistrationBar *self);
gboolean lyd_registration_bar_is_busy (LydRegistrationBar *self);
GMenuModel *lyd_registration_menu_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
