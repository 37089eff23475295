#include "lyd-harness.h"

#include "badges/lyd-badges-page.h"
#include "attendance/lyd-online-import-window.h"
#include "export/lyd-export-columns.h"
#include "export/lyd-export-dialog.h"
#include "import/lyd-import-target.h"
#include "import/lyd-import-window.h"
#include "lyd-format-list.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-roster.h"
#include "overview/lyd-overview-page.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

static gboolean
is_page (gpointer window,
         const char *stack,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), stack);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }
  return NULL;
}

/* As another program on the same file. */
static LydFile *
open_beside (LydHarness *harness,
             LydFileFlags flags)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (harness->path, flags, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* The program with one retreat, on its page. Returns: the retreat */
static LydId
start_with_retreat (LydHarness *harness)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_RETREAT, LYD_HARNESS_NOW, "America/New_York");
  g_autoptr (GError) error = NULL;
  LydFile *file;

  lyd_harness_start (harness);
  WAIT_FOR (is_page (harness->window, "pages", "first-run"));
  file = open_beside (harness, 0);
  g_free (event->title);
  event->title = g_strdup ("2027 Partnership Retreat");
  g_assert_true (lyd_plan_add_event (file, event, &error));
  g_assert_no_error (error);
  lyd_file_close (file);
  WAIT_FOR (is_page (harness->window, "pages", "main"));
  lyd_harness_open_event (harness);
  WAIT_FOR (is_page (harness->window, "content", "event"));
  return event->id;
}

static char *
get_sample_uri (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", name, NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return g_filename_to_uri (path, NULL, NULL);
}

/* Drops a sample on the main window and waits until it was read. */
static LydImportWindow *
drop_sample (LydHarness *harness,
             const char *name)
{
  g_autofree char *uri = get_sample_uri (name);
  LydImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_import_window_is_idle (window));
  return window;
}

static void
close_window (gpointer window)
{
  GType type = G_OBJECT_TYPE (window);

  gtk_window_close (window);
  WAIT_FOR (find_window (type) == NULL);
}

/* A report of an online meeting, which goes to the event's attendance. */
#define REPORT "report"

/* What each sample is recognized as; NULL: no list of registrations, which the window says. */
static const struct {
  const char *sample;
  const char *format;
} samples[] = {
  { "eventbrite_attendees.csv", "eventbrite-attendees" },
  { "google_forms_retreat_registration.csv", "google-forms-responses" },
  { "mailchimp_audience.csv", "mailchimp-audience" },
  { "zoom_registration_report.csv", "zoom-registration-report" },
  { "zoom_registrant_import.csv", "table" },
  { "contacts.vcf", "vcard" },
  { "calendar_2027.ics", NULL },
  { "google_meet_attendance.csv", REPORT },
  { "gotowebinar_attendee_report.csv", REPORT },
  { "teams_attendance_utf16le.csv", REPORT },
  { "zoom_meeting_participants_detail_2021.csv", REPORT },
  { "zoom_meeting_participants_unique_2020.csv", REPORT },
  { "zoom_webinar_attendee_2020.csv", REPORT },
  { "zoom_webinar_attendee_2026_registration.csv", REPORT },
  { "nasty/empty.csv", NULL },
  { "nasty/really_xlsx.csv", NULL },
};

static void
drop_report (LydHarness *harness,
             const char *name)
{
  g_autofree char *uri = get_sample_uri (name);
  LydOnlineImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_ONLINE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_online_import_window_is_idle (window));
  close_window (window);
}

static void
test_drop (void)
{
  LydHarness harness = { 0 };

  (void) start_with_retreat (&harness);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    LydImportWindow *window;
    LydImportDraft *draft;
    LydImportPlan *plan;

    g_test_message ("%s", samples[i].sample);
    if (g_strcmp0 (samples[i].format, REPORT) == 0) {
      drop_report (&harness, samples[i].sample);
      continue;
    }
    window = drop_sample (&harness, samples[i].sample);
    draft = lyd_import_window_get_draft (window);
    plan = lyd_import_draft_get_plan (draft);
    if (samples[i].format == NULL) {
      GtkWidget *problem = lyd_harness_find (GTK_WIDGET (window), "problem");

      g_assert_null (plan);
      g_assert_true (is_page (window, "steps", "file"));
      g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (problem))), >, 20);
      g_assert_true (gtk_widget_get_mapped (problem));
    } else {
      const LydFormat *format;

      g_assert_nonnull (plan);
      format = lyd_import_file_get_format (lyd_import_plan_get_file (plan));
      g_assert_cmpstr (format->id, ==, samples[i].format);
      g_assert_true (is_page (window, "steps", "columns"));
      g_assert_true (lyd_harness_shows (GTK_WIDGET (window), _ (format->title)));
    }
    close_window (window);
  }
  lyd_harness_stop (&harness);
}

