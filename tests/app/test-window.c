#include "lyd-harness.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-door.h"
#include "desk/lyd-desk-questions.h"
#include "desk/lyd-desk-reason.h"
#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-walk-in.h"
#include "desk/lyd-desk-window.h"
#include "events/lyd-event-page.h"
#include "events/lyd-event-row.h"
#include "events/lyd-events-page.h"
#include "events/lyd-first-run.h"
#include "events/lyd-kind-tiles.h"
#include "events/lyd-new-event.h"
#include "lyd-badges.h"
#include "lyd-code.h"
#include "lyd-export.h"
#include "lyd-import.h"
#include "lyd-plan.h"
#include "overview/lyd-overview-page.h"
#include "events/lyd-when-row.h"
#include "registrations/lyd-registrations-page.h"
#include "sessions/lyd-session-dialog.h"
#include "sessions/lyd-session-row.h"
#include "sessions/lyd-sessions-page.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  GtkWidget *pages = lyd_harness_find (GTK_WIDGET (window), "pages");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (pages)), name) == 0;
}

static gboolean
has_rows (LydHarness *harness,
          guint n)
{
  LydRegistrationsPage *page =
    LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"));
  GListModel *list = lyd_registrations_page_get_list (page);

  return list != NULL && g_list_model_get_n_items (list) == n && lyd_registrations_page_is_idle (page);
}

/* As another program on the same file. */
static LydFile *
open_beside (LydHarness *harness)
{
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (harness->path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* A retreat is made in the dialog. */
static void
create_retreat (LydHarness *harness)
{
  LydNewEvent *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  WAIT_FOR (is_page (harness->window, "first-run"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.new-event", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (LYD_IS_NEW_EVENT (window))
      dialog = LYD_NEW_EVENT (window);
  }
  g_assert_nonnull (dialog);
  lyd_kind_tiles_set_selected (LYD_KIND_TILES (lyd_harness_find (GTK_WIDGET (dialog), "kind")), LYD_KIND_RETREAT);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "title_row")),
                         "2027 Partnership Retreat");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "day")), "2027-09-21");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (dialog), "time")), "9 am");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "new-event.create", NULL);
  WAIT_FOR (is_page (harness->window, "main"));
  g_assert_true (lyd_harness_shows (GTK_WIDGET (harness->window), "2027 Partnership Retreat"));
}

static guint
import_sample (LydFile *file,
               const LydId *event)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", "google_forms_retreat_registration.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lyd_import_read_bytes (path, NULL, &error);
  LydImportOptions options = { 0 };
  LydId import;
  g_autoptr (LydImportPlan) plan = NULL;

  g_assert_no_error (error);
  plan = lyd_import_plan (file, event, bytes, path, &options, &error);
  g_assert_no_error (error);
  lyd_import_apply (file, plan, &import, &error);
  g_assert_no_error (error);
  return lyd_import_plan_get_counts (plan).added;
}

/* The codes of the badges, as their data are exported. */
static GPtrArray *
read_codes (LydHarness *harness,
            LydFile *file,
            const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (harness->dir, "badges.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (lyd_export (file, event, "badges-data", path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 1; lines[i] != NULL; i++) {
    char *code = lyd_code_read (lines[i]);

    if (code != NULL)
      g_ptr_array_add (codes, code);
  }
  return codes;
}

static void
print_badges (LydHarness *harness,
              LydFile *file,
              const LydId *event,
              guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (harness->dir, "badges.pdf", NULL);
  LydBadgeOptions options = { .first_position = 1 };
  g_autoptr (LydBadgeReport) report = lyd_badges_print (file, event, &options, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->n_badges, ==, (int) n);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static GtkWindow *
open_desk (LydHarness *harness)
{
  GtkWindow *desk = NULL;

  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-today", NULL);
  WAIT_FOR ((desk = lyd_harness_get_desk (harness)) != NULL && lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  return desk;
}

static int
count_inside (GtkWindow *desk)
{
  return lyd_desk_side_get_inside (LYD_DESK_SIDE (lyd_harness_find (GTK_WIDGET (desk), "side")));
}

/* Whether undoing the last check-in is offered. */
static gboolean
can_undo (GtkWindow *desk)
{
  return lyd_harness_shows (lyd_harness_find (GTK_WIDGET (desk), "recent"), "Undo");
}

static void
scan (GtkWindow *desk,
      const char *code)
{
  g_autofree char *burst = g_strconcat (code, "\n", NULL);

  lyd_harness_type (desk, burst);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (lyd_harness_find (GTK_WIDGET (desk), "entry"))), ==, "");
}

