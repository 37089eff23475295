#include "lyd-cups.h"
#include "lyd-harness.h"

#include "desk/lyd-desk-card.h"
#include "desk/lyd-desk-window.h"
#include "lyd-admit.h"
#include "lyd-plan.h"
#include "lyd-print-queue.h"
#include "lyd-register.h"
#include "printing/lyd-badge-printer.h"
#include "printing/lyd-printing-window.h"

#include <string.h>

/* Badges printed at the door, on a real print system whose printers print into files. */

#define LABEL "Label-Printer"
#define ROLL "brother-dk-1202"
#define N_PEOPLE 4

typedef struct {
  LydHarness harness;
  LydId event;
  char *codes[N_PEOPLE];
  LydId people[N_PEOPLE];
  GtkWidget *desk;
  guint tick;
  guint n_before; /* jobs printed by the tests before this one */
} Fixture;

static LydCups *cups;

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static LydFile *
open_beside (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->harness.dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &fixture->harness.context, &error);

  g_assert_no_error (error);
  return file;
}

static void
register_people (Fixture *fixture)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, "2027 Partnership Retreat", &error);

  g_assert_no_error (error);
  fixture->event = event->id;
  for (guint i = 0; i < N_PEOPLE; i++) {
    g_autofree char *name = g_strdup_printf ("Printed Person%u", i);
    LydRegistrationRequest request = { .name = name, .status = LYD_STATUS_CONFIRMED };
    g_autoptr (LydRegistrationResult) registered = lyd_register (file, &event->id, &request, &error);

    g_assert_no_error (error);
    fixture->codes[i] = g_strdup (registered->code);
    fixture->people[i] = registered->registration;
  }
}

static LydStore *
get_store (Fixture *fixture)
{
  return lyd_application_get_store (fixture->harness.application);
}

static LydBadgePrinter *
get_printer (Fixture *fixture)
{
  return lyd_badge_printer_get (get_store (fixture));
}

static void
open_desk (Fixture *fixture)
{
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (fixture->harness.window), "Open Desk"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->harness.window), "win.open-today", NULL);
  WAIT_FOR ((fixture->desk = GTK_WIDGET (lyd_harness_get_desk (&fixture->harness))) != NULL);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (fixture->desk)));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (LydFile) file = NULL;

  /* What happens in other processes wakes nobody here. */
  fixture->tick = g_timeout_add (50, tick_cb, NULL);
  fixture->n_before = lyd_cups_count (cups);
  lyd_harness_start (&fixture->harness);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (fixture->harness.window, "pages", "main"));
  register_people (fixture);
  file = open_beside (fixture);
  g_assert_true (lyd_print_queue_set_stock (file, LABEL, ROLL, NULL));
  g_assert_true (lyd_print_queue_set_labels (file, LABEL, 25, NULL));
  open_desk (fixture);
  lyd_badge_printer_choose (get_printer (fixture), LABEL);
  lyd_badge_printer_set_at_check_in (get_printer (fixture), TRUE);
  WAIT_FOR (lyd_badge_printer_get_state (get_printer (fixture)) == LYD_PRINTER_READY);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  lyd_badge_printer_choose (get_printer (fixture), "");
  lyd_badge_printer_set_at_check_in (get_printer (fixture), FALSE);
  WAIT_FOR (lyd_badge_printer_is_idle (get_printer (fixture)));
  lyd_harness_stop (&fixture->harness);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_free (fixture->codes[i]);
  g_source_remove (fixture->tick);
}

static guint
count_printed (Fixture *fixture)
{
  return lyd_cups_count (cups) - fixture->n_before;
}

static void
scan (Fixture *fixture,
      guint person)
{
  gtk_widget_activate_action (fixture->desk, "desk.scan", "s", fixture->codes[person]);
}

static gboolean
is_green (Fixture *fixture,
          const char *name)
{
  LydDeskCard *card = LYD_DESK_CARD (lyd_harness_find (fixture->desk, "card"));

  return gtk_widget_has_css_class (lyd_harness_find (fixture->desk, "band"), "ok") &&
         strcmp (lyd_desk_card_get_name (card), name) == 0;
}