static gboolean
has_read (LydImportWindow *window)
{
  return window != NULL && lyd_import_window_is_idle (window);
}

/* On the list of events a dropped file asks which one. */
static void
test_drop_on_list (void)
{
  LydHarness harness = { 0 };
  g_autofree char *uri = get_sample_uri ("eventbrite_attendees.csv");
  gpointer window;
  GtkWidget *list;

  (void) start_with_retreat (&harness);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_TARGET)) != NULL);
  g_assert_nonnull (window);
  g_assert_true (lyd_harness_shows (window, "eventbrite_attendees.csv"));
  list = lyd_harness_find (window, "list");
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  WAIT_FOR (has_read (window = find_window (LYD_TYPE_IMPORT_WINDOW)));
  g_assert_true (is_page (window, "steps", "columns"));
  close_window (window);
  lyd_harness_stop (&harness);
}

static guint
count_roster (LydHarness *harness,
              const LydId *event)
{
  LydFile *file = open_beside (harness, LYD_FILE_READ_ONLY);
  LydRoster roster = { .event = *event };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = lyd_roster_list_ids (file, &roster, &error);

  g_assert_no_error (error);
  lyd_file_close (file);
  return ids->len;
}

static void
go_on (LydImportWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
}

/* Whether the page has read of an import, which its menu can take back. */
static gboolean
knows_import (LydHarness *harness)
{
  GtkWidget *page = lyd_harness_find (GTK_WIDGET (harness->window), "overview");
  const LydOverview *overview = lyd_overview_page_get_overview (LYD_OVERVIEW_PAGE (page));

  return overview != NULL && !lyd_id_is_none (&overview->last_import);
}

/* The toast's other button goes to the badges of those who came in, and of nobody else. */
static void
check_badges_of_new (LydHarness *harness,
                     guint n)
{
  g_autofree char *label =
    g_strdup_printf (ngettext ("_Print %u New Badge", "_Print %u New Badges", n), n);
  GtkWidget *button = lyd_harness_find_button (GTK_WIDGET (harness->window), label);
  GtkWidget *page;

  g_assert_nonnull (button);
  gtk_widget_activate (button);
  page = lyd_harness_find (GTK_WIDGET (harness->window), "badges");
  WAIT_FOR (gtk_widget_get_mapped (page) && lyd_badges_page_is_ready (LYD_BADGES_PAGE (page)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (lyd_harness_find (page, "chosen"))));
  g_assert_cmpint (atoi (gtk_label_get_text (GTK_LABEL (lyd_harness_find (page, "n_chosen")))), ==, n);
}

/* Columns, preview, import; the toast offers Undo, and the event's action takes it back. */
static void
test_import (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  LydImportWindow *window = drop_sample (&harness, "eventbrite_attendees.csv");
  LydImportDraft *draft = lyd_import_window_get_draft (window);
  const LydImportFile *file = lyd_import_plan_get_file (lyd_import_draft_get_plan (draft));
  guint email = lyd_import_file_find_column (file, LYD_FIELD_EMAIL)->number - 1;
  LydField before = lyd_import_draft_get_field (draft, email - 1);
  LydImportCounts counts;
  g_autofree char *label = NULL;

  /* Two columns cannot be the address: the one that was becomes a question. */
  gtk_widget_activate_action (GTK_WIDGET (window), "import.set-field", "(uu)", email - 1, LYD_FIELD_EMAIL);
  g_assert_cmpint (lyd_import_draft_get_field (draft, email), ==, LYD_FIELD_QUESTION);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.set-field", "(uu)", email, LYD_FIELD_EMAIL);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.set-field", "(uu)", email - 1, before);
  go_on (window);
  g_assert_true (is_page (window, "steps", "preview"));
  for (guint i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "import.tab", "u", i);

  counts = lyd_import_plan_get_counts (lyd_import_draft_get_plan (draft));
  g_assert_cmpuint (counts.added, >, 0);
  label = g_strdup_printf (ngettext ("_Import %u Row", "_Import %u Rows", counts.rows - counts.skipped),
                           counts.rows - counts.skipped);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (lyd_harness_find (GTK_WIDGET (window), "next"))), ==, label);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, counts.added);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("Undo")));
  check_badges_of_new (&harness, counts.added);

  WAIT_FOR (knows_import (&harness));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness.window), "event_stack"), "event.undo-import", NULL);
  WAIT_FOR (count_roster (&harness, &event) == 0);
  lyd_harness_stop (&harness);
}

