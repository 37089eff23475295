#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is asked in the card's place: the same band above, the same strip below, so that nothing jumps. Scans go on, Esc
 * goes back. */
#define LYD_TYPE_DESK_PAGE (lyd_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (LydDeskPage, lyd_desk_page, LYD, DESK_PAGE, AdwBin)

LydDeskPage *lyd_desk_page_new (GtkStack *pages, const char *name, const char *style, const char *icon);
GtkBox *lyd_desk_page_get_body (LydDeskPage *self);
void lyd_desk_page_say (LydDeskPage *self, const char *word, const char *why);
void lyd_desk_page_set_how (LydDeskPage *self, const char *how);
void lyd_desk_page_set_act (LydDeskPage *self, const char *label, const char *action, const char *target);
void lyd_desk_page_set_done (LydDeskPage *self, gboolean done);
void lyd_desk_page_dress (LydDeskPage *self, const char *style, const char *icon);
void lyd_desk_page_set_narrow (LydDeskPage *self, gboolean narrow);
void lyd_desk_page_clear (LydDeskPage *self);
void lyd_desk_page_focus_act (LydDeskPage *self);

G_END_DECLS