static void
check_export (LydHarness *harness,
              LydFile *file,
              const LydId *event,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (harness->dir, "attendance.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *given = g_strndup (name, strcspn (name, " "));

  g_assert_true (lyd_export (file, event, "attendance", path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, given));
}

/* The main job: a new retreat, a list, badges, a scan as a scanner types it, undo, again, already in, the
 * attendance. */
static void
test_trip (void)
{
  LydHarness harness = { 0 };
  g_autoptr (LydFile) file = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWindow *desk;
  LydDeskCard *card;
  guint n;

  lyd_harness_start (&harness);
  create_retreat (&harness);
  file = open_beside (&harness);
  event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);
  g_assert_no_error (error);
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Nobody is registered yet"));
  lyd_harness_show_event_page (&harness, "registrations");

  /* Another program brings the list in; this one sees it. */
  n = import_sample (file, &event->id);
  g_assert_cmpuint (n, >, 3);
  WAIT_FOR (has_rows (&harness, n));
  print_badges (&harness, file, &event->id, n);
  codes = read_codes (&harness, file, &event->id);
  g_assert_cmpuint (codes->len, ==, n);

  desk = open_desk (&harness);
  card = LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (desk), "card"));
  scan (desk, g_ptr_array_index (codes, 0));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Welcome"));
  name = g_strdup (lyd_desk_card_get_name (card));
  WAIT_FOR (count_inside (desk) == 1 && can_undo (desk));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "In 9:14"));

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.undo-last", NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "As before the scan") && count_inside (desk) == 0);
  g_assert_cmpstr (lyd_desk_card_get_name (card), ==, name);

  scan (desk, g_ptr_array_index (codes, 0));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Hand over the badge") && count_inside (desk) == 1);
  scan (desk, g_ptr_array_index (codes, 1));
  WAIT_FOR (count_inside (desk) == 2 && g_strcmp0 (lyd_desk_card_get_name (card), name) != 0);
  scan (desk, g_ptr_array_index (codes, 0));
  WAIT_FOR (g_strcmp0 (lyd_desk_card_get_word (card), "Already in") == 0);
  g_assert_cmpstr (lyd_desk_card_get_name (card), ==, name);

  check_export (&harness, file, &event->id, name);
  g_clear_pointer (&file, lyd_file_close);
  lyd_harness_stop (&harness);
}

/* The demo, a name, the confirmation card, Enter twice, a walk-in, and back out of the demo. */
static void
test_names_and_walk_in (void)
{
  LydHarness harness = { 0 };
  GtkWindow *desk;
  GtkWidget *entry;
  GtkWidget *page;

  lyd_harness_start (&harness);
  WAIT_FOR (is_page (harness.window, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (is_page (harness.window, "main"));
  g_assert_true (
    gtk_revealer_get_reveal_child (GTK_REVEALER (lyd_harness_find (GTK_WIDGET (harness.window), "demo_bar"))));

  desk = open_desk (&harness);
  entry = lyd_harness_find (GTK_WIDGET (desk), "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "okon");
  g_signal_emit_by_name (entry, "activate"); /* Enter before the answer is there */
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Is this the person?"));
  g_assert_cmpint (count_inside (desk), ==, 0);
  g_signal_emit_by_name (entry, "activate");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Welcome") && count_inside (desk) == 1);

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.walk-in", NULL);
  page = lyd_harness_find (GTK_WIDGET (desk), "walk_in");
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Write the name first."));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "name_row")), "Guadalupe Ortiz Marín");
  /* A badge in between is decided, and the half-written walk-in is still there. */
  lyd_harness_type (desk, "LNDTRXKPVSBKJHGFDRLNCTXVVBDSJ\n");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Not known"));
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.walk-in", NULL);
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "Welcome") && count_inside (desk) == 2);
  g_assert_cmpstr (lyd_desk_card_get_name (LYD_DESK_CARD (lyd_harness_find (GTK_WIDGET (desk), "card"))), ==,
                   "Guadalupe Ortiz Marín");

  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "leave-demo", NULL);
  WAIT_FOR (is_page (harness.window, "first-run"));
  g_assert_null (lyd_harness_get_desk (&harness));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LYD_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add_func ("/window/trip", test_trip);
  g_test_add_func ("/window/names-and-walk-in", test_names_and_walk_in);
  return g_test_run ();
}
