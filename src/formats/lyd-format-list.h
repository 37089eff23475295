#pragma once

#include "lyd-format.h"

G_BEGIN_DECLS

/* Every file that is recognized, one line each, for lyd_format_NAME. Where two fit alike, the first one is meant. */
/* clang-format off */
#define LYD_FORMATS(X) \
  X (zoom_webinar) \
  X (zoom_meeting_detail) \
  X (zoom_meeting_unique) \
  X (zoom_poll) \
  X (zoom_qa) \
  X (teams) \
  X (teams_list) \
  X (google_meet) \
  X (gotowebinar) \
  X (vcard) \
  X (icalendar) \
  X (eventbrite) \
  X (zoom_registration) \
  X (mailchimp) \
  X (google_forms) \
  X (table)

#define LYD_DECLARE_FORMAT(name) extern const LydFormat lyd_format_##name;
LYD_FORMATS (LYD_DECLARE_FORMAT)
#undef LYD_DECLARE_FORMAT
/* clang-format on */

G_END_DECLS
