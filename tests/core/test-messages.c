#include "lyd-calendar-invite.h"
#include "lyd-eml.h"
#include "lyd-error.h"
#include "lyd-time.h"

#include <libical/ical.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1821618000000)

static LydEvent *
make_event (void)
{
  LydEvent *event = lyd_event_new ();

  g_assert_true (lyd_id_from_string (&event->id, "0192f1c0-1234-7abc-8def-0123456789ab"));
  event->title = g_strdup ("Partnership Peer Exchange: Niñez, budgets; and \"more\"");
  event->timezone = g_strdup ("America/New_York");
  event->start = NOW + 30 * 24 * LYD_HOUR;
  event->end = event->start + LYD_HOUR;
  event->mode = LYD_MODE_ONLINE;
  event->sequence = 2;
  event->audience = g_strdup ("Members");
  event->registration_link = g_strdup ("https://example.org/register?event=1&x=2");
  event->join_link = g_strdup ("https://zoom.example.org/j/secret-room");
  return event;
}

static char *
make_invite (LydEvent *event,
             LydInviteMethod method,
             gboolean with_join_link,
             gboolean spanish)
{
  const LydCalendarInvite invite = {
    .event = event,
    .method = method,
    .sequence = event->sequence,
    .organizer = "events+pta@example.org",
    .organizer_name = "Partnership for America\xe2\x80\x99s Children; \"Events\"",
    .attendee = "maribel&co@example.org",
    .attendee_name = "Okonkwo-Reyes, Maribel\r\nATTENDEE:mailto:evil@example.org",
    .with_join_link = with_join_link,
    .spanish = spanish,
  };
  g_autoptr (GError) error = NULL;
  char *text = lyd_calendar_invite_to_ics (&invite, NOW, &error);

  g_assert_no_error (error);
  return text;
}

static void
assert_golden (const char *name,
               const char *made,
               gsize n_made)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "golden", name, NULL);
  g_autofree char *expected = NULL;
  gsize n_expected;

  if (g_getenv ("LYD_GOLDEN_WRITE") != NULL)
    g_assert_true (g_file_set_contents (path, made, (gssize) n_made, NULL));
  g_assert_true (g_file_get_contents (path, &expected, &n_expected, NULL));
  g_assert_cmpmem (made, n_made, expected, n_expected);
}

static guint
count_properties (icalcomponent *entry,
                  icalproperty_kind kind)
{
  guint n = 0;

  for (icalproperty *p = icalcomponent_get_first_property (entry, kind); p != NULL;
       p = icalcomponent_get_next_property (entry, kind))
    n++;
  return n;
}

static void
test_request (void)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autofree char *text = make_invite (event, LYD_INVITE_REQUEST, FALSE, FALSE);
  icalcomponent *calendar = icalcomponent_new_from_string (text);
  icalcomponent *entry = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  icalproperty *attendee = icalcomponent_get_first_property (entry, ICAL_ATTENDEE_PROPERTY);
  icalproperty *organizer = icalcomponent_get_first_property (entry, ICAL_ORGANIZER_PROPERTY);

  assert_golden ("invite-request.ics", text, strlen (text));
  g_assert_cmpint (icalcomponent_get_method (calendar), ==, ICAL_METHOD_REQUEST);
  g_assert_nonnull (icalcomponent_get_first_component (calendar, ICAL_VTIMEZONE_COMPONENT));
  g_assert_cmpstr (icalcomponent_get_uid (entry), ==, "0192f1c0-1234-7abc-8def-0123456789ab");
  g_assert_cmpint (icalcomponent_get_sequence (entry), ==, 2);
  g_assert_cmpint (icalcomponent_get_status (entry), ==, ICAL_STATUS_CONFIRMED);
  g_assert_cmpuint (count_properties (entry, ICAL_ATTENDEE_PROPERTY), ==, 1);
  g_assert_cmpuint (count_properties (entry, ICAL_ORGANIZER_PROPERTY), ==, 1);
  g_assert_cmpstr (icalproperty_get_attendee (attendee), ==, "mailto:maribel%26co@example.org");
  g_assert_cmpstr (icalproperty_get_organizer (organizer), ==, "mailto:events+pta@example.org");
  g_assert_cmpstr (icalproperty_get_parameter_as_string (attendee, "CN"), ==,
                   "Okonkwo-Reyes, Maribel  ATTENDEE:mailto:evil@example.org");
  g_assert_null (strstr (text, "secret-room"));
  g_assert_nonnull (strstr (text, "URL:https://example.org/register?event=1&x=2"));
  icalcomponent_free (calendar);
}

static void
test_join_link_only_where_chosen (void)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autofree char *text = make_invite (event, LYD_INVITE_REQUEST, TRUE, TRUE);

  assert_golden ("invite-request-es.ics", text, strlen (text));
  g_assert_nonnull (strstr (text, "secret-room"));
  g_assert_null (strstr (text, "URL:https://zoom"));

  g_free (event->join_link);
  event->join_link = g_strdup ("javascript:alert(1)");
  g_free (text);
  text = make_invite (event, LYD_INVITE_REQUEST, TRUE, TRUE);
  g_assert_null (strstr (text, "javascript"));
}

