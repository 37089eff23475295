#include "lyd-calendar.h"
#include "lyd-directory-edit.h"
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-letters.h"
#include "lyd-people.h"
#include "lyd-plan-change.h"
#include "lyd-tickets.h"
#include "lyd-time.h"
#include "lyd-undo.h"
#include "lyd-zoom-registrants.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECRET "https://zoom.example.org/j/secret-room"

static LydId
add_webinar (LydFixture *fixture)
{
  g_autoptr (LydEvent) event =
    lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW + 7 * 24 * LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("Kids & budgets");
  event->registration_link = g_strdup ("https://example.org/register");
  event->join_link = g_strdup (SECRET);
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  g_assert_true (lyd_sender_set (fixture->file, "Partnership Events", "events@example.org", &error));
  return event->id;
}

static LydMailing *
plan (LydFixture *fixture,
      const LydId *event,
      LydLetterKind kind,
      gboolean everyone)
{
  g_autoptr (GError) error = NULL;
  LydMailing *mailing = lyd_letters_plan (fixture->file, event, kind, everyone, &error);

  g_assert_no_error (error);
  return mailing;
}

static void
assert_plan (LydFixture *fixture,
             const LydId *event,
             LydLetterKind kind,
             guint n,
             guint n_given)
{
  g_autoptr (LydMailing) mailing = plan (fixture, event, kind, FALSE);

  g_assert_cmpuint (mailing->recipients->len, ==, n);
  g_assert_cmpuint (mailing->n_given, ==, n_given);
}

static const LydLetterOptions nothing = { 0 };

static void
mark_all (LydFixture *fixture,
          const LydId *event,
          LydLetterKind kind)
{
  g_autoptr (LydMailing) mailing = plan (fixture, event, kind, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_letters_mark (fixture->file, mailing, (const LydRecipient *const *) mailing->recipients->pdata,
                                   mailing->recipients->len, &nothing, &error));
  g_assert_no_error (error);
}

static void
assert_count (LydFixture *fixture,
              const LydId *id,
              int n_old_time,
              int n_old,
              int n_cancelled)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, id, NULL);
  LydInvitationCount count;

  g_assert_true (lyd_letters_count (fixture->file, event, &count, NULL));
  g_assert_cmpint (count.n_old_time, ==, n_old_time);
  g_assert_cmpint (count.n_old, ==, n_old);
  g_assert_cmpint (count.n_cancelled, ==, n_cancelled);
}

static void
move (LydFixture *fixture,
      const LydId *id,
      gint64 by)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, id, NULL);

  fixture->now += LYD_MINUTE;
  event->start += by;
  event->end += by;
  g_assert_true (lyd_plan_update_event (fixture->file, event, NULL));
  fixture->now += LYD_MINUTE;
}

static void
undo_last (LydFixture *fixture)
{
  g_autoptr (LydHistoryEntry) entry = lyd_history_find_last (fixture->file, NULL);
  g_autoptr (LydUndoResult) result = lyd_undo (fixture->file, &entry->id, NULL);

  g_assert_nonnull (result);
  fixture->now += LYD_MINUTE;
}

static char *
write_letter (LydFixture *fixture,
              const LydMailing *mailing,
              guint index,
              const LydLetterOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    lyd_letters_write (fixture->file, mailing, g_ptr_array_index (mailing->recipients, index), options, &error);
  gsize n;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &n);
  return g_strndup (data, n);
}

static char *
make_invite (LydFixture *fixture,
             const LydMailing *mailing,
             guint index,
             gboolean with_join_link)
{
  const LydLetterOptions options = { .with_join_link = with_join_link };
  g_autoptr (GError) error = NULL;
  g_autofree char *ics = lyd_letters_make_invite (fixture->file, mailing,
                                                  g_ptr_array_index (mailing->recipients, index), &options, &error);
  g_auto (GStrv) parts = NULL;

  g_assert_no_error (error);
  if (ics == NULL)
    return NULL;
  /* Long lines are folded. */
  parts = g_strsplit (ics, "\r\n ", -1);
  return g_strjoinv ("", parts);
}

