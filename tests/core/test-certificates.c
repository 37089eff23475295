/* Who gets a certificate, what it says in whose language, and when it is made again. */
#include "lyd-certificates-private.h"

#include "lyd-db.h"
#include "lyd-door.h"
#include "lyd-export.h"
#include "lyd-materials.h"
#include "lyd-pages.h"
#include "lyd-plan-change.h"
#include "lyd-register.h"

#include <glib/gstdio.h>
#include <string.h>

/* A webinar of an hour, an hour ago. */
static LydEvent *
add_webinar (LydFixture *fixture, LydId *session)
{
  LydEvent *event = lyd_plan_new_event (LYD_KIND_WEBINAR, LYD_FIXTURE_NOW - 2 * LYD_HOUR, "America/New_York");
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;

  event->title = g_strdup ("Mapping Child Care Deserts");
  g_assert_true (lyd_plan_add_event (fixture->file, event, &error));
  g_assert_no_error (error);
  sessions = lyd_plan_list_sessions (fixture->file, &event->id, &error);
  *session = ((LydSession *) g_ptr_array_index (sessions, 0))->id;
  return event;
}

static void
add_online (LydFixture *fixture, const LydId *session, const LydId *registration, int minutes, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  lyd_db_run (db, &error, "INSERT OR REPLACE INTO online VALUES (?, ?, ?, ?, ?, NULL, NULL, 1, 0, 0, 1)", "ddsii",
              session, registration, role, (gint64) minutes * 60 + 30, (gint64) minutes * 60 + 15);
  g_assert_no_error (error);
}

static void
run_sql (LydFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDb) db = lyd_db_open (fixture->path, 0, &error);

  g_assert_true (lyd_db_exec (db, sql, &error));
  g_assert_no_error (error);
}

static LydId
register_as (LydFixture *fixture, const LydId *event, const char *name, LydAttendeeType type, LydStatus status)
{
  LydRegistrationRequest request = { .name = name, .type = type, .status = status };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = lyd_register (fixture->file, event, &request, &error);

  g_assert_no_error (error);
  return result->registration;
}

static LydCertificates *
plan (LydFixture *fixture, const LydId *event, const LydCertificateSettings *settings)
{
  g_autoptr (GError) error = NULL;
  LydCertificates *certificates = lyd_certificates_plan (fixture->file, event, settings, &error);

  g_assert_no_error (error);
  return certificates;
}

/* "Ana Wu 47, Bo Li 60" */
static char *
tell (const LydCertificates *certificates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lyd_certificates_get_n (certificates); i++) {
    const LydCertificateLine *line = lyd_certificates_get_line (certificates, i);

    g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", line->name, line->minutes);
  }
  return g_string_free (text, FALSE);
}