static void
test_cancel (void)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autofree char *one = make_invite (event, LYD_INVITE_CANCEL, FALSE, FALSE);
  g_autofree char *all = NULL;

  /* One person is no longer invited; the event is on. */
  g_assert_nonnull (strstr (one, "METHOD:CANCEL"));
  g_assert_null (strstr (one, "STATUS:"));
  event->state = LYD_EVENT_CANCELLED;
  all = make_invite (event, LYD_INVITE_CANCEL, FALSE, FALSE);
  assert_golden ("invite-cancel.ics", all, strlen (all));
  g_assert_nonnull (strstr (all, "STATUS:CANCELLED"));
}

static void
test_calendar_lines (void)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_free (event->venue);
  event->venue = g_strdup ("Room 1\r\nBEGIN:VALARM\r\nX");
  g_free (event->audience);
  event->audience = g_strdup ("All\nATTENDEE:mailto:evil@example.org");
  text = make_invite (event, LYD_INVITE_REQUEST, FALSE, FALSE);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_null (strpbrk (lines[i], "\r\n"));
    g_assert_false (g_str_has_prefix (lines[i], "BEGIN:VALARM"));
    g_assert_false (g_str_has_prefix (lines[i], "ATTENDEE:mailto:evil"));
  }
}

/* ---- messages ---- */

static char *
write_eml (const LydEml *eml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lyd_eml_write (eml, &error);
  gsize n;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n);
  g_assert_null (memchr (data, '\0', n));
  return g_strndup (data, n);
}

/* What holds for every message: CRLF alone, short lines, ASCII. */
static void
assert_form (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_is_ascii (text));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_null (strpbrk (lines[i], "\r\n"));
    g_assert_cmpuint (strlen (lines[i]), <=, 78);
  }
}

/* Returns: the message's own headers */
static char *
dup_head (const char *text)
{
  return g_strndup (text, (gsize) (strstr (text, "\r\n\r\n") - text));
}

static guint
count_headers (const char *text)
{
  g_autofree char *head = dup_head (text);
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += lines[i][0] != ' ' && lines[i][0] != '\t';
  return n;
}

static void
test_whole_message (void)
{
  g_autoptr (LydEvent) event = make_event ();
  g_autofree char *calendar = make_invite (event, LYD_INVITE_REQUEST, FALSE, TRUE);
  static const char pdf[] = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\nnot really";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);
  const LydEmlPart part = { "Gafete de la niña Maribel Okonkwo-Reyes, encuentro anual de socios.pdf",
                            "application/pdf", bytes };
  const LydEml eml = {
    .from = "events@example.org",
    .from_name = "Partnership, the",
    .to = "maribel@example.org",
    .to_name = "Maribel Okonkwo-Reyes “Ñandú” 李小龍 мир",
    .subject = "Su inscripción: “Partnership Peer Exchange: Niñez y presupuestos”, 21 de septiembre de 2027",
    .body = "Hola, Maribel:\n\nFrom here on, una línea muy larga que no cabe en setenta y seis columnas y por eso se "
            "parte, con acentos áéíóú ñ.\n.\nA = B \n\tfin\n",
    .language = "es",
    .calendar = calendar,
    .method = "REQUEST",
    .parts = &part,
    .n_parts = 1,
    .id = "0192f1c0-1234-7abc-8def-0123456789ab",
    .date = NOW,
  };
  g_autofree char *text = write_eml (&eml);

  assert_form (text);
  assert_golden ("message.eml", text, strlen (text));
  g_assert_nonnull (strstr (text, "X-Unsent: 1\r\n"));
  g_assert_nonnull (strstr (text, "Content-Type: text/calendar; charset=UTF-8; method=REQUEST\r\n"));
}