static char *
write_list (LydHarness *harness,
            const char *text)
{
  g_autofree char *path = g_build_filename (harness->dir, "list.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_filename_to_uri (path, NULL, NULL);
}

static void
register_person (LydHarness *harness,
                 const LydId *event,
                 const char *name,
                 const char *email,
                 const char *organization)
{
  LydFile *file = open_beside (harness, 0);
  LydRegistrationRequest request = { .name = name, .email = email, .organization = organization };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRegistrationResult) result = lyd_register (file, event, &request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  lyd_file_close (file);
}

static const LydImportConflict *
get_conflict (LydImportWindow *window)
{
  const GArray *conflicts =
    lyd_import_plan_get_conflicts (lyd_import_draft_get_plan (lyd_import_window_get_draft (window)));

  g_assert_cmpuint (conflicts->len, >, 0);
  return &g_array_index (conflicts, LydImportConflict, 0);
}

/* A workbook of two lists. */
static char *
write_workbook (LydHarness *harness)
{
  static const char *const sheets[] = { "Speakers", "Guests" };
  g_autofree char *path = g_build_filename (harness->dir, "people.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    lxw_worksheet *sheet = workbook_add_worksheet (workbook, sheets[i]);

    worksheet_write_string (sheet, 0, 0, "Name", NULL);
    worksheet_write_string (sheet, 0, 1, "Email", NULL);
    worksheet_write_string (sheet, 0, 2, "Favorite color", NULL);
    worksheet_write_string (sheet, 1, 0, i == 0 ? "Ana Wu" : "Bo Li", NULL);
    worksheet_write_string (sheet, 1, 1, i == 0 ? "ana@example.org" : "bo@example.org", NULL);
    worksheet_write_string (sheet, 1, 2, "Green", NULL);
  }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  return g_filename_to_uri (path, NULL, NULL);
}

/* Of several sheets one is chosen; how its columns were matched is remembered, and said, for the next list. */
static void
test_sheets (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *uri = write_workbook (&harness);
  LydImportWindow *window;
  GtkWidget *sheets;

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "event.import", NULL);
  window = find_window (LYD_TYPE_IMPORT_WINDOW);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (window));
  sheets = lyd_harness_find (GTK_WIDGET (window), "sheets");
  g_assert_true (gtk_widget_get_visible (sheets));
  g_assert_false (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (window), "remembered")));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (sheets)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sheets), 1);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (sheets)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.set-field", "(uu)", 2, LYD_FIELD_ROLE);
  go_on (window);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (window), "Bo Li"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "event.import", NULL);
  window = find_window (LYD_TYPE_IMPORT_WINDOW);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_true (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (window), "remembered")));
  g_assert_cmpint (lyd_import_draft_get_field (lyd_import_window_get_draft (window), 2), ==, LYD_FIELD_ROLE);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.guess", NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_false (gtk_widget_get_visible (lyd_harness_find (GTK_WIDGET (window), "remembered")));
  g_assert_cmpint (lyd_import_draft_get_field (lyd_import_window_get_draft (window), 2), !=, LYD_FIELD_ROLE);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* A conflict is decided for the file, a shared mailbox for one person, and "Back" forgets neither. */
