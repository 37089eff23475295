#include "lyd-calendar.h"
#include "lyd-error.h"
#include "lyd-recurrence.h"
#include "lyd-time.h"

#include <libical/ical.h>
#include <string.h>

#define STAMP G_GINT64_CONSTANT (1790000000000)

static gint64
at (const char *text,
    const char *zone_name)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  gint64 instant;

  g_assert_true (lyd_time_from_iso (&instant, text, zone));
  return instant;
}

static LydEvent *
make_event (int number,
            const char *title,
            const char *zone,
            const char *start,
            const char *end)
{
  LydEvent *event = lyd_event_new ();
  g_autofree char *id = g_strdup_printf ("01900000-0000-7000-8000-%012d", number);

  g_assert_true (lyd_id_from_string (&event->id, id));
  event->title = g_strdup (title);
  event->timezone = g_strdup (zone);
  event->start = at (start, zone);
  event->end = at (end, zone);
  event->join_link = g_strdup ("https://example.org/secret-room");

  return event;
}

static GPtrArray *
make_sessions (const LydEvent *event)
{
  GPtrArray *sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_session_free);
  LydSession *arrival = lyd_session_new ();

  g_assert_true (lyd_id_from_string (&arrival->id, "01900000-0000-7000-8000-0000000000aa"));
  arrival->title = g_strdup ("Arrival");
  arrival->room = g_strdup ("Lobby, ground floor");
  arrival->start = event->start;
  arrival->end = event->start + LYD_HOUR;
  g_ptr_array_add (sessions, arrival);

  return sessions;
}

