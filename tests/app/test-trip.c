#include "lyd-harness.h"

#include "badges/lyd-badges-page.h"
#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-side.h"
#include "desk/lyd-desk-window.h"
#include "events/lyd-kind-tiles.h"
#include "events/lyd-new-event.h"
#include "export/lyd-export-dialog.h"
#include "import/lyd-import-window.h"
#include "lyd-code.h"
#include "lyd-pages.h"
#include "lyd-qr-reader.h"
#include "registrations/lyd-registrations-page.h"

#include <string.h>

/*
 * The whole trip in the window, as somebody does it who has never seen Lanyard: the first run, a new retreat, two lists
 * of which the second contradicts the first, badges as PDF, the codes read back from the drawn pages, a hand scanner,
 * "Welcome", Undo, a walk-in, and the attendance as CSV.
 */

#define DPI 150

/* Who registered early, by phone; the form's list says otherwise of both. */
static const char early[] = "Name,Email,Organization,Job Title\n"
                            "Maribel Okonkwo-Reyes,maribel.okonkwo-reyes@alavoices.example.org,Delta Kids,Director\n"
                            "Ana Wu,ana@wu.example.org,Wu Alliance,Organizer\n";

static gpointer
find (gpointer root,
      const char *id)
{
  GtkWidget *found = lyd_harness_find (GTK_WIDGET (root), id);

  g_assert_nonnull (found);
  return found;
}

static void
write_in (gpointer root,
          const char *id,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (root, id)), text);
}

static void
act (gpointer widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL));
}

static void
start (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  write_in (gtk_stack_get_visible_child (find (harness->window, "pages")), "name", "Partnership for Children");
  g_signal_emit_by_name (find (gtk_stack_get_visible_child (find (harness->window, "pages")), "name"), "apply");
}

/* From the button of the first run to the new retreat's page. */
static void
make_retreat (LydHarness *harness)
{
  GtkWidget *dialog;

  act (harness->window, "win.new-event");
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  g_assert_nonnull (dialog);
  lyd_kind_tiles_set_selected (find (dialog, "kind"), LYD_KIND_RETREAT);
  write_in (dialog, "title_row", "2027 Partnership Retreat");
  write_in (find (dialog, "starts"), "day", "2027-09-22");
  write_in (find (dialog, "starts"), "time", "9 am");
  act (dialog, "new-event.create");
  WAIT_FOR (lyd_harness_is_page (harness->window, "content", "event"));
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness->window), "Nobody is registered yet"));
}

static gboolean
has_rows (LydHarness *harness,
          guint n)
{
  LydRegistrationsPage *page = find (harness->window, "registrations");
  GListModel *list = lyd_registrations_page_get_list (page);

  return list != NULL && g_list_model_get_n_items (list) == n && lyd_registrations_page_is_idle (page);
}

/* Drops a file on the window and goes on to the preview. */
static LydImportWindow *
drop (LydHarness *harness,
      const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  LydImportWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (harness->window), "win.open-file", "s", uri);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW)) != NULL);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_true (lyd_harness_is_page (window, "steps", "columns"));
  act (window, "import.next");
  WAIT_FOR (lyd_import_window_is_idle (window));
  g_assert_true (lyd_harness_is_page (window, "steps", "preview"));
  return window;
}

static void
bring_in (LydImportWindow *window)
{
  act (window, "import.next");
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
}

static LydImportPlan *
get_plan (LydImportWindow *window)
{
  return lyd_import_draft_get_plan (lyd_import_window_get_draft (window));
}

static guint
find_conflict (LydImportWindow *window,
               const char *field)
{
  const GArray *conflicts = lyd_import_plan_get_conflicts (get_plan (window));
  guint i = 0;

  while (i < conflicts->len && strcmp (g_array_index (conflicts, LydImportConflict, i).field, field) != 0)
    i++;
  g_assert_cmpuint (i, <, conflicts->len);
  return i;
}

/* Both lists; of the contradictions one is decided for the second list, the other stays. Returns: how many are
 * registered */
static guint
bring_in_lists (LydHarness *harness)
{
  g_autofree char *first = g_build_filename (harness->dir, "by-phone.csv", NULL);
  g_autofree char *second =
    g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", "google_forms_retreat_registration.csv", NULL);
  LydImportWindow *window;
  LydImportCounts counts;

  g_assert_true (g_file_set_contents (first, early, -1, NULL));
  lyd_harness_show_event_page (harness, "registrations");
  bring_in (drop (harness, first));
  WAIT_FOR (has_rows (harness, 2));

  window = drop (harness, second);
  counts = lyd_import_plan_get_counts (get_plan (window));
  g_assert_cmpuint (lyd_import_plan_get_conflicts (get_plan (window))->len, ==, 2);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (window), "Delta Kids"));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.decide", "(uu)", find_conflict (window, "organization"),
                              LYD_IMPORT_REPLACE);
  bring_in (window);
  WAIT_FOR (has_rows (harness, 2 + counts.added));
  g_assert_true (lyd_harness_find_button (GTK_WIDGET (harness->window), "_Undo") != NULL);
  return 2 + counts.added;
}

/* The badges as PDF, and what a scanner reads on the drawn pages. Returns: (transfer full): the codes in that
 * order */
