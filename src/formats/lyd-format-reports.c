#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Files that people choose by mistake: they are recognized, to say so rather than to import nonsense. The headers are
 * those of formats.md, part 2, in all the versions that it knows. */

static const char *const zoom_webinar_headers[] = {
  "attended",
  "user name original name|user name|registration time",
  "email|user email",
  "join time",
  NULL,
};
static const char *const zoom_webinar_absent[] = { "interest rating", NULL };

const LydFormat lyd_format_zoom_webinar = {
  .id = "zoom-webinar-attendee",
  .title = N_ ("Zoom webinar attendee report"),
  .refusal = N_ ("This looks like a Zoom webinar attendee report, not a list of registrations. Choose Zoom's "
                 "registration report, or any list of those who registered."),
  .headers = zoom_webinar_headers,
  .absent = zoom_webinar_absent,
};

static const char *const zoom_meeting_headers[] = {
  "name original name|name",
  "user email|email",
  "total duration minutes|duration minutes|total durection minutes",
  NULL,
};

const LydFormat lyd_format_zoom_meeting = {
  .id = "zoom-meeting-participants",
  .title = N_ ("Zoom meeting participants"),
  .refusal = N_ ("This looks like a Zoom report of a meeting's participants, not a list of registrations. Choose "
                 "Zoom's registration report, or any list of those who registered."),
  .headers = zoom_meeting_headers,
};

static const char *const teams_headers[] = {
  "name|full name",
  "first join|join time",
  "last leave|leave time",
  "in meeting duration|duration",
  NULL,
};

const LydFormat lyd_format_teams = {
  .id = "teams-attendance",
  .title = N_ ("Microsoft Teams attendance report"),
  .refusal = N_ ("This looks like a Microsoft Teams attendance report, not a list of registrations. Choose a list of "
                 "those who registered."),
  .headers = teams_headers,
};

static const char *const teams_list_headers[] = { "full name", "user action", "timestamp", NULL };

const LydFormat lyd_format_teams_list = {
  .id = "teams-attendance-list",
  .title = N_ ("Microsoft Teams attendance list"),
  .refusal = N_ ("This looks like a Microsoft Teams attendance list, not a list of registrations. Choose a list of "
                 "those who registered."),
  .headers = teams_list_headers,
};

static const char *const google_meet_headers[] = { "first name|name", "duration", "time joined", "time exited", NULL };

const LydFormat lyd_format_google_meet = {
  .id = "google-meet-attendance",
  .title = N_ ("Google Meet attendance report"),
  .refusal = N_ ("This looks like a Google Meet attendance report, not a list of registrations. Choose a list of "
                 "those who registered."),
  .headers = google_meet_headers,
};

static const char *const gotowebinar_headers[] = { "attended", "interest rating", "first name", "last name", NULL };

const LydFormat lyd_format_gotowebinar = {
  .id = "gotowebinar-attendee",
  .title = N_ ("GoToWebinar attendee report"),
  .refusal = N_ ("This looks like a GoToWebinar attendee report, not a list of registrations. Choose a list of those "
                 "who registered."),
  .headers = gotowebinar_headers,
};

const LydFormat lyd_format_icalendar = {
  .id = "icalendar",
  .title = N_ ("Calendar (iCalendar)"),
  .refusal = N_ ("This is a calendar file (iCalendar), not a list of registrations. Choose a list of those who "
                 "registered."),
  .text = "BEGIN:VCALENDAR",
};