static void
test_old_time (LydFixture *fixture,
               gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &event, "Bo Li", "bo@example.org");
  g_autoptr (LydRegistrationResult) cy = lyd_fixture_register (fixture, &event, "Cy Ng", NULL);
  g_autoptr (LydMailing) mailing = plan (fixture, &event, LYD_LETTER_INVITATION, FALSE);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (mailing->recipients->len, ==, 2);
  g_assert_cmpuint (mailing->left_out->len, ==, 1);
  assert_count (fixture, &event, 0, 0, 0);
  first = make_invite (fixture, mailing, 0, FALSE);
  g_assert_nonnull (strstr (first, "METHOD:REQUEST"));
  g_assert_nonnull (strstr (first, "SEQUENCE:0"));
  g_assert_nonnull (strstr (first, "mailto:bo@example.org"));
  g_assert_null (strstr (first, "ana@example.org"));
  mark_all (fixture, &event, LYD_LETTER_INVITATION);
  assert_plan (fixture, &event, LYD_LETTER_INVITATION, 2, 2);
  assert_plan (fixture, &event, LYD_LETTER_CHANGED, 0, 0);

  move (fixture, &event, LYD_HOUR);
  assert_count (fixture, &event, 2, 0, 0);
  assert_plan (fixture, &event, LYD_LETTER_CHANGED, 2, 0);
  g_clear_pointer (&mailing, lyd_mailing_unref);
  mailing = plan (fixture, &event, LYD_LETTER_CHANGED, FALSE);
  second = make_invite (fixture, mailing, 0, FALSE);
  g_assert_nonnull (strstr (second, "SEQUENCE:1"));

  /* One of the two is told; then where one stopped is remembered. */
  g_assert_true (lyd_letters_mark (fixture->file, mailing, (const LydRecipient *const *) mailing->recipients->pdata, 1,
                                   &nothing, NULL));
  assert_count (fixture, &event, 1, 0, 0);
  assert_plan (fixture, &event, LYD_LETTER_CHANGED, 2, 1);
  mark_all (fixture, &event, LYD_LETTER_CHANGED);
  assert_count (fixture, &event, 0, 0, 0);

  /* Undo sets the event's sequence back; the calendars' must still grow. */
  undo_last (fixture);
  assert_count (fixture, &event, 2, 0, 0);
  g_clear_pointer (&mailing, lyd_mailing_unref);
  mailing = plan (fixture, &event, LYD_LETTER_CHANGED, FALSE);
  g_clear_pointer (&second, g_free);
  second = make_invite (fixture, mailing, 0, FALSE);
  g_assert_nonnull (strstr (second, "SEQUENCE:2"));
  mark_all (fixture, &event, LYD_LETTER_CHANGED);
  assert_count (fixture, &event, 0, 0, 0);
}

static void
test_cancelled (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = NULL;
  g_autoptr (LydMailing) mailing = NULL;
  g_autofree char *ics = NULL;

  mark_all (fixture, &event, LYD_LETTER_INVITATION);
  bo = lyd_fixture_register (fixture, &event, "Bo Li", "bo@example.org");
  g_assert_true (lyd_register_set_status (fixture->file, &ana->registration, LYD_STATUS_CANCELLED, NULL));
  assert_count (fixture, &event, 0, 0, 1);
  assert_plan (fixture, &event, LYD_LETTER_CANCELLED, 1, 0);
  mailing = plan (fixture, &event, LYD_LETTER_CANCELLED, FALSE);
  ics = make_invite (fixture, mailing, 0, FALSE);
  g_assert_nonnull (strstr (ics, "METHOD:CANCEL"));
  g_assert_nonnull (strstr (ics, "SEQUENCE:1"));
  g_assert_null (strstr (ics, "STATUS:"));

  g_assert_true (lyd_plan_cancel_event (fixture->file, &event, NULL));
  assert_plan (fixture, &event, LYD_LETTER_CANCELLED, 2, 0);
  g_clear_pointer (&mailing, lyd_mailing_unref);
  mailing = plan (fixture, &event, LYD_LETTER_CANCELLED, FALSE);
  g_clear_pointer (&ics, g_free);
  /* Bo never got an invitation: words are enough. */
  g_assert_null (make_invite (fixture, mailing, 0, FALSE));
  ics = make_invite (fixture, mailing, 1, FALSE);
  g_assert_nonnull (strstr (ics, "STATUS:CANCELLED"));
  mark_all (fixture, &event, LYD_LETTER_CANCELLED);
  assert_plan (fixture, &event, LYD_LETTER_CANCELLED, 2, 2);
  assert_count (fixture, &event, 0, 0, 0);
}

