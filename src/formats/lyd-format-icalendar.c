#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* A calendar that somebody chose by mistake: recognized to say so. */

const LydFormat lyd_format_icalendar = {
  .id = "icalendar",
  .title = N_ ("Calendar (iCalendar)"),
  .refusal = N_ ("This is a calendar file (iCalendar), not a list of registrations. Choose a list of those who "
                 "registered."),
  .text = "BEGIN:VCALENDAR",
};
