#include "lyd-harness.h"

#include "letters/lyd-letters-window.h"
#include "lyd-plan-change.h"
#include "lyd-store-plan.h"

#include <glib/gi18n.h>
#include <string.h>

static void
start_demo (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
}

static LydStore *
get_store (LydHarness *harness)
{
  return lyd_window_get_store (LYD_WINDOW (harness->window));
}

static void
finish_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GAsyncResult **answer = data;

  *answer = g_object_ref (result);
}

/* The next event that is neither over nor on, with people. */
static LydId
find_coming (LydHarness *harness)
{
  const GPtrArray *events = lyd_window_get_events (LYD_WINDOW (harness->window));

  for (guint i = 0; i < events->len; i++) {
    const LydEventSummary *summary = g_ptr_array_index (events, i);

    if (summary->event->start > harness->now && !summary->event->sensitive && summary->counted &&
        summary->counts.n[LYD_ROSTER_EXPECTED] > 1)
      return summary->event->id;
  }
  g_assert_not_reached ();
}

static const LydEvent *
get_event (LydHarness *harness,
           const LydId *id)
{
  const GPtrArray *events = lyd_window_get_events (LYD_WINDOW (harness->window));

  for (guint i = 0; i < events->len; i++)
    if (lyd_id_equal (&((LydEventSummary *) g_ptr_array_index (events, i))->event->id, id))
      return ((LydEventSummary *) g_ptr_array_index (events, i))->event;
  g_assert_not_reached ();
}

static GtkWidget *
open_letters (LydHarness *harness,
              const char *kind)
{
  GtkWidget *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "event_stack"), "event.letters", "s",
                              kind);
  window = lyd_harness_find_window (LYD_TYPE_LETTERS_WINDOW);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
  return window;
}

static void
set_sender (GtkWidget *window,
            const char *address)
{
  gtk_widget_activate_action (window, "letters.sender", NULL);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (window, "sender_address")), address);
  gtk_widget_activate_action (window, "letters.save-sender", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
}

/* Everybody is invited, the event is moved, "What needs you" says so and leads to writing to them. */
static void
test_changed_time (void)
{
  LydHarness harness = { 0 };
  g_autoptr (GAsyncResult) moved = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autofree char *folder = NULL;
  GtkWidget *window;
  GtkWidget *row;
  LydId id;

  start_demo (&harness);
  WAIT_FOR (((LydEventSummary *) g_ptr_array_index (lyd_window_get_events (LYD_WINDOW (harness.window)), 0))->counted);
  id = find_coming (&harness);
  lyd_window_open_event (LYD_WINDOW (harness.window), &id);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));

  window = open_letters (&harness, "invitation");
  set_sender (window, "nobody");
  g_assert_true (lyd_harness_is_page (window, "pages", "sender"));
  g_assert_true (lyd_harness_shows (window, "is no e-mail address"));
  set_sender (window, "events@example.org");
  g_assert_true (lyd_harness_is_page (window, "pages", "main"));
  g_assert_true (lyd_harness_is_page (window, "bottom", "turn"));
  g_assert_true (lyd_harness_shows (window, "No invitation yet"));

  /* One is skipped, one is marked, the rest too; then nobody is left but the one. */
  gtk_widget_activate_action (window, "letters.skip", NULL);
  g_assert_true (lyd_harness_shows (window, "Message 2 of"));
  gtk_widget_activate_action (window, "letters.next", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)) && lyd_harness_shows (window, "Message 3 of"));
  folder = g_build_filename (harness.dir, "letters", NULL);
  lyd_letters_window_save_all (LYD_LETTERS_WINDOW (window), folder);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)) && lyd_harness_shows (window, "are saved"));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  gtk_widget_activate_action (window, "letters.mark-all", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)) &&
            lyd_harness_is_page (window, "bottom", "finished"));
  gtk_window_destroy (GTK_WINDOW (window));

  event = lyd_event_copy (get_event (&harness, &id));
  event->start += LYD_HOUR;
  event->end += LYD_HOUR;
  harness.now += LYD_MINUTE;
  lyd_store_update_event_async (get_store (&harness), event, finish_cb, &moved);
  WAIT_FOR (moved != NULL);
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (harness.window), "hold the old time") != NULL);
  row = lyd_harness_find_row (GTK_WIDGET (harness.window), "hold the old time");
  gtk_widget_activate (row);
  window = lyd_harness_find_window (LYD_TYPE_LETTERS_WINDOW);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
  g_assert_true (lyd_harness_is_page (window, "bottom", "turn"));
  g_assert_true (lyd_harness_shows (window, "Holds the old time"));
  gtk_widget_activate_action (window, "letters.mark-all", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)) &&
            lyd_harness_shows (window, "Everybody was written to"));
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (lyd_harness_find_row (GTK_WIDGET (harness.window), "hold the old time") == NULL);
  lyd_harness_stop (&harness);
}

/* Words of one's own, and a placeholder that is none. */
static void
test_text (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  GtkTextBuffer *buffer;

  start_demo (&harness);
  lyd_harness_open_event (&harness);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "What needs you"));
  window = open_letters (&harness, "reminder");
  gtk_widget_activate_action (window, "letters.edit", NULL);
  g_assert_true (lyd_harness_is_page (window, "pages", "text"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (lyd_harness_find (window, "body")));
  gtk_text_buffer_set_text (buffer, "Hi {nmae}", -1);
  gtk_widget_activate_action (window, "letters.save-texts", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
  g_assert_true (lyd_harness_is_page (window, "pages", "text"));
  g_assert_true (lyd_harness_shows (window, "{nmae}"));
  gtk_text_buffer_set_text (buffer, "Hi ", -1);
  gtk_widget_activate_action (window, "letters.insert", "s", "name");
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (window, "subject")), "My own {event}");
  gtk_widget_activate_action (window, "letters.save-texts", NULL);
  WAIT_FOR (lyd_letters_window_is_idle (LYD_LETTERS_WINDOW (window)));
  g_assert_true (lyd_harness_is_page (window, "pages", "main"));
  g_assert_true (lyd_harness_shows (window, "My own {event}"));
  gtk_widget_activate_action (window, "letters.copy-addresses", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/letters/changed-time", test_changed_time);
  g_test_add_func ("/letters/text", test_text);
  return g_test_run ();
}