static void
test_decide (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *uri = NULL;
  LydImportWindow *window;
  LydImportPlan *plan;
  guint row = 0;

  register_person (&harness, &event, "Tomasz Wisniewski", "tomasz@glkf.example.org", "Great Lakes Kids First");
  register_person (&harness, &event, "Ana Wu", "office@wu.example.org", "Wu Alliance");
  uri = write_list (&harness, "Name,Email,Organization\n"
                              "Tomasz Wisniewski,tomasz@glkf.example.org,Lakeshore Policy Institute\n"
                              "Ben Ortiz,office@wu.example.org,Wu Alliance\n"
                              ",,nobody\n"
                              "Li Chen,not an address,Wu Aliance\n");
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "event.import", NULL);
  window = find_window (LYD_TYPE_IMPORT_WINDOW);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (window));
  go_on (window);

  g_assert_cmpint (get_conflict (window)->decision, ==, LYD_IMPORT_KEEP);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.decide", "(uu)", 0, LYD_IMPORT_REPLACE);
  plan = lyd_import_draft_get_plan (lyd_import_window_get_draft (window));
  while (!lyd_import_plan_get_row (plan, row).question)
    row++;
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (window), "Ana Wu"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.answer", "(uu)", row, LYD_IMPORT_ANSWER_SAME);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_cmpint (lyd_import_plan_get_row (plan, row).answer, ==, LYD_IMPORT_ANSWER_SAME);
  g_assert_cmpint (get_conflict (window)->decision, ==, LYD_IMPORT_REPLACE);

  gtk_widget_activate_action (GTK_WIDGET (window), "import.back", NULL);
  g_assert_true (is_page (window, "steps", "columns"));
  go_on (window);
  g_assert_cmpint (get_conflict (window)->decision, ==, LYD_IMPORT_REPLACE);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, 3);
  lyd_harness_stop (&harness);
}

/* A desk registers somebody between the preview and the import: it goes on, for that changed nothing of what was seen.
 */
static void
test_meanwhile (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  LydImportWindow *window = drop_sample (&harness, "google_forms_retreat_registration.csv");
  guint n_added;

  go_on (window);
  n_added = lyd_import_plan_get_counts (lyd_import_draft_get_plan (lyd_import_window_get_draft (window))).added;
  register_person (&harness, &event, "Walk In", NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, n_added + 1);
  lyd_harness_stop (&harness);
}

