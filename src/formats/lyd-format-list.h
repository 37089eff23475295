#pragma once

#include "lyd-format.h"

G_BEGIN_DECLS

/* One file each. lyd-tables.c puts them in order. */
extern const LydFormat lyd_format_table;
extern const LydFormat lyd_format_google_forms;
extern const LydFormat lyd_format_eventbrite;
extern const LydFormat lyd_format_zoom_registration;
extern const LydFormat lyd_format_mailchimp;
extern const LydFormat lyd_format_vcard;

/* Recognized and refused: no lists of registrations. */
extern const LydFormat lyd_format_zoom_webinar;
extern const LydFormat lyd_format_zoom_meeting;
extern const LydFormat lyd_format_teams;
extern const LydFormat lyd_format_teams_list;
extern const LydFormat lyd_format_google_meet;
extern const LydFormat lyd_format_gotowebinar;
extern const LydFormat lyd_format_icalendar;

G_END_DECLS
