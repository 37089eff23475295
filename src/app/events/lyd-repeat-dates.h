#pragma once

#include "lyd-series.h"
#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The dates that a rule gives, before anything is made of them: each can be moved or left out.
 *
 * "changed": other dates are shown.
 */
#define LYD_TYPE_REPEAT_DATES (lyd_repeat_dates_get_type ())
G_DECLARE_FINAL_TYPE (LydRepeatDates, lyd_repeat_dates, LYD, REPEAT_DATES, AdwPreferencesGroup)

void lyd_repeat_dates_preview (LydRepeatDates *self, LydStore *store, const LydEvent *first, const char *rule);
GArray *lyd_repeat_dates_dup_exceptions (LydRepeatDates *self) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_repeat_dates_get_n_events (LydRepeatDates *self);
gboolean lyd_repeat_dates_is_idle (LydRepeatDates *self);

G_END_DECLS