/* What a program of poppler says of a page that was printed. */
static char *
ask_page (Fixture *fixture,
          const char *program,
          guint n)
{
  g_autofree char *path = lyd_cups_dup_path (cups, fixture->n_before + n);
  const char *argv[] = { program, path, strcmp (program, "pdftotext") == 0 ? "-" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *said = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error));
  return said;
}

static void
assert_page (Fixture *fixture,
             guint n,
             const char *words,
             const char *size)
{
  g_autofree char *text = ask_page (fixture, "pdftotext", n);
  g_autofree char *info = ask_page (fixture, "pdfinfo", n);

  if (strstr (text, words) == NULL || strstr (info, size) == NULL)
    g_test_message ("%s\n%s", text, info);
  g_assert_nonnull (strstr (text, words));
  g_assert_nonnull (strstr (info, size));
}

/* Checked in, and the badge comes out: the right one, at the size of the label. */
static void
test_check_in (Fixture *fixture,
               gconstpointer data)
{
  scan (fixture, 0);
  WAIT_FOR (is_green (fixture, "Printed Person0"));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badge printed at 9:14"));
  g_assert_cmpuint (count_printed (fixture), ==, 1);
  assert_page (fixture, 1, "Person0", "176 x 283 pts");
  WAIT_FOR (lyd_badge_printer_get_printing (get_printer (fixture))->printer->labels == 24);

  /* By hand, once more. */
  WAIT_FOR (lyd_harness_find_button (fixture->desk, "Print Again") != NULL);
  gtk_widget_activate (lyd_harness_find_button (fixture->desk, "Print Again"));
  WAIT_FOR (count_printed (fixture) == 2);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badge printed at 9:14"));
  assert_page (fixture, 2, "Person0", "176 x 283 pts");
}

/* Paused: check-in goes on, the badges wait, the desk says so; over a restart too. Back: each comes out once. */
static void
test_paused (Fixture *fixture,
             gconstpointer data)
{
  LydBadgePrinter *printer = get_printer (fixture);

  g_assert_true (lyd_cups_run (cups, "cupsdisable", LABEL, NULL));
  lyd_badge_printer_look (printer);
  WAIT_FOR (lyd_badge_printer_get_state (printer) == LYD_PRINTER_PAUSED);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *name = g_strdup_printf ("Printed Person%u", i);

    scan (fixture, i);
    WAIT_FOR (is_green (fixture, name));
  }
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badges waiting: 3"));
  g_assert_true (lyd_harness_shows (fixture->desk, "The badge waits for the printer"));
  g_assert_cmpuint (count_printed (fixture), ==, 0);

  /* Taken back: no badge. */
  gtk_widget_activate (lyd_harness_find (fixture->desk, "secondary"));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badges waiting: 2"));

  g_assert_true (lyd_cups_run (cups, "cupsenable", LABEL, NULL));
  WAIT_FOR (count_printed (fixture) == 2);
  WAIT_FOR (lyd_badge_printer_is_idle (printer) && lyd_badge_printer_get_printing (printer)->jobs->len == 0);
  assert_page (fixture, 1, "Person0", "176 x 283 pts");
  assert_page (fixture, 2, "Person1", "176 x 283 pts");
  g_assert_cmpuint (count_printed (fixture), ==, 2);
  WAIT_FOR (!lyd_harness_shows (fixture->desk, "Badges waiting: 2"));
}