static void
test_zoom_invites (LydFixture *fixture,
                   gconstpointer data)
{
  LydId id = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &id, "Ana Wu", "ana@example.org");
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &id, NULL);
  g_autoptr (LydMailing) mailing = NULL;
  g_autoptr (GError) error = NULL;
  const LydLetterOptions options = { 0 };
  g_autofree char *letter = NULL;

  event->invites = g_strdup ("teams");
  g_assert_false (lyd_plan_update_event (fixture->file, event, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_free (event->invites);
  event->invites = g_strdup (LYD_INVITES_ZOOM);
  g_assert_true (lyd_plan_update_event (fixture->file, event, &error));
  mailing = lyd_letters_plan (fixture->file, &id, LYD_LETTER_INVITATION, FALSE, &error);
  g_assert_null (mailing);
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Zoom sends the invitations"));

  mailing = plan (fixture, &id, LYD_LETTER_CHANGED, FALSE);
  g_assert_cmpuint (mailing->recipients->len, ==, 1);
  letter = write_letter (fixture, mailing, 0, &options);
  g_assert_null (strstr (letter, "text/calendar"));
  mark_all (fixture, &id, LYD_LETTER_CHANGED);
  assert_plan (fixture, &id, LYD_LETTER_CHANGED, 1, 1);
  move (fixture, &id, LYD_HOUR);
  assert_plan (fixture, &id, LYD_LETTER_CHANGED, 1, 0);
  assert_count (fixture, &id, 0, 0, 0);
}

static void
set_person (LydFixture *fixture,
            const LydId *id,
            const char *language)
{
  g_autoptr (LydPerson) person = lyd_people_get (fixture->file->db, id, NULL);

  g_free (person->language);
  person->language = g_strdup (language);
  g_assert_true (lyd_people_update (fixture->file->db, person, NULL));
}

static void
test_words (LydFixture *fixture,
            gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydMailing) mailing = plan (fixture, &event, LYD_LETTER_REMINDER, FALSE);
  const LydLetterOptions options = { 0 };
  const LydLetterOptions with = { .with_join_link = TRUE };
  g_autofree char *english = write_letter (fixture, mailing, 0, &options);
  g_autofree char *join = write_letter (fixture, mailing, 0, &with);
  g_autofree char *spanish = NULL;

  g_assert_nonnull (strstr (english, "Subject: Coming up: Kids & budgets\r\n"));
  g_assert_nonnull (strstr (english, "Dear Ana Wu,\r\n"));
  g_assert_nonnull (strstr (english, "When: Wednesday, September 29, 2027, 9:00 am =E2=80=93 10:00 am, Eastern"));
  g_assert_nonnull (strstr (english, "More: https://example.org/register\r\n"));
  g_assert_null (strstr (english, "Join:"));
  g_assert_null (strstr (english, "Where:"));
  g_assert_null (strstr (english, "secret-room"));
  g_assert_nonnull (strstr (join, "Join: " SECRET));

  set_person (fixture, &ana->person, "es");
  g_clear_pointer (&mailing, lyd_mailing_unref);
  mailing = plan (fixture, &event, LYD_LETTER_REMINDER, FALSE);
  spanish = write_letter (fixture, mailing, 0, &options);
  g_assert_nonnull (strstr (spanish, "Content-Language: es"));
  g_assert_nonnull (strstr (spanish, "Hola, Ana Wu:"));
  g_assert_nonnull (strstr (spanish, "Cu=C3=A1ndo: mi=C3=A9rcoles, 29 de septiembre de 2027, 9:00 a. m."));
}