static void
assert_lines (const LydCertificates *certificates, const char *expected)
{
  g_autofree char *told = tell (certificates);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_who (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  const struct {
    const char *name;
    LydAttendeeType type;
    const char *role;
  } people[] = {
    { "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, "attendee" },
    { "Bo Li", LYD_ATTENDEE_GUEST, "attendee" },
    { "Cy Ito", LYD_ATTENDEE_SPEAKER, "panelist" },
    { "Di Roy", LYD_ATTENDEE_MEMBER_STAFF, "host" },
    { "Ed Poe", LYD_ATTENDEE_CHILD_GUEST, "attendee" },
    { "Flo Ray", LYD_ATTENDEE_FUNDER, "attendee" },
  };
  g_autoptr (LydCertificateSettings) settings = lyd_certificate_settings_new ();
  g_autoptr (LydCertificates) participants = NULL;
  g_autoptr (LydCertificates) everybody = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    LydId id = register_as (fixture, &event->id, people[i].name, people[i].type, LYD_STATUS_CONFIRMED);

    add_online (fixture, &session, &id, 40 + (int) i, people[i].role);
  }
  register_as (fixture, &event->id, "Gus Noe", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED); /* did not come */
  run_sql (fixture, "UPDATE registration SET status = 'cancelled' WHERE person ="
                    " (SELECT id FROM person WHERE name = 'Bo Li')");
  participants = plan (fixture, &event->id, settings);
  assert_lines (participants, "Flo Ray 45, Ana Wu 40");
  settings->speakers = settings->staff = TRUE;
  everybody = plan (fixture, &event->id, settings);
  assert_lines (everybody, "Cy Ito 42, Flo Ray 45, Di Roy 43, Ana Wu 40");
  g_assert_true (lyd_certificates_get_line (everybody, 0)->presented);
  g_assert_false (lyd_certificates_get_line (everybody, 2)->presented);
}

/* The words are the person's, whatever the program's are. */
static void
test_words (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  LydId ana = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  g_autoptr (LydCertificateSettings) settings = lyd_certificate_settings_new ();
  g_autoptr (LydCertificates) english = NULL;
  g_autoptr (LydCertificates) spanish = NULL;
  g_autoptr (LydCertificates) forced = NULL;
  g_autoptr (LydCertificate) first = NULL;
  g_autoptr (LydCertificate) second = NULL;
  g_autoptr (LydCertificate) third = NULL;

  add_online (fixture, &session, &ana, 107, "attendee");
  settings->credit = g_strdup ("CPE credits");
  english = plan (fixture, &event->id, settings);
  first = lyd_certificates_make (english, 0);
  g_assert_cmpstr (first->heading, ==, "Certificate of Attendance");
  g_assert_cmpstr (first->when, ==, "September 22, 2027");
  g_assert_cmpstr (first->where, ==, "Online");
  g_assert_cmpstr (first->credit, ==, "1.75 CPE credits");
  g_assert_cmpuint (first->figures->len, ==, 1);
  g_assert_cmpstr (((LydCertificateFigure *) g_ptr_array_index (first->figures, 0))->number, ==, "1:47");
  g_assert_cmpuint (first->sessions->len, ==, 0); /* one session is the event itself */

  run_sql (fixture, "UPDATE person SET language = 'es-MX'");
  settings->credit_step = LYD_CREDIT_WHOLE;
  settings->credit_minutes = 50;
  spanish = plan (fixture, &event->id, settings);
  second = lyd_certificates_make (spanish, 0);
  g_assert_cmpstr (second->heading, ==, "Constancia de asistencia");
  g_assert_cmpstr (second->when, ==, "22 de septiembre de 2027");
  g_assert_cmpstr (second->where, ==, "En línea");
  g_assert_cmpstr (second->credit, ==, "2 CPE credits");

  settings->language = g_strdup ("en");
  forced = plan (fixture, &event->id, settings);
  third = lyd_certificates_make (forced, 0);
  g_assert_cmpstr (third->certifies, ==, "This certifies that");
}

/* Hours by session of days together: the rows add up to the total. */
static void
test_days (LydFixture *fixture, gconstpointer data)
{
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const LydSessionWish health = { .title = "Health", .start = LYD_FIXTURE_NOW + 24 * LYD_HOUR, .minutes = 75 };
  LydId second = lyd_door_add_session (fixture, &retreat.event, &health);
  g_autoptr (LydRegistrationResult) ana = lyd_fixture_register (fixture, &retreat.event, "Ana Wu", NULL);
  g_autoptr (LydCertificates) certificates = NULL;
  g_autoptr (LydCertificate) page = NULL;

  lyd_door_enter (fixture, &retreat.workshop, ana->code);
  lyd_door_enter_at (fixture, &second, ana->code, LYD_FIXTURE_NOW + 24 * LYD_HOUR);
  certificates = plan (fixture, &retreat.event, NULL);
  assert_lines (certificates, "Ana Wu 135");
  page = lyd_certificates_make (certificates, 0);
  g_assert_cmpstr (page->when, ==, "September 21–23, 2027");
  g_assert_cmpstr (page->where, ==, "Baltimore, Maryland");
  g_assert_cmpstr (page->list_hours, ==, "2 h 15 min");
  g_assert_cmpuint (page->sessions->len, ==, 2);
  g_assert_cmpstr (((LydCertificateSession *) g_ptr_array_index (page->sessions, 0))->day, ==, "Wed 22");
  g_assert_cmpstr (((LydCertificateSession *) g_ptr_array_index (page->sessions, 1))->hours, ==, "1 h 15 min");
  g_assert_cmpuint (page->figures->len, ==, 3);
}

static void
write_all (LydFixture *fixture, const LydCertificates *certificates, gboolean only_new, const char *path)
{
  g_autoptr (GArray) chosen = lyd_certificates_choose (certificates, only_new);
  g_autoptr (GError) error = NULL;

  g_assert_true (lyd_certificates_write_pdf (certificates, chosen, path, NULL, &error));
  g_assert_true (lyd_certificates_note (fixture->file, certificates, chosen, &error));
  g_assert_no_error (error);
}

/* Made once it is made, until something on it changes; its day stays that of the first time. */
static void
test_states (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  LydId ana = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  g_autofree char *path = g_build_filename (fixture->dir, "all.pdf", NULL);
  g_autofree char *number = NULL;
  g_autoptr (LydCertificates) due = NULL;
  g_autoptr (LydCertificates) made = NULL;
  g_autoptr (LydCertificates) changed = NULL;
  g_autoptr (LydCertificate) page = NULL;
  g_autoptr (LydCertificateCheck) check = NULL;
  g_autoptr (LydCertificateCheck) older = NULL;
  g_autoptr (GError) error = NULL;

  add_online (fixture, &session, &ana, 47, "attendee");
  due = plan (fixture, &event->id, NULL);
  g_assert_cmpuint (lyd_certificates_count (due, LYD_CERTIFICATE_DUE), ==, 1);
  write_all (fixture, due, TRUE, path);
  fixture->now += 3 * 24 * LYD_HOUR;
  made = plan (fixture, &event->id, NULL);
  g_assert_cmpuint (lyd_certificates_count (made, LYD_CERTIFICATE_MADE), ==, 1);
  page = lyd_certificates_make (made, 0);
  g_assert_cmpstr (page->date, ==, "September 22, 2027");
  number = g_strdup (lyd_certificates_get_line (made, 0)->number);
  check = lyd_certificates_check (fixture->file, number, &error);
  g_assert_no_error (error);
  g_assert_true (check->current);
  g_assert_cmpstr (check->line->name, ==, "Ana Wu");

  add_online (fixture, &session, &ana, 52, "attendee");
  changed = plan (fixture, &event->id, NULL);
  g_assert_cmpuint (lyd_certificates_count (changed, LYD_CERTIFICATE_CHANGED), ==, 1);
  g_assert_cmpint (strncmp (number, lyd_certificates_get_line (changed, 0)->number, 6), ==, 0);
  older = lyd_certificates_check (fixture->file, number, &error);
  g_assert_no_error (error);
  g_assert_false (older->current);
  g_assert_null (lyd_certificates_check (fixture->file, "000000-0000", &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND);
}

/* A file each, and what is not ours stays. */
static void
test_folder (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  g_autofree char *folder = g_build_filename (fixture->dir, "certificates", NULL);
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (LydCertificates) certificates = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++) {
    LydId id = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);

    add_online (fixture, &session, &id, 47, "attendee");
  }
  certificates = plan (fixture, &event->id, NULL);
  all = lyd_certificates_choose (certificates, FALSE);
  g_assert_cmpuint (all->len, >=, 1);
  g_assert_true (lyd_certificates_write_folder (certificates, all, folder, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (lyd_certificates_write_folder (certificates, all, folder, FALSE, NULL, &error));
  g_assert_no_error (error);
  path = g_build_filename (folder, lyd_certificates_get_line (certificates, 0)->file_name, NULL);
  g_assert_true (g_str_has_prefix (lyd_certificates_get_line (certificates, 0)->file_name, "ana-wu-"));
  g_assert_true (g_file_set_contents (path, "my own notes", -1, NULL));
  g_assert_false (lyd_certificates_write_folder (certificates, all, folder, FALSE, NULL, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_CONFLICT);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "my own notes");
  g_clear_error (&error);
  g_assert_true (lyd_certificates_write_folder (certificates, all, folder, TRUE, NULL, &error));
  g_assert_no_error (error);
}

/* Nobody's half of a batch lies about after it was cancelled. */
static void
test_cancelled (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  LydId ana = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  g_autofree char *folder = g_build_filename (fixture->dir, "certificates", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "all.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const LydWatch watch = { .cancellable = cancellable };
  g_autoptr (LydCertificates) certificates = NULL;
  g_autoptr (LydCertificates) after = NULL;
  g_autoptr (GArray) all = NULL;

  add_online (fixture, &session, &ana, 47, "attendee");
  certificates = plan (fixture, &event->id, NULL);
  all = lyd_certificates_choose (certificates, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_false (lyd_certificates_write_folder (certificates, all, folder, FALSE, &watch, NULL));
  g_assert_false (lyd_certificates_write_pdf (certificates, all, path, &watch, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  after = plan (fixture, &event->id, NULL);
  g_assert_cmpuint (lyd_certificates_count (after, LYD_CERTIFICATE_DUE), ==, 1);
}

/* What one kind was given, and what others begin with. */
static void
test_settings (LydFixture *fixture, gconstpointer data)
{
  g_autoptr (LydCertificateSettings) settings = lyd_certificate_settings_new ();
  g_autoptr (LydCertificateSettings) same = NULL;
  g_autoptr (LydCertificateSettings) other = NULL;
  g_autoptr (GError) error = NULL;

  settings->signer = g_strdup ("  Ada\nHill ");
  settings->hours = FALSE;
  g_assert_true (lyd_certificate_settings_set (fixture->file, LYD_KIND_WEBINAR, settings, &error));
  settings->hours = TRUE;
  settings->wording = g_strnfill (2000, 'x');
  g_assert_true (lyd_certificate_settings_set (fixture->file, LYD_KIND_RETREAT, settings, &error));
  g_assert_no_error (error);
  same = lyd_certificate_settings_get (fixture->file, LYD_KIND_WEBINAR, &error);
  other = lyd_certificate_settings_get (fixture->file, LYD_KIND_OTHER, &error);
  g_assert_cmpstr (same->signer, ==, "Ada Hill");
  g_assert_null (same->wording);
  g_assert_false (same->hours);
  g_assert_true (other->hours);
  g_assert_cmpuint (strlen (other->wording), ==, LYD_CERTIFICATE_MAX_WORDING);
}

static void
test_events (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  LydId ana = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  LydId bo = register_as (fixture, &event->id, "Bo Li", LYD_ATTENDEE_SPEAKER, LYD_STATUS_CONFIRMED);
  g_autofree char *path = g_build_filename (fixture->dir, "all.pdf", NULL);
  g_autoptr (LydCertificates) certificates = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const LydCertificateEvent *first;

  add_online (fixture, &session, &ana, 47, "attendee");
  add_online (fixture, &session, &bo, 47, "attendee");
  certificates = plan (fixture, &event->id, NULL);
  write_all (fixture, certificates, FALSE, path);
  events = lyd_certificates_list_events (fixture->file, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  first = g_ptr_array_index (events, 0);
  g_assert_cmpint (first->n_attended, ==, 1);
  g_assert_cmpint (first->n_made, ==, 1);
}

/* Without blanks, ligatures and empty lines: fonts differ, words do not. */
static char *
squeeze (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++) {
    if (*p == '\n' && out->len > 0 && out->str[out->len - 1] != '\n')
      g_string_append_c (out, '\n');
    else if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
  }
  return g_string_free (out, FALSE);
}

static void
assert_golden (const char *path, const char *name)
{
  g_autofree char *golden = g_build_filename (g_getenv ("LYD_TEST_DATA"), "golden", name, NULL);
  g_autofree char *text = lyd_pages_read_text (path);
  g_autofree char *squeezed = squeeze (text);
  g_autofree char *expected = NULL;

  if (g_getenv ("LYD_GOLDEN_WRITE") != NULL)
    g_assert_true (g_file_set_contents (golden, squeezed, -1, NULL));
  g_assert_true (g_file_get_contents (golden, &expected, NULL, NULL));
  g_assert_cmpstr (squeezed, ==, expected);
}

/* From the ledger to paper, as another program reads it, in both languages. */
static void
test_paper (LydFixture *fixture, gconstpointer data)
{
  static const char *const languages[] = { "en", "es" };
  LydRetreat retreat = lyd_door_make_retreat (fixture);
  const LydSessionWish health = { .title = "Medicaid", .start = LYD_FIXTURE_NOW + 24 * LYD_HOUR, .minutes = 45 };
  LydId second = lyd_door_add_session (fixture, &retreat.event, &health);
  g_autoptr (LydRegistrationResult) ana =
    lyd_fixture_register (fixture, &retreat.event, "María de los Ángeles Villavicencio", NULL);
  g_autoptr (LydCertificateSettings) settings = lyd_certificate_settings_new ();

  if (!lyd_pages_can_draw ())
    return;
  lyd_door_enter (fixture, &retreat.workshop, ana->code);
  lyd_door_enter_at (fixture, &second, ana->code, LYD_FIXTURE_NOW + 24 * LYD_HOUR);
  settings->sponsor = g_strdup ("Partnership");
  settings->signer = g_strdup ("Odalys Brandt");
  settings->signer_title = g_strdup ("Director");
  settings->credit = g_strdup ("CPE");
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *path = g_build_filename (fixture->dir, "certificate.pdf", NULL);
    g_autofree char *name = g_strdup_printf ("certificate-%s.txt", languages[i]);
    g_autoptr (LydCertificates) certificates = NULL;

    g_free (settings->language);
    settings->language = g_strdup (languages[i]);
    certificates = plan (fixture, &retreat.event, settings);
    write_all (fixture, certificates, FALSE, path);
    assert_golden (path, name);
  }
}

static char *
export_merge (LydFixture *fixture, const LydId *event, const char *what)
{
  g_autofree char *path = g_build_filename (fixture->dir, "merge.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (lyd_export (fixture->file, event, what, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What a mail program is told: in each person's language, and nothing that a spreadsheet would run. */
static void
test_merge (LydFixture *fixture, gconstpointer data)
{
  LydId session;
  g_autoptr (LydEvent) event = add_webinar (fixture, &session);
  LydId ana = register_as (fixture, &event->id, "Ana Wu", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  LydId bad = register_as (fixture, &event->id, "=cmd()", LYD_ATTENDEE_GUEST, LYD_STATUS_CONFIRMED);
  g_autoptr (LydMaterial) recording = lyd_material_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *number = lyd_certificate_number_of (&ana);
  g_autofree char *expected = NULL;
  g_autofree char *thanks = NULL;
  g_autofree char *missed = NULL;

  add_online (fixture, &session, &ana, 107, "attendee");
  add_online (fixture, &session, &bad, 30, "attendee");
  register_as (fixture, &event->id, "Cy Ito", LYD_ATTENDEE_MEMBER_STAFF, LYD_STATUS_CONFIRMED);
  run_sql (fixture, "UPDATE person SET language = 'es', given = 'Ana' WHERE name = 'Ana Wu'");
  recording->event = event->id;
  recording->kind = LYD_MATERIAL_RECORDING;
  recording->title = g_strdup ("Recording");
  recording->link = g_strdup ("https://example.org/watch");
  g_assert_true (lyd_materials_add_link (fixture->file, recording, &error));
  g_assert_no_error (error);

  thanks = export_merge (fixture, &event->id, "thank-you");
  expected = g_strdup_printf ("Ana,Ana Wu,,es,,Mapping Child Care Deserts,22 de septiembre de 2027,"
                              "https://example.org/watch,1.78,ana-wu-%s.pdf",
                              number);
  g_assert_nonnull (strstr (thanks, "given,name,email,language,organization,event,date,recording,hours,certificate"));
  g_assert_nonnull (strstr (thanks, expected));
  g_assert_nonnull (strstr (thanks, "'=cmd()"));
  g_assert_null (strstr (thanks, "Cy Ito"));
  missed = export_merge (fixture, &event->id, "missed-you");
  g_assert_true (g_str_has_suffix (missed, "recording\r\nCy Ito,Cy Ito,,en,,Mapping Child Care Deserts,"
                                           "\"September 22, 2027\",https://example.org/watch\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  lyd_fixture_add ("/certificates/who", test_who);
  lyd_fixture_add ("/certificates/words", test_words);
  lyd_fixture_add ("/certificates/days", test_days);
  lyd_fixture_add ("/certificates/states", test_states);
  lyd_fixture_add ("/certificates/folder", test_folder);
  lyd_fixture_add ("/certificates/cancelled", test_cancelled);
  lyd_fixture_add ("/certificates/settings", test_settings);
  lyd_fixture_add ("/certificates/events", test_events);
  lyd_fixture_add ("/certificates/paper", test_paper);
  lyd_fixture_add ("/certificates/merge", test_merge);
  return g_test_run ();
}
