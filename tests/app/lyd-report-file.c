#include "lyd-report-file.h"

#include "lyd-attendance.h"
#include "lyd-overview.h"
#include "lyd-plan-change.h"
#include "lyd-plan.h"

#include <string.h>

static void
add_row (GString *text,
         const char *name,
         const char *email,
         GTimeZone *zone,
         gint64 joined,
         gint64 left)
{
  g_autoptr (GDateTime) from = lyd_time_to_local (joined, zone);
  g_autoptr (GDateTime) to = lyd_time_to_local (left, zone);
  g_autofree char *join = g_date_time_format (from, "%m/%d/%Y %I:%M:%S %p");
  g_autofree char *leave = g_date_time_format (to, "%m/%d/%Y %I:%M:%S %p");

  g_string_append_printf (text, "Yes,%s,%s,%s,%s,%d,Yes,United States\n", name, email, join, leave,
                          (int) ((left - joined + LYD_MINUTE - 1) / LYD_MINUTE));
}

static void
add_registrants (GString *text,
                 const GPtrArray *people,
                 GTimeZone *zone,
                 gint64 start,
                 gint64 end,
                 guint n_came)
{
  for (guint i = 0; i < people->len; i++) {
    const LydAttendance *one = g_ptr_array_index (people, i);
    gint64 late = (gint64) (i % 7) * LYD_MINUTE;

    if (one->email == NULL || one->status != LYD_STATUS_CONFIRMED)
      continue;
    if (i >= n_came) {
      g_string_append_printf (text, "No,%s,%s,--,--,--,--,--\n", one->name, one->email);
      continue;
    }
    /* One looked in, one came with two devices, one was away in between. */
    if (i == 3) {
      add_row (text, one->name, one->email, zone, start + late, start + late + 2 * LYD_MINUTE);
      continue;
    }
    add_row (text, one->name, one->email, zone, start - 3 * LYD_MINUTE + late,
             i == 4 ? start + 20 * LYD_MINUTE : end + late);
    if (i == 2)
      add_row (text, one->name, one->email, zone, start + 10 * LYD_MINUTE, end - 5 * LYD_MINUTE);
    if (i == 4)
      add_row (text, one->name, one->email, zone, start + 31 * LYD_MINUTE, end);
  }
}

static const LydSession *
get_session (const GPtrArray *sessions)
{
  return ((const LydSessionSummary *) g_ptr_array_index (sessions, 0))->session;
}

/**
 * lyd_report_file_write:
 * @name: of the file, in the harness's folder
 * @n_came: how many of those who are registered
 *
 * Returns: (transfer full): its path
 */
char *
lyd_report_file_write (LydHarness *harness,
                       const char *name,
                       guint n_came)
{
  g_autofree char *database = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (LydFile) file = lyd_file_open (database, LYD_FILE_READ_ONLY, &harness->context, NULL);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, LYD_REPORT_EVENT, NULL);
  g_autoptr (GPtrArray) sessions = lyd_plan_summarize_sessions (file, &event->id, NULL);
  const LydSession *session = get_session (sessions);
  g_autoptr (GPtrArray) people = lyd_attendance_list (file, &session->id, NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get (event->timezone);
  g_autoptr (GString) text = g_string_new ("Attendee Report\nTopic,Webinar ID,Actual Duration (minutes),# Registered\n"
                                           "Summer EBT and school meals,861 4450 2231,75,75\n");
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (harness->dir, name, NULL);
  gint64 start = session->start;
  gint64 end = session->end;
  const LydAttendance *first = g_ptr_array_index (people, people->len / 2);

  g_string_append (text, "Host Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,"
                         "Time in Session (minutes),Is Guest,Country/Region Name\n");
  add_row (text, "Network Office", "office@partnership.example.org", zone, start - 20 * LYD_MINUTE, end);
  g_string_append (text, "Panelist Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,"
                         "Time in Session (minutes),Is Guest,Country/Region Name\n");
  add_row (text, "Dr. Ines Calloway", "calloway@university.example.org", zone, start - 10 * LYD_MINUTE, end);
  g_string_append (text, "Attendee Details\nAttended,User Name (Original Name),Email,Join Time,Leave Time,"
                         "Time in Session (minutes),Is Guest,Country/Region Name\n");
  add_registrants (text, people, zone, start, end, n_came);
  add_row (text, "Bao Nguyen-Ferrer", "bao@county.example.org", zone, start, end);
  add_row (text, "Otter.ai Notetaker", "", zone, start, end);
  add_row (text, "14105550142", "", zone, start + LYD_MINUTE, end);
  add_row (text, first->name, "", zone, start + 2 * LYD_MINUTE, end);
  add_row (text, LYD_REPORT_STRANGER, "", zone, start + 4 * LYD_MINUTE, end);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, &error));
  g_assert_no_error (error);
  return path;
}