static void
test_own_words (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana =
    lyd_fixture_register (fixture, &event, "Ana {code} Wu\r\nBcc: x@example.org", "ana@example.org");
  LydLetterText texts[LYD_N_LETTER_LANGUAGES] = { { g_strdup ("Hi {name}"), g_strdup ("{event}\n{place}\n{braces\n") },
                                                  { g_strdup ("Hola"), g_strdup ("{nmae}") } };
  g_autoptr (LydMailing) mailing = NULL;
  const LydLetterOptions options = { 0 };
  g_autofree char *letter = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_letters_set_texts (fixture->file, LYD_LETTER_REMINDER, texts, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "{nmae}"));
  g_clear_error (&error);
  g_free (texts[1].body);
  texts[1].body = g_strdup ("x");
  g_assert_true (lyd_letters_set_texts (fixture->file, LYD_LETTER_REMINDER, texts, &error));
  mailing = plan (fixture, &event, LYD_LETTER_REMINDER, FALSE);
  g_assert_true (mailing->edited);
  letter = write_letter (fixture, mailing, 0, &options);
  g_assert_nonnull (strstr (letter, "Kids & budgets\r\n{braces\r\n"));
  g_assert_null (strstr (letter, "\nBcc:"));
  g_clear_pointer (&mailing, lyd_mailing_unref);
  g_assert_true (lyd_letters_set_texts (fixture->file, LYD_LETTER_REMINDER, NULL, &error));
  mailing = plan (fixture, &event, LYD_LETTER_REMINDER, FALSE);
  g_assert_false (mailing->edited);
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++)
    lyd_letter_text_clear (&texts[i]);
}

static void
test_reader_zone (void)
{
  g_autoptr (LydEvent) event = lyd_event_new ();
  g_autofree char *pacific = NULL;
  g_autofree char *guam = NULL;
  g_autofree char *same = NULL;
  g_autofree char *there = NULL;

  event->timezone = g_strdup ("America/New_York");
  event->start = LYD_FIXTURE_NOW;
  event->end = LYD_FIXTURE_NOW + LYD_HOUR;
  event->mode = LYD_MODE_ONLINE;
  pacific = lyd_letter_when_elsewhere (event, "America/Los_Angeles", LYD_LETTER_ENGLISH);
  guam = lyd_letter_when_elsewhere (event, "Pacific/Guam", LYD_LETTER_SPANISH);
  same = lyd_letter_when_elsewhere (event, "America/Detroit", LYD_LETTER_ENGLISH);
  g_assert_cmpstr (pacific, ==, "6:00 am – 7:00 am, Pacific Time");
  g_assert_cmpstr (guam, ==, "miércoles, 22 de septiembre de 2027, 11:00 p. m. – jueves, 23 de septiembre de 2027, "
                             "12:00 a. m., ChST");
  g_assert_null (same);
  event->mode = LYD_MODE_IN_PERSON;
  there = lyd_letter_when_elsewhere (event, "America/Los_Angeles", LYD_LETTER_ENGLISH);
  g_assert_null (there);
}