static GPtrArray *
print_badges (LydHarness *harness)
{
  LydBadgesPage *page = find (harness->window, "badges");
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (harness->dir, "badges.pdf", NULL);
  g_autoptr (GPtrArray) pages = NULL;

  lyd_harness_show_event_page (harness, "badges");
  WAIT_FOR (lyd_badges_page_is_ready (page));
  lyd_badges_page_save_pdf (page, path);
  WAIT_FOR (!lyd_badges_page_is_busy (page));
  pages = lyd_pages_draw (path, DPI);
  for (guint i = 0; i < pages->len; i++) {
    g_auto (GStrv) texts = lyd_qr_read_still (g_ptr_array_index (pages, i));

    for (gsize j = 0; texts != NULL && texts[j] != NULL; j++)
      g_ptr_array_add (codes, g_strdup (texts[j]));
  }
  return codes;
}

static GtkWindow *
open_desk (LydHarness *harness)
{
  GtkWindow *desk = NULL;

  act (harness->window, "win.open-today");
  WAIT_FOR ((desk = lyd_harness_get_desk (harness)) != NULL && lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  return desk;
}

static int
count_inside (GtkWindow *desk)
{
  return lyd_desk_side_get_inside (find (desk, "side"));
}

static const char *
get_word (GtkWindow *desk)
{
  return lyd_desk_card_get_word (find (desk, "card"));
}

static const char *
get_name (GtkWindow *desk)
{
  return lyd_desk_card_get_name (find (desk, "card"));
}

/* As a hand scanner does: the letters and Enter, whatever has the focus. */
static void
scan (GtkWindow *desk,
      const char *code)
{
  g_autofree char *burst = g_strconcat (code, "\n", NULL);

  lyd_harness_type (desk, burst);
  g_assert_cmpstr (gtk_editable_get_text (find (desk, "entry")), ==, "");
}

static void
let_in (GtkWindow *desk,
        GPtrArray *codes)
{
  g_autofree char *name = NULL;

  scan (desk, g_ptr_array_index (codes, 0));
  WAIT_FOR (strcmp (get_word (desk), "Welcome") == 0 && count_inside (desk) == 1);
  name = g_strdup (get_name (desk));
  act (desk, "desk.undo-last");
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (desk), "As before the scan") && count_inside (desk) == 0);

  for (guint i = 0; i < codes->len; i++) {
    scan (desk, g_ptr_array_index (codes, i));
    WAIT_FOR (count_inside (desk) == (int) i + 1);
    g_assert_cmpstr (get_word (desk), ==, "Welcome");
  }
  scan (desk, g_ptr_array_index (codes, 0));
  WAIT_FOR (strcmp (get_word (desk), "Already in") == 0);
  g_assert_cmpstr (get_name (desk), ==, name);
}

static void
let_in_walk_in (GtkWindow *desk,
                int n_inside)
{
  GtkWidget *page = find (desk, "walk_in");

  act (desk, "desk.walk-in");
  write_in (page, "name_row", "Guadalupe Ortiz Marín");
  write_in (page, "organization_row", "=HYPERLINK(\"http://example.org\")");
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (count_inside (desk) == n_inside);
  g_assert_cmpstr (get_word (desk), ==, "Welcome");
  g_assert_cmpstr (get_name (desk), ==, "Guadalupe Ortiz Marín");
}

/* What is drawn at random stands there as such. */
static char *
without_random_words (const char *text)
{
  static const struct {
    const char *pattern;
    const char *word;
  } random[] = {
    { "LND[A-Z]{26}", "CODE" },
    { "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "ID" },
    { "(?<=import,|walk-in,)[A-Z]{5}(?=,)", "SHORT" },
  };
  char *words = g_strdup (text);

  for (gsize i = 0; i < G_N_ELEMENTS (random); i++) {
    g_autoptr (GRegex) regex = g_regex_new (random[i].pattern, 0, 0, NULL);
    char *next = g_regex_replace_literal (regex, words, -1, 0, random[i].word, 0, NULL);

    g_free (words);
    words = next;
  }
  return words;
}

static void
compare_export (LydHarness *harness,
                guint what,
                const char *name)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autofree char *path = g_build_filename (harness->dir, file, NULL);
  g_autofree char *golden = g_build_filename (g_getenv ("LYD_TEST_DATA"), "trip", file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  LydExportDialog *dialog;

  act (harness->window, "event.export");
  dialog = lyd_harness_find_window (LYD_TYPE_EXPORT_DIALOG);
  lyd_export_dialog_set_folder (dialog, harness->dir);
  gtk_switch_set_active (find (dialog, "open"), FALSE);
  adw_combo_row_set_selected (find (dialog, "what"), what);
  write_in (dialog, "name", name);
  act (dialog, "export.save");
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_EXPORT_DIALOG) == NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  found = without_random_words (text);
  g_assert_true (g_file_get_contents (golden, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_trip (void)
{
  LydHarness harness = { 0 };
  g_autoptr (GPtrArray) codes = NULL;
  GtkWindow *desk;
  guint n;

  if (!lyd_pages_can_draw ())
    return;
  start (&harness);
  make_retreat (&harness);
  n = bring_in_lists (&harness);
  codes = print_badges (&harness);
  g_assert_cmpuint (codes->len, ==, n);

  desk = open_desk (&harness);
  let_in (desk, codes);
  let_in_walk_in (desk, (int) n + 1);
  gtk_window_close (desk);
  WAIT_FOR (lyd_harness_get_desk (&harness) == NULL);

  for (guint i = 0; i < lyd_n_export_kinds; i++)
    if (strcmp (lyd_export_kinds[i].what, "registrations") == 0 || strcmp (lyd_export_kinds[i].what, "attendance") == 0)
      compare_export (&harness, i, lyd_export_kinds[i].what);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/trip", test_trip);
  return g_test_run ();
}