/* Another program asked, and is gone: who runs a printer prints it. The window drops and moves what waits. */
static void
test_window (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  LydPrintRequest request = { fixture->people[3], "Gone-Printer", LYD_PRINT_BY_HAND };
  LydPrintRequest any = { fixture->people[2], NULL, LYD_PRINT_BY_HAND };
  GtkWidget *window;
  LydId job;

  g_assert_true (lyd_print_queue_ask (file, &any, &job, NULL));
  WAIT_FOR (count_printed (fixture) == 1);
  assert_page (fixture, 1, "Person2", "176 x 283 pts");

  lyd_badge_printer_choose (get_printer (fixture), "Gone-Printer");
  WAIT_FOR (lyd_badge_printer_get_state (get_printer (fixture)) == LYD_PRINTER_GONE);
  g_assert_true (lyd_print_queue_ask (file, &request, &job, NULL));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badges waiting: 1"));
  gtk_widget_activate_action (fixture->desk, "desk.printing", NULL);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_PRINTING_WINDOW)) != NULL);
  WAIT_FOR (lyd_harness_shows (window, "Printed Person3"));
  g_assert_true (lyd_harness_shows (window, "Check-in goes on. The badges wait, and are printed when it is back."));
  gtk_widget_activate_action (window, "printing.move", "s", LABEL);
  WAIT_FOR (count_printed (fixture) == 2);
  assert_page (fixture, 2, "Person3", "176 x 283 pts");

  gtk_widget_activate_action (window, "printing.test", NULL);
  WAIT_FOR (count_printed (fixture) == 3);
  assert_page (fixture, 3, "Print", "176 x 283 pts");
  WAIT_FOR (!lyd_harness_shows (window, "Not tested yet"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Only what changed since it was printed. */
static void
test_changed (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autoptr (LydRegistrationResult) newer = NULL;
  GtkWidget *window;

  for (guint i = 0; i < 2; i++) {
    scan (fixture, i);
    WAIT_FOR (count_printed (fixture) == i + 1);
  }
  WAIT_FOR (lyd_badge_printer_get_printing (get_printer (fixture))->jobs->len == 0);
  newer = lyd_register_reissue (file, &fixture->people[1], NULL);
  g_assert_nonnull (newer);
  gtk_widget_activate_action (fixture->desk, "desk.printing", NULL);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_PRINTING_WINDOW)) != NULL);
  WAIT_FOR (lyd_harness_shows (window, "1 badge has changed since it was printed"));
  fixture->harness.now += LYD_MINUTE;
  gtk_widget_activate_action (window, "printing.print-changed", NULL);
  WAIT_FOR (count_printed (fixture) == 3);
  assert_page (fixture, 3, "Person1", "176 x 283 pts");
  WAIT_FOR (!lyd_harness_shows (window, "1 badge has changed since it was printed"));
  g_assert_cmpuint (count_printed (fixture), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another program took a badge to the printer and died: the desk asks, and prints nothing by itself. */
static void
test_died (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  LydFile *other = open_beside (fixture);
  LydPrintRequest requests[] = { { fixture->people[0], LABEL, LYD_PRINT_AT_CHECK_IN },
                                 { fixture->people[1], LABEL, LYD_PRINT_AT_CHECK_IN } };
  g_autoptr (LydPrintJob) one = NULL;
  g_autoptr (LydPrintJob) two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *window;
  LydId job;

  lyd_badge_printer_choose (get_printer (fixture), "");
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    g_assert_true (lyd_print_queue_ask (file, &requests[i], &job, NULL));
  one = lyd_print_queue_take (other, LABEL, ROLL, NULL);
  two = lyd_print_queue_take (other, LABEL, ROLL, NULL);
  g_assert_true (one != NULL && two != NULL);
  lyd_file_close (other);
  lyd_badge_printer_choose (get_printer (fixture), LABEL);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Did the badges come out?"));
  gtk_widget_activate_action (fixture->desk, "desk.printing", NULL);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_PRINTING_WINDOW)) != NULL);
  WAIT_FOR (lyd_harness_shows (window, "Did the badge of Printed Person0 come out?"));
  g_assert_cmpuint (count_printed (fixture), ==, 0);

  first = lyd_id_to_string (&one->id);
  second = lyd_id_to_string (&two->id);
  gtk_widget_activate_action (window, "printing.came-out", "s", first);
  gtk_widget_activate_action (window, "printing.retry", "s", second);
  WAIT_FOR (count_printed (fixture) == 1);
  assert_page (fixture, 1, "Person1", "176 x 283 pts");
  WAIT_FOR (lyd_badge_printer_get_printing (get_printer (fixture))->jobs->len == 0);
  g_assert_cmpuint (count_printed (fixture), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A printer that gives badges back: nothing is tried again by itself, another printer takes over. */
static void
test_broken (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *ppd = g_build_filename (g_getenv ("LYD_TEST_DATA"), "printing", "label.ppd", NULL);
  g_autoptr (LydFile) file = open_beside (fixture);
  GtkWidget *window;

  g_assert_true (lyd_cups_add_broken (cups, "Broken", ppd));
  g_assert_true (lyd_print_queue_set_stock (file, "Broken", ROLL, NULL));
  lyd_badge_printer_choose (get_printer (fixture), "Broken");
  WAIT_FOR (lyd_badge_printer_get_state (get_printer (fixture)) == LYD_PRINTER_READY);
  scan (fixture, 0);
  WAIT_FOR (is_green (fixture, "Printed Person0"));
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badges waiting: 1"));
  WAIT_FOR (lyd_badge_printer_get_printing (get_printer (fixture))->count.failed == 1);
  gtk_widget_activate_action (fixture->desk, "desk.printing", NULL);
  WAIT_FOR ((window = lyd_harness_find_window (LYD_TYPE_PRINTING_WINDOW)) != NULL);
  WAIT_FOR (lyd_harness_find_button (window, "Retry") != NULL);
  gtk_widget_activate_action (window, "printing.move", "s", LABEL);
  WAIT_FOR (count_printed (fixture) == 1);
  assert_page (fixture, 1, "Person0", "176 x 283 pts");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With the stock driver of a label printer: the raster has the label's size at 203 dots an inch. */
static void
test_zebra (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (LydFile) file = open_beside (fixture);
  g_autofree char *path = NULL;
  g_autofree char *printed = NULL;
  gsize size;

  if (!lyd_cups_add (cups, "Zebra", "drv:///sample.drv/zebra.ppd")) {
    g_test_skip ("the print system here brings no driver for Zebra printers");
    return;
  }
  g_assert_true (lyd_print_queue_set_stock (file, "Zebra", ROLL, NULL));
  lyd_badge_printer_choose (get_printer (fixture), "Zebra");
  WAIT_FOR (lyd_badge_printer_get_state (get_printer (fixture)) == LYD_PRINTER_READY);
  scan (fixture, 0);
  WAIT_FOR (lyd_harness_shows (fixture->desk, "Badge printed at 9:14"));
  path = lyd_cups_dup_path (cups, fixture->n_before + 1);
  g_assert_true (g_file_get_contents (path, &printed, &size, NULL));
  /* 62 mm are 496 dots at 203 an inch, which are 62 bytes a row. */
  g_assert_true (g_str_has_prefix (printed, "~DGR:CUPS.GRF,"));
  g_assert_nonnull (g_strstr_len (printed, 40, ",62,"));
}

/* GTK warns where no colour daemon runs; labels are black. */
static GLogWriterOutput
write_log (GLogLevelFlags level,
           const GLogField *fields,
           gsize n_fields,
           gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, "colord") != NULL)
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *reason = NULL;
  g_autofree char *ppd = g_build_filename (g_getenv ("LYD_TEST_DATA"), "printing", "label.ppd", NULL);
  int status;

  cups = lyd_cups_start (&reason);
  gtk_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  if (cups == NULL || !lyd_cups_add (cups, LABEL, ppd)) {
    g_print ("1..0 # SKIP %s\n", reason != NULL ? reason : "no printer can be set up here");
    return 0;
  }
  adw_init ();
  g_test_add ("/printing/check-in", Fixture, NULL, set_up, test_check_in, tear_down);
  g_test_add ("/printing/paused", Fixture, NULL, set_up, test_paused, tear_down);
  g_test_add ("/printing/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/printing/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/printing/died", Fixture, NULL, set_up, test_died, tear_down);
  g_test_add ("/printing/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/printing/zebra", Fixture, NULL, set_up, test_zebra, tear_down);
  status = g_test_run ();
  lyd_cups_stop (cups);
  return status;
}