static void
test_ticket_and_folder (LydFixture *fixture,
                        gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "../Ana/Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &event, "Bo Li", "bo@example.org");
  g_autoptr (LydMailing) mailing = plan (fixture, &event, LYD_LETTER_TICKET, FALSE);
  const LydLetterOptions options = { .with_ticket = TRUE };
  g_autofree char *folder = g_build_filename (fixture->dir, "letters", NULL);
  g_autofree char *letter = write_letter (fixture, mailing, 0, &options);
  g_autofree char *one = g_build_filename (folder, "001 Bo Li.eml", NULL);
  g_autofree char *two = g_build_filename (folder, "002 Wu.eml", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  guint n = 0;

  g_assert_nonnull (strstr (letter, "filename=\"Ticket.pdf\""));
  g_assert_nonnull (strstr (letter, "JVBER")); /* %PDF */
  g_assert_true (lyd_letters_write_folder (fixture->file, mailing, &options, folder, NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (g_stat (one, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_test (two, G_FILE_TEST_EXISTS));
}

static void
test_no_sender (LydFixture *fixture,
                gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydMailing) mailing = NULL;
  const LydLetterOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (lyd_sender_set (fixture->file, "X", "nobody\r\nBcc: a@example.org", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (lyd_sender_set (fixture->file, "", "", &error));
  mailing = plan (fixture, &event, LYD_LETTER_INVITATION, FALSE);
  g_assert_null (lyd_letters_write (fixture->file, mailing, g_ptr_array_index (mailing->recipients, 0), &options,
                                    &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_sensitive (LydFixture *fixture,
                gconstpointer data)
{
  LydId id = add_webinar (fixture);
  g_autoptr (LydEvent) event = lyd_plan_get_event (fixture->file, &id, NULL);
  g_autoptr (GError) error = NULL;

  event->sensitive = TRUE;
  g_assert_true (lyd_plan_update_event (fixture->file, event, NULL));
  g_assert_null (lyd_letters_plan (fixture->file, &id, LYD_LETTER_REMINDER, TRUE, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
}

static void
test_bcc (LydFixture *fixture,
          gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &event, "Bo Li", "bo@example.org");
  g_autoptr (LydMailing) mailing = plan (fixture, &event, LYD_LETTER_REMINDER, FALSE);
  g_autoptr (GBytes) bytes = lyd_letters_write_to_all (fixture->file, mailing, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "Bcc: bo@example.org,\r\n ana@example.org\r\n"));
  g_assert_null (strstr (text, "\nTo:"));
  g_assert_null (strstr (text, "Dear"));
  g_assert_null (strstr (text, "Ana"));
}

/* ---- what leaves the program ---- */

static gboolean
holds (const char *path,
       const char *words)
{
  g_autofree char *text = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &text, &n, NULL));
  return g_strstr_len (text, (gssize) n, words) != NULL;
}

/* Workbooks and PDFs are packed; CSV, JSON and calendars hold the same cells in the open. */
static void
test_join_link_leaves_in_no_file (LydFixture *fixture,
                                  gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana Wu", "ana@example.org");
  g_autofree char *tickets = g_build_filename (fixture->dir, "tickets", NULL);
  g_autofree char *merge = g_build_filename (tickets, "tickets.csv", NULL);
  static const char *const endings[] = { "csv", "json", "ics" };
  guint n_files = 0;
  guint n = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < lyd_n_export_kinds; i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (endings); j++) {
      g_autofree char *name = g_strdup_printf ("%s.%s", lyd_export_kinds[i].what, endings[j]);
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

      if (!lyd_export_check (lyd_export_kinds[i].what, path, NULL))
        continue;
      g_assert_true (lyd_export (fixture->file, &event, lyd_export_kinds[i].what, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_false (holds (path, "secret-room"));
      n_files++;
    }
  }
  g_assert_cmpuint (n_files, >, lyd_n_export_kinds);
  g_assert_true (lyd_tickets_write (fixture->file, &event, NULL, tickets, NULL, &n, &error));
  g_assert_false (holds (merge, "secret-room"));
}

static void
test_zoom_registrants (LydFixture *fixture,
                       gconstpointer data)
{
  LydId event = add_webinar (fixture);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &event, "Ana, \"Wu\"", " ana@example.org ");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &event, "Bo Li", NULL);
  g_autoptr (LydRegistrationResult) cy = lyd_fixture_register (fixture, &event, "=Cy Ng", "cy@example.org");
  g_autoptr (LydRegistrationResult) di = lyd_fixture_register (fixture, &event, "Di Pa", "di@example.org");
  g_autofree char *path = g_build_filename (fixture->dir, "zoom.csv", NULL);
  g_autofree char *workbook = g_build_filename (fixture->dir, "zoom.xlsx", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_register_set_status (fixture->file, &di->registration, LYD_STATUS_CANCELLED, NULL));
  lyd_export (fixture->file, &event, LYD_EXPORT_ZOOM, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "email,first_name,last_name\r\ncy@example.org,=Cy Ng,\r\n"
                             "ana@example.org,\"Ana, \"\"Wu\"\"\",\r\n");
  g_assert_false (lyd_export_check (LYD_EXPORT_ZOOM, workbook, NULL));
  left_out = lyd_zoom_registrants_list_left_out (fixture->file, &event, &error);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (((LydZoomLeftOut *) g_ptr_array_index (left_out, 0))->name, ==, "Bo Li");
}

/* After the event: thanks with the certificate to those who came, word to those who did not. */
static void
test_after (LydFixture *fixture,
            gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const LydLetterOptions options = { .with_certificate = TRUE };
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", "ana@example.org");
  g_autoptr (LydRegistrationResult) bo = lyd_fixture_register (fixture, &retreat.event, "Bo Li", "bo@example.org");
  g_autoptr (LydMailing) missed = NULL;
  g_autoptr (LydMailing) thanks = NULL;
  g_autoptr (LydCertificates) certificates = NULL;
  g_autoptr (GBytes) letter = NULL;
  g_autoptr (GBytes) word = NULL;
  g_autoptr (GError) error = NULL;
  const LydRecipient *first;

  lyd_door_enter (fixture, &retreat.workshop, bo->code);
  missed = plan (fixture, &retreat.event, LYD_LETTER_MISSED_YOU, FALSE);
  g_assert_cmpuint (missed->recipients->len, ==, 0); /* it is not over */
  g_clear_pointer (&missed, lyd_mailing_unref);
  fixture->now += 5 * 24 * LYD_HOUR;
  missed = plan (fixture, &retreat.event, LYD_LETTER_MISSED_YOU, FALSE);
  g_assert_cmpuint (missed->recipients->len, ==, 1);
  first = g_ptr_array_index (missed->recipients, 0);
  g_assert_cmpstr (first->name, ==, "Ana Wu");
  word = lyd_letters_write (fixture->file, missed, first, &options, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (g_bytes_get_data (word, NULL), "Certificate.pdf"));

  thanks = plan (fixture, &retreat.event, LYD_LETTER_THANK_YOU, FALSE);
  g_assert_cmpuint (thanks->recipients->len, ==, 1);
  first = g_ptr_array_index (thanks->recipients, 0);
  g_assert_cmpstr (first->name, ==, "Bo Li");
  letter = lyd_letters_write (fixture->file, thanks, first, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_bytes_get_data (letter, NULL), "Certificate.pdf"));
  g_assert_nonnull (strstr (g_bytes_get_data (letter, NULL), "Your certificate of attendance is attached."));
  g_assert_true (lyd_letters_mark (fixture->file, thanks, (const LydRecipient *const *) thanks->recipients->pdata, 1,
                                   &options, &error));
  certificates = lyd_certificates_plan (fixture->file, &retreat.event, NULL, &error);
  g_assert_cmpuint (lyd_certificates_count (certificates, LYD_CERTIFICATE_MADE), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  lyd_fixture_add ("/letters/old-time", test_old_time);
  lyd_fixture_add ("/letters/cancelled", test_cancelled);
  lyd_fixture_add ("/letters/zoom-invites", test_zoom_invites);
  lyd_fixture_add ("/letters/words", test_words);
  lyd_fixture_add ("/letters/own-words", test_own_words);
  g_test_add_func ("/letters/reader-zone", test_reader_zone);
  lyd_fixture_add ("/letters/ticket-and-folder", test_ticket_and_folder);
  lyd_fixture_add ("/letters/no-sender", test_no_sender);
  lyd_fixture_add ("/letters/sensitive", test_sensitive);
  lyd_fixture_add ("/letters/bcc", test_bcc);
  lyd_fixture_add ("/letters/join-link-leaves-in-no-file", test_join_link_leaves_in_no_file);
  lyd_fixture_add ("/letters/zoom-registrants", test_zoom_registrants);
  lyd_fixture_add ("/letters/after", test_after);
  return g_test_run ();
}