/* Titles that nobody knows: a person says which column is the name; until then the preview says what is missing. */
static void
test_unknown_titles (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *uri = write_list (&harness, "Quux,Blorb\nAna Wu,blue\nBen Ortiz,green\n");
  LydImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_true (is_page (window, "steps", "columns"));
  go_on (window);
  g_assert_true (is_page (window, "steps", "columns"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.set-field", "(uu)", 0, LYD_FIELD_NAME);
  go_on (window);
  g_assert_true (is_page (window, "steps", "preview"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, 2);
  lyd_harness_stop (&harness);
}

#define N_MANY 5001

/* So many rows make an open desk wait: it is asked about first. */
static void
test_many (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *id = lyd_id_to_string (&event);
  g_autoptr (GString) text = g_string_new ("Name,Email\n");
  g_autofree char *uri = NULL;
  LydImportWindow *window;
  gpointer question;

  for (int i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "Person %d,person%d@many.example.org\n", i, i);
  uri = write_list (&harness, text->str);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-desk", "s", id);
  WAIT_FOR (lyd_harness_get_desk (&harness) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  go_on (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  gtk_window_close (question); /* that is "Not Now" */
  WAIT_FOR (find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_true (is_page (window, "steps", "preview"));
  g_assert_cmpuint (count_roster (&harness, &event), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "import");
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpuint (count_roster (&harness, &event), ==, N_MANY);
  lyd_harness_stop (&harness);
}

/* Closing while it reads leaves nothing behind. */
static void
test_cancel (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *uri = get_sample_uri ("eventbrite_attendees.csv");
  LydImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  g_assert_false (lyd_import_window_is_idle (window));
  close_window (window);
  g_assert_cmpuint (count_roster (&harness, &event), ==, 0);
  lyd_harness_stop (&harness);
}

/* A file that is being read can be left for another one. */
static void
test_stop_reading (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autofree char *uri = get_sample_uri ("eventbrite_attendees.csv");
  LydImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  g_assert_true (is_page (window, "file_state", "reading"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.stop", NULL);
  g_assert_true (is_page (window, "file_state", "choose"));
  g_assert_null (lyd_import_window_get_draft (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_true (is_page (window, "steps", "columns"));
  close_window (window);
  g_assert_cmpuint (count_roster (&harness, &event), ==, 0);
  lyd_harness_stop (&harness);
}

/* Closing while it writes: all came in, or nobody did; the window says which, and only then goes. */
static void
test_cancel_import (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  g_autoptr (GString) text = g_string_new ("Name,Email\n");
  g_autofree char *uri = NULL;
  LydImportWindow *window;
  guint n;

  for (int i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "Person %d,person%d@many.example.org\n", i, i);
  uri = write_list (&harness, text->str);
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-file", "s", uri);
  WAIT_FOR ((window = find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  go_on (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (find_window (LYD_TYPE_IMPORT_WINDOW));
  WAIT_FOR (find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  n = count_roster (&harness, &event);
  if (n == 0)
    g_assert_true (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("Cancelled. Nothing was imported.")));
  else
    g_assert_cmpuint (n, ==, N_MANY);
  lyd_harness_stop (&harness);
}

static LydExportDialog *
open_export (LydHarness *harness)
{
  LydExportDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "event.export", NULL);
  dialog = find_window (LYD_TYPE_EXPORT_DIALOG);
  g_assert_nonnull (dialog);
  lyd_export_dialog_set_folder (dialog, harness->dir);
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (GTK_WIDGET (dialog), "open")), FALSE);
  return dialog;
}

static AdwComboRow *
get_row (LydExportDialog *dialog,
         const char *row)
{
  return ADW_COMBO_ROW (lyd_harness_find (GTK_WIDGET (dialog), row));
}

static void
save_as (LydExportDialog *dialog,
         const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "name")), name);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.save", NULL);
}

/* Every list in every format, the calendar and the tickets. */
static void
test_export (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  guint n_files = 0;

  register_person (&harness, &event, "Ana Wu", "ana@wu.example.org", "Wu Alliance");
  for (guint what = 0; what <= lyd_n_export_kinds; what++) {
    for (guint format = 0;; format++) {
      LydExportDialog *dialog = open_export (&harness);
      g_autofree char *name = g_strdup_printf ("out-%u-%u", what, format);

      adw_combo_row_set_selected (get_row (dialog, "what"), what);
      if (format == g_list_model_get_n_items (adw_combo_row_get_model (get_row (dialog, "format")))) {
        close_window (dialog);
        break;
      }
      adw_combo_row_set_selected (get_row (dialog, "format"), format);
      save_as (dialog, name);
      WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
      n_files++;
    }
  }
  g_assert_cmpuint (n_files, >, lyd_n_export_kinds);
  lyd_harness_stop (&harness);
}

/* An older file is replaced only where somebody says so. */
static void
test_replace (void)
{
  LydHarness harness = { 0 };
  LydExportDialog *dialog;
  GtkWindow *question;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  (void) start_with_retreat (&harness);
  path = g_build_filename (harness.dir, "out.csv", NULL);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  dialog = open_export (&harness);
  save_as (dialog, "out");
  WAIT_FOR ((question = find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "replace");
  WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "registration"));
  lyd_harness_stop (&harness);
}

static guint
count_entries (const char *folder,
               const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

/* Closing while it writes leaves nothing half-made, and says so. */
static void
test_cancel_export (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  LydExportDialog *dialog;

  register_person (&harness, &event, "Ana Wu", "ana@wu.example.org", "Wu Alliance");
  for (guint what = 0; what <= lyd_n_export_kinds; what += lyd_n_export_kinds) {
    dialog = open_export (&harness);
    adw_combo_row_set_selected (get_row (dialog, "what"), what);
    save_as (dialog, "cancelled");
    gtk_window_close (GTK_WINDOW (dialog));
    g_assert_nonnull (find_window (LYD_TYPE_EXPORT_DIALOG));
    WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
    WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), _ ("Cancelled. Nothing was written.")));
    g_assert_cmpuint (count_entries (harness.dir, "cancelled"), ==, 0);
  }
  lyd_harness_stop (&harness);
}

/* The format of the last time is offered first, where it can be. */
static void
test_last_format (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  LydExportDialog *dialog;

  register_person (&harness, &event, "Ana Wu", "ana@wu.example.org", "Wu Alliance");
  dialog = open_export (&harness);
  adw_combo_row_set_selected (get_row (dialog, "format"), 1);
  save_as (dialog, "remembered");
  WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "remembered.xlsx"));
  g_assert_nonnull (lyd_harness_find_button (GTK_WIDGET (harness.window), _ ("_Open Folder")));

  dialog = open_export (&harness);
  g_assert_cmpuint (adw_combo_row_get_selected (get_row (dialog, "format")), ==, 1);
  adw_combo_row_set_selected (get_row (dialog, "format"), 0);
  save_as (dialog, "remembered");
  WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
  lyd_harness_stop (&harness);
}

static LydExportColumns *
open_columns (LydExportDialog *dialog)
{
  LydExportColumns *columns = LYD_EXPORT_COLUMNS (lyd_harness_find (GTK_WIDGET (dialog), "columns"));

  lyd_export_dialog_set_what (dialog, "no-shows");
  WAIT_FOR (lyd_export_columns_is_idle (columns) && gtk_widget_get_visible (GTK_WIDGET (columns)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (columns), TRUE);
  return columns;
}

/* The row of a column within the row that unfolds into them. */
static GtkWidget *
find_column (GtkWidget *root,
             const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_column (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
toggle_column (LydExportColumns *columns,
               const char *title)
{
  AdwActionRow *row = ADW_ACTION_ROW (find_column (GTK_WIDGET (columns), title));
  GtkCheckButton *check = GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
assert_columns (LydHarness *harness,
                const char *name,
                const char *expected)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = g_build_filename (harness->dir, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *header = g_strconcat ("\xef\xbb\xbf", expected, "\r\n", NULL);

  WAIT_FOR (find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, header));
}

/* What was chosen is written, remembered, and given up again. */
static void
test_columns (void)
{
  LydHarness harness = { 0 };
  LydId event = start_with_retreat (&harness);
  LydExportDialog *dialog;
  LydExportColumns *columns;

  register_person (&harness, &event, "Ana Wu", "ana@wu.example.org", "Wu Alliance");
  dialog = open_export (&harness);
  columns = open_columns (dialog);
  adw_combo_row_set_selected (get_row (dialog, "format"), 0);
  toggle_column (columns, _ ("Registration"));
  toggle_column (columns, _ ("State"));
  save_as (dialog, "chosen");
  assert_columns (&harness, "chosen", "name,email,phone,organization,type,state");

  dialog = open_export (&harness);
  columns = open_columns (dialog);
  save_as (dialog, "again");
  assert_columns (&harness, "again", "name,email,phone,organization,type,state");

  dialog = open_export (&harness);
  columns = open_columns (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.reset-columns", NULL);
  save_as (dialog, "usual");
  assert_columns (&harness, "usual", "registration,name,email,phone,organization,type");
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("LYD_TEST_LOCALE_DIR");

  setlocale (LC_ALL, "");
  if (locale_dir != NULL)
    bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/drop", test_drop);
  g_test_add_func ("/files/drop-on-list", test_drop_on_list);
  g_test_add_func ("/files/import", test_import);
  g_test_add_func ("/files/sheets", test_sheets);
  g_test_add_func ("/files/decide", test_decide);
  g_test_add_func ("/files/meanwhile", test_meanwhile);
  g_test_add_func ("/files/unknown-titles", test_unknown_titles);
  g_test_add_func ("/files/many", test_many);
  g_test_add_func ("/files/cancel", test_cancel);
  g_test_add_func ("/files/stop-reading", test_stop_reading);
  g_test_add_func ("/files/cancel-import", test_cancel_import);
  g_test_add_func ("/files/export", test_export);
  g_test_add_func ("/files/cancel-export", test_cancel_export);
  g_test_add_func ("/files/last-format", test_last_format);
  g_test_add_func ("/files/replace", test_replace);
  g_test_add_func ("/files/columns", test_columns);
  return g_test_run ();
}
