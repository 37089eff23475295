#pragma once

#include "lyd-badges.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The badges of one event: which, on what paper, how the pages will look; printing, a PDF, tickets. */
#define LYD_TYPE_BADGES_PAGE (lyd_badges_page_get_type ())
G_DECLARE_FINAL_TYPE (LydBadgesPage, lyd_badges_page, LYD, BADGES_PAGE, AdwBin)

void lyd_badges_page_set_event (LydBadgesPage *self, LydStore *store, const LydId *event);
void lyd_badges_page_choose (LydBadgesPage *self, GArray *ids);
void lyd_badges_page_propose (LydBadgesPage *self, LydBadgeSelection selection);
void lyd_badges_page_save_pdf (LydBadgesPage *self, const char *path);
void lyd_badges_page_save_tickets (LydBadgesPage *self, const char *folder);
gboolean lyd_badges_page_is_ready (LydBadgesPage *self);
gboolean lyd_badges_page_is_busy (LydBadgesPage *self);

G_END_DECLS