/* What goes wrong in calendar files, in five events. */
static char *
make_calendar (void)
{
  g_autoptr (LydEvent) winter = make_event (1, "Peer exchange; January, \\ “Ünïcode” 日本", "America/New_York",
                                            "2027-01-21T13:00", "2027-01-21T14:00");
  g_autoptr (LydEvent) summer = make_event (2,
                                            "A very long title that must be folded, because it has more than "
                                            "seventy-five octets: ñandúes y ñandúes y ñandúes",
                                            "America/Phoenix", "2027-07-15T13:00", "2027-07-15T14:00");
  g_autoptr (LydEvent) honolulu = make_event (3, "Islands", "Pacific/Honolulu", "2027-03-14T02:30", "2027-03-14T03:30");
  g_autoptr (LydEvent) madrid = make_event (4, "Retreat", "Europe/Madrid", "2027-10-30T09:00", "2027-11-01T15:00");
  g_autoptr (LydEvent) twice = make_event (5, "Second half past one", "America/New_York", "2027-11-07T01:30",
                                           "2027-11-07T03:00");
  g_autoptr (GPtrArray) sessions = make_sessions (madrid);
  const LydCalendarItem items[] = {
    { winter, NULL },
    { summer, NULL },
    { honolulu, NULL },
    { madrid, sessions },
    { twice, NULL },
  };
  g_autoptr (GError) error = NULL;
  char *text;

  winter->mode = LYD_MODE_ONLINE;
  winter->registration_link = g_strdup ("https://example.org/register?id=1&x=2");
  winter->audience = g_strdup ("Executive directors\r\nand their deputies\x07");
  winter->sequence = 3;
  summer->state = LYD_EVENT_CANCELLED;
  summer->registration_link = g_strdup ("https://example.org/\r\nATTENDEE:mailto:x@example.org");
  madrid->venue = g_strdup ("Calle Mayor 1; Madrid");
  madrid->mode = LYD_MODE_IN_PERSON;
  twice->start += LYD_HOUR;

  text = lyd_calendar_to_ics (items, G_N_ELEMENTS (items), "Partnership (demo), members\nX:y", STAMP, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_golden (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "golden", "calendar.ics", NULL);
  g_autofree char *made = make_calendar ();
  g_autofree char *expected = NULL;

  if (g_getenv ("LYD_GOLDEN_WRITE") != NULL)
    g_assert_true (g_file_set_contents (path, made, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (made, ==, expected);
}

static void
test_form (void)
{
  g_autofree char *made = make_calendar ();
  g_auto (GStrv) lines = g_strsplit (made, "\r\n", -1);
  guint n_lines = g_strv_length (lines);

  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  for (guint i = 0; i < n_lines; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    g_assert_null (strpbrk (lines[i], "\r\n\x07"));
    g_assert_false (g_str_has_prefix (lines[i], "ATTENDEE"));
  }
  g_assert_null (strstr (made, "secret-room"));
}

/* The UTC time of a property, by the file's own VTIMEZONE alone: what a program without our zones would show. */
static gint64
get_instant (icalcomponent *calendar,
             icalproperty *property)
{
  icalvalue *value = icalproperty_get_value (property);
  icaltimetype time = icalvalue_get_datetime (value);
  icalparameter *tzid = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  icaltimezone *zone = icaltimezone_get_utc_timezone ();

  if (tzid != NULL) {
    zone = icalcomponent_get_timezone (calendar, icalparameter_get_tzid (tzid));
    g_assert_nonnull (zone);
  }

  return (gint64) icaltime_as_timet_with_zone (time, zone) * LYD_SECOND;
}

static void
test_other_programs_see_the_same_time (void)
{
  static const struct {
    const char *title;
    const char *start;
    const char *end;
  } expected[] = {
    { "Peer exchange; January, \\ “Ünïcode” 日本", "2027-01-21T18:00Z", "2027-01-21T19:00Z" },
    { "A very long title", "2027-07-15T20:00Z", "2027-07-15T21:00Z" },
    { "Islands", "2027-03-14T12:30Z", "2027-03-14T13:30Z" },
    { "Retreat", "2027-10-30T07:00Z", "2027-11-01T14:00Z" },
    { "Retreat: Arrival", "2027-10-30T07:00Z", "2027-10-30T08:00Z" },
    { "Second half past one", "2027-11-07T06:30Z", "2027-11-07T08:00Z" },
  };
  g_autofree char *made = make_calendar ();
  icalcomponent *calendar = icalcomponent_new_from_string (made);
  gsize n = 0;

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VTIMEZONE_COMPONENT), ==, 4);
  for (icalcomponent *entry = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); entry != NULL;
       entry = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT)) {
    icalproperty *start = icalcomponent_get_first_property (entry, ICAL_DTSTART_PROPERTY);
    icalproperty *end = icalcomponent_get_first_property (entry, ICAL_DTEND_PROPERTY);

    g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
    g_assert_true (g_str_has_prefix (icalcomponent_get_summary (entry), expected[n].title));
    g_assert_cmpint (get_instant (calendar, start), ==, at (expected[n].start, "UTC"));
    g_assert_cmpint (get_instant (calendar, end), ==, at (expected[n].end, "UTC"));
    n++;
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  icalcomponent_free (calendar);
}

/* Every hour of two years, by our VTIMEZONE as libical reads it and by the system. */
static void
test_zones_hour_by_hour (gconstpointer data)
{
  const char *name = data;
  g_autoptr (LydEvent) first = make_event (1, "First", name, "2027-01-01T12:00", "2027-01-01T13:00");
  g_autoptr (LydEvent) last = make_event (2, "Last", name, "2028-12-31T12:00", "2028-12-31T13:00");
  const LydCalendarItem items[] = { { first, NULL }, { last, NULL } };
  g_autofree char *made = lyd_calendar_to_ics (items, G_N_ELEMENTS (items), "x", STAMP, NULL);
  icalcomponent *calendar = icalcomponent_new_from_string (made);
  icaltimezone *read = icalcomponent_get_timezone (calendar, name);
  g_autoptr (GTimeZone) zone = lyd_zone_get (name);

  g_assert_nonnull (read);
  for (gint64 instant = first->start; instant < last->end; instant += LYD_HOUR) {
    icaltimetype utc = icaltime_from_timet_with_zone ((time_t) (instant / LYD_SECOND), FALSE,
                                                      icaltimezone_get_utc_timezone ());
    int is_daylight;
    int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant / LYD_SECOND);

    g_assert_cmpint (icaltimezone_get_utc_offset_of_utc_time (read, &utc, &is_daylight), ==,
                     g_time_zone_get_offset (zone, interval));
  }
  icalcomponent_free (calendar);
}

