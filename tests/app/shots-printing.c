#include "lyd-cups.h"
#include "lyd-desk-states.h"
#include "lyd-shoot.h"

#include "desk/lyd-desk-window.h"
#include "lyd-plan.h"
#include "lyd-print-queue.h"
#include "lyd-register.h"
#include "printing/lyd-badge-printer.h"
#include "printing/lyd-printing-window.h"

#include <glib/gi18n.h>

/* shots-printing FOLDER [SUFFIX]: badges printed at the door, and a printer that is paused, on a real print system. */

#define PRINTER "Label-Desk-1"
#define N_ARRIVED 118

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static LydFile *
open_beside (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);

  return lyd_file_open (path, 0, &harness->context, NULL);
}

/* Returns: (transfer full) (element-type char *): the codes of four people who come now */
static GPtrArray *
register_people (LydFile *file)
{
  static const char *const people[][2] = {
    { "Imani Castellanos", "Voices for Ohio's Children (demo)" },
    { "Kaleo Nakamura", "Hawaii Children's Action (demo)" },
    { "Ruth Ann Petrakis", "Kids First Delaware (demo)" },
    { "Devon Tsosie", "New Mexico Voices (demo)" },
  };
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++) {
    LydRegistrationRequest request = {
      .name = people[i][0], .organization = people[i][1], .status = LYD_STATUS_CONFIRMED, .beyond = TRUE
    };
    g_autoptr (LydRegistrationResult) result = lyd_register (file, &event->id, &request, &error);

    g_assert_no_error (error);
    g_ptr_array_add (codes, g_strdup (result->code));
  }
  return codes;
}

static void
scan (GtkWindow *desk,
      const char *code,
      LydBadgePrinter *printer,
      int n_open)
{
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.scan", "s", code);
  WAIT_FOR (lyd_badge_printer_get_printing (printer) != NULL &&
            (int) lyd_badge_printer_get_printing (printer)->jobs->len == n_open);
}

static void
shoot_three (GtkWindow *window,
             const char *name)
{
  g_autofree char *small = g_strconcat (name, "-1093x614", NULL);
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

  shoot (window, name, 1366, 768);
  shoot (window, small, 1093, 614);
  shoot (window, narrow, 360, 640);
}

static void
shoot_window (GtkWindow *desk,
              const char *name,
              const char *narrow)
{
  GtkWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.printing", NULL);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_PRINTING_WINDOW)) != NULL);
  WAIT_FOR (gtk_widget_get_sensitive (lyd_harness_find (GTK_WIDGET (window), "paper")));
  shoot (window, name, 600, 560);
  shoot (window, narrow, 360, 640);
  gtk_window_destroy (window);
}

int
main (int argc,
      char *argv[])
{
  LydHarness harness = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *ppd = NULL;
  g_autoptr (LydFile) file = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  LydCups *cups = lyd_cups_start (&reason);
  LydBadgePrinter *printer;
  GtkWindow *desk;
  int status;

  if (cups == NULL) {
    g_print ("No pictures of printing: %s.\n", reason);
    return 0;
  }
  ppd = g_build_filename (LYD_TEST_DATA_DIR, "printing", "label.ppd", NULL);
  status = lyd_cups_add (cups, PRINTER, ppd) && lyd_cups_add (cups, "Front-Office", ppd) ? shoot_init (argc, argv) : 1;
  if (status != 0) {
    lyd_cups_stop (cups);
    return status;
  }
  g_timeout_add (50, tick_cb, NULL);
  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "main"));
  lyd_desk_let_in (&harness, N_ARRIVED);
  file = open_beside (&harness);
  codes = register_people (file);
  lyd_print_queue_set_stock (file, PRINTER, "brother-dk-1202", NULL);
  lyd_print_queue_set_labels (file, PRINTER, 212, NULL);
  WAIT_FOR (lyd_harness_find_button (GTK_WIDGET (harness.window), _ ("Open _Desk")) != NULL);
  desk = lyd_desk_open (&harness);
  printer = lyd_badge_printer_get (lyd_application_get_store (harness.application));
  shoot_window (desk, "printing-none", "printing-none-narrow");
  lyd_badge_printer_choose (printer, PRINTER);
  lyd_badge_printer_set_at_check_in (printer, TRUE);
  WAIT_FOR (lyd_badge_printer_get_state (printer) == LYD_PRINTER_READY);
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.scan", "s", g_ptr_array_index (codes, 0));
  WAIT_FOR (lyd_cups_count (cups) == 1 && lyd_harness_find_button (GTK_WIDGET (desk), _ ("Print Again")) != NULL);
  shoot_three (desk, "printing-desk-printed");
  shoot_window (desk, "printing-ready", "printing-ready-narrow");

  lyd_cups_run (cups, "cupsdisable", PRINTER, NULL);
  lyd_badge_printer_look (printer);
  WAIT_FOR (lyd_badge_printer_get_state (printer) == LYD_PRINTER_PAUSED);
  for (guint i = 1; i < codes->len; i++)
    scan (desk, g_ptr_array_index (codes, i), printer, (int) i);
  shoot_three (desk, "printing-desk-waiting");
  shoot_window (desk, "printing-paused", "printing-paused-narrow");
  gtk_window_destroy (desk);
  lyd_harness_stop (&harness);
  lyd_cups_stop (cups);
  return 0;
}