static void
test_plain_message (void)
{
  const LydEml eml = { .to = "ana@example.org", .subject = "Hello", .body = "Hi.", .id = "1", .date = NOW };
  g_autofree char *text = write_eml (&eml);

  g_assert_cmpstr (text, ==,
                   "To: ana@example.org\r\nSubject: Hello\r\nDate: Wed, 22 Sep 2027 13:00:00 +0000\r\n"
                   "MIME-Version: 1.0\r\nX-Unsent: 1\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                   "Content-Transfer-Encoding: quoted-printable\r\n\r\nHi.\r\n");
}

static void
test_injection (void)
{
  static const char *const hostile[] = {
    "Ana\r\nBcc: all@example.org",
    "Ana\nBcc: all@example.org",
    "Ana\rBcc: all@example.org",
    "Ana\xe2\x80\xa8"
    "Bcc: all@example.org",
    "\"Ana\" <evil@example.org>",
    "Ana\\\"",
    "=?UTF-8?Q?evil?=",
    "\xff\xfe not text \x01\x7f",
    "",
    "   ",
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++) {
    const LydEmlPart part = { hostile[i], "application/pdf", bytes };
    const LydEml eml = { .from = "a@example.org",
                         .from_name = hostile[i],
                         .to = "ana@example.org",
                         .to_name = hostile[i],
                         .subject = hostile[i],
                         .body = hostile[i],
                         .language = hostile[i],
                         .parts = &part,
                         .n_parts = 1,
                         .id = "1",
                         .date = NOW };
    g_autofree char *text = write_eml (&eml);
    g_autofree char *head = NULL;

    g_test_message ("%s", text);
    assert_form (text);
    /* From, To, Subject, Date, MIME-Version, X-Unsent, Content-Type */
    g_assert_cmpuint (count_headers (text), ==, 7);
    head = dup_head (text);
    g_assert_null (strstr (head, "\nBcc"));
  }
}

static void
test_bad_addresses (void)
{
  static const char *const bad[] = { "ana", "ana@example.org\r\nBcc: x@example.org", "a@example.org,b@example.org",
                                     "Ana <ana@example.org>", " ana@example.org", "josé@example.org" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    const char *const list[] = { "ana@example.org", bad[i], NULL };
    const LydEml direct = { .to = bad[i], .subject = "x", .body = "x", .id = "1" };
    const LydEml blind = { .bcc = list, .subject = "x", .body = "x", .id = "1" };
    g_autoptr (GError) error = NULL;

    g_assert_null (lyd_eml_write (&direct, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_clear_error (&error);
    g_assert_null (lyd_eml_write (&blind, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  }
}

static void
test_bcc (void)
{
  const char *const list[] = { "ana@example.org", "bo@example.org", NULL };
  const LydEml eml = { .bcc = list, .subject = "x", .body = "x", .id = "1" };
  g_autofree char *text = write_eml (&eml);

  g_assert_true (g_str_has_prefix (text, "Bcc: ana@example.org,\r\n bo@example.org\r\nSubject"));
}

/* ---- what somebody's calendar holds ---- */

static void
test_judge (void)
{
  g_autoptr (LydEvent) event = make_event ();
  LydInvitation given = { .sequence = 2, .start = event->start, .method = LYD_INVITE_REQUEST, .at = NOW };
  LydInvitation called_off = { .sequence = 2, .start = event->start, .method = LYD_INVITE_CANCEL, .at = NOW };
  gint64 before = NOW - 1;

#define JUDGE(status, invitation) lyd_invitation_judge (event, before, LYD_STATUS_##status, invitation)
  g_assert_cmpint (JUDGE (CONFIRMED, NULL), ==, LYD_CALENDAR_NOTHING);
  g_assert_cmpint (JUDGE (CONFIRMED, &given), ==, LYD_CALENDAR_CURRENT);
  g_assert_cmpint (JUDGE (CANCELLED, &given), ==, LYD_CALENDAR_CANCELLED);
  g_assert_cmpint (JUDGE (CANCELLED, &called_off), ==, LYD_CALENDAR_CURRENT);
  g_assert_cmpint (JUDGE (CONFIRMED, &called_off), ==, LYD_CALENDAR_NOTHING);
  g_assert_cmpint (lyd_invitation_get_sequence (event, before, &given, LYD_INVITE_REQUEST), ==, 2);
  g_assert_cmpint (lyd_invitation_get_sequence (event, before, &given, LYD_INVITE_CANCEL), ==, 3);
  g_assert_cmpint (lyd_invitation_get_sequence (event, before, NULL, LYD_INVITE_REQUEST), ==, 2);

  /* The place changed. */
  event->sequence = 3;
  g_assert_cmpint (JUDGE (CONFIRMED, &given), ==, LYD_CALENDAR_OLD);
  g_assert_cmpint (lyd_invitation_get_sequence (event, before, &given, LYD_INVITE_REQUEST), ==, 3);

  /* The time changed. */
  event->start += LYD_HOUR;
  g_assert_cmpint (JUDGE (CONFIRMED, &given), ==, LYD_CALENDAR_OLD_TIME);

  /* All of it was undone after people were told: what they hold has the higher number, and is old. */
  event->start -= LYD_HOUR;
  given.sequence = 5;
  given.start = event->start;
  before = NOW + 1;
  g_assert_cmpint (JUDGE (CONFIRMED, &given), ==, LYD_CALENDAR_OLD);
  g_assert_cmpint (lyd_invitation_get_sequence (event, before, &given, LYD_INVITE_REQUEST), ==, 6);

  event->state = LYD_EVENT_CANCELLED;
  g_assert_cmpint (JUDGE (CONFIRMED, &given), ==, LYD_CALENDAR_CANCELLED);
#undef JUDGE
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/messages/request", test_request);
  g_test_add_func ("/messages/join-link-only-where-chosen", test_join_link_only_where_chosen);
  g_test_add_func ("/messages/cancel", test_cancel);
  g_test_add_func ("/messages/calendar-lines", test_calendar_lines);
  g_test_add_func ("/messages/whole", test_whole_message);
  g_test_add_func ("/messages/plain", test_plain_message);
  g_test_add_func ("/messages/injection", test_injection);
  g_test_add_func ("/messages/bad-addresses", test_bad_addresses);
  g_test_add_func ("/messages/bcc", test_bcc);
  g_test_add_func ("/messages/judge", test_judge);
  return g_test_run ();
}