static char *
expand (const char *rule,
        const char *start,
        const char *zone_name)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) instants = lyd_recurrence_expand (rule, at (start, zone_name), zone, &error);
  GString *list = g_string_new (NULL);

  if (instants == NULL) {
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    return g_string_free (list, TRUE);
  }
  for (guint i = 0; i < instants->len; i++) {
    g_autofree char *iso = lyd_time_to_iso (g_array_index (instants, gint64, i), NULL);

    g_string_append_printf (list, "%s%.16s", i > 0 ? " " : "", iso);
  }

  return g_string_free (list, FALSE);
}

static void
test_recurrence (void)
{
  static const struct {
    const char *rule;
    const char *start;
    const char *zone;
    const char *expected; /* UTC; NULL: refused */
  } cases[] = {
    { "FREQ=MONTHLY;BYDAY=3TH;COUNT=4", "2027-01-21T13:00", "America/New_York",
      "2027-01-21T18:00 2027-02-18T18:00 2027-03-18T17:00 2027-04-15T17:00" },
    { "RRULE:FREQ=MONTHLY;BYDAY=3TH;COUNT=3", "2027-02-18T13:00", "America/Phoenix",
      "2027-02-18T20:00 2027-03-18T20:00 2027-04-15T20:00" },
    { "FREQ=WEEKLY;COUNT=3", "2027-03-07T02:30", "America/New_York",
      "2027-03-07T07:30 2027-03-14T07:00 2027-03-21T06:30" },
    { "FREQ=WEEKLY;COUNT=2", "2027-10-31T01:30", "America/New_York", "2027-10-31T05:30 2027-11-07T05:30" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "2027-01-31T09:00", "Europe/Madrid",
      "2027-01-31T08:00 2027-02-28T08:00 2027-03-31T07:00" },
    /* 23:00 in Honolulu on the 2nd is 09:00 UTC on the 3rd: still before an UNTIL in UTC. */
    { "FREQ=DAILY;UNTIL=20270103T090000Z", "2027-01-01T23:00", "Pacific/Honolulu",
      "2027-01-02T09:00 2027-01-03T09:00" },
    { "FREQ=DAILY;UNTIL=20270102", "2027-01-01T23:00", "Pacific/Honolulu", "2027-01-02T09:00 2027-01-03T09:00" },
    { "FREQ=MONTHLY;BYDAY=3TH", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=DAILY;COUNT=501", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=SECONDLY;COUNT=3", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "2027-01-21T13:00", "America/New_York", NULL },
    { "every third Thursday", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=DAILY;COUNT=2\r\nATTENDEE:x", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=DAILY;COUNT=-2", "2027-01-21T13:00", "America/New_York", NULL },
    { "FREQ=DAILY;INTERVAL=0;COUNT=2", "2027-01-21T13:00", "America/New_York", NULL },
    { "", "2027-01-21T13:00", "America/New_York", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *made = expand (cases[i].rule, cases[i].start, cases[i].zone);

    g_test_message ("%s", cases[i].rule);
    g_assert_cmpstr (made, ==, cases[i].expected);
  }
}

static void
test_longest_recurrence (void)
{
  g_autofree char *made = expand ("FREQ=DAILY;COUNT=500", "2027-01-21T13:00", "America/New_York");

  g_assert_cmpuint (strlen (made), ==, 500 * 17 - 1);
}

int
main (int argc,
      char *argv[])
{
  static const char *const zones[] = { "America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/Madrid",
                                       "Europe/Dublin", "Australia/Lord_Howe", "UTC" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/golden", test_golden);
  g_test_add_func ("/calendar/form", test_form);
  g_test_add_func ("/calendar/other-programs-see-the-same-time", test_other_programs_see_the_same_time);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_autofree char *path = g_strconcat ("/calendar/zones/", zones[i], NULL);

    g_test_add_data_func (path, zones[i], test_zones_hour_by_hour);
  }
  g_test_add_func ("/calendar/recurrence", test_recurrence);
  g_test_add_func ("/calendar/longest-recurrence", test_longest_recurrence);
  return g_test_run ();
}
