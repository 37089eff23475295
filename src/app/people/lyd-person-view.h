#pragma once

#include "lyd-directory-line.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything about one person. */
#define LYD_TYPE_PERSON_VIEW (lyd_person_view_get_type ())
G_DECLARE_FINAL_TYPE (LydPersonView, lyd_person_view, LYD, PERSON_VIEW, AdwBin)

void lyd_person_view_clear_entry (LydPersonView *self);
void lyd_person_view_show (LydPersonView *self, const LydPersonPage *page);

G_END_DECLS
