#include "lyd-harness.h"

#include "registrations/lyd-party-item.h"
#include "registrations/lyd-party-window.h"
#include "registrations/lyd-registrations-page.h"

static LydRegistrationsPage *
get_page (LydHarness *harness)
{
  return LYD_REGISTRATIONS_PAGE (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"));
}

static guint
count_rows (LydHarness *harness)
{
  GListModel *list = lyd_registrations_page_get_list (get_page (harness));

  return list != NULL && lyd_registrations_page_is_idle (get_page (harness)) ? g_list_model_get_n_items (list) : 0;
}

static void
open_demo (LydHarness *harness)
{
  lyd_harness_start (harness);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (harness->window, "pages", "main"));
  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, "registrations");
  WAIT_FOR (count_rows (harness) > 0);
}

static LydPartyWindow *
open_window (LydHarness *harness,
             const char *action)
{
  LydPartyWindow *window;

  gtk_widget_activate_action (GTK_WIDGET (get_page (harness)), action, NULL);
  window = lyd_harness_find_window (LYD_TYPE_PARTY_WINDOW);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_party_window_is_idle (window));
  return window;
}

static gboolean
is_at (LydPartyWindow *window,
       const char *page)
{
  return lyd_harness_is_page (window, "stack", page) && lyd_party_window_is_idle (window);
}

static void
paste (LydPartyWindow *window,
       const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (lyd_harness_find (GTK_WIDGET (window), "text"));

  gtk_stack_set_visible_child_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (window), "sources")), "text");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "list.next", NULL);
  WAIT_FOR (is_at (window, "people"));
}

static GListModel *
get_people (LydPartyWindow *window)
{
  return G_LIST_MODEL (
    gtk_list_view_get_model (GTK_LIST_VIEW (lyd_harness_find (GTK_WIDGET (window), "people"))));
}

static const char *
get_label (LydPartyWindow *window)
{
  return gtk_button_get_label (GTK_BUTTON (lyd_harness_find (GTK_WIDGET (window), "next")));
}

static void
register_them (LydHarness *harness,
               LydPartyWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "list.next", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_PARTY_WINDOW) == NULL);
}

/* A pasted list: whoever is unsure is asked for, all are one act, and one undo takes all of them back. */
static void
test_paste (void)
{
  LydHarness harness = { 0 };
  LydPartyWindow *window;
  g_autoptr (LydPartyItem) unsure = NULL;
  g_autoptr (GListModel) people = NULL;
  gboolean chosen;
  guint before;

  open_demo (&harness);
  before = count_rows (&harness);
  window = open_window (&harness, "registrations.register-several");
  paste (window,
         "Zoe Newcomer <zoe@example.org>\nYuri Newcomer, Child Advocates\nnobody@\nZoe Newcomer <zoe@example.org>");
  g_assert_cmpuint (g_list_model_get_n_items (get_people (window)), ==, 4);
  g_assert_cmpstr (get_label (window), ==, "_Register 2");
  register_them (&harness, window);
  WAIT_FOR (count_rows (&harness) == before + 2);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (harness.window), "Zoe Newcomer"));

  /* The name alone is on file now: at another event it only suggests. */
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.undo-last", NULL);
  WAIT_FOR (count_rows (&harness) == before);
  window = open_window (&harness, "registrations.register-several");
  paste (window, "Maribel Okonkwo-Reyes\nZoe Newcomer");
  people = g_object_ref (get_people (window));
  unsure = g_list_model_get_item (people, 0);
  g_assert_cmpint (lyd_party_item_get_member (unsure)->state, ==, LYD_PARTY_UNSURE);
  g_assert_cmpstr (get_label (window), ==, "_Register 1");
  g_object_get (unsure, "chosen", &chosen, NULL);
  g_assert_false (chosen);
  g_object_set (unsure, "who", 1u, NULL);
  g_assert_cmpstr (get_label (window), ==, "_Register 2");
  gtk_widget_activate_action (GTK_WIDGET (window), "party.none", NULL);
  g_assert_cmpstr (get_label (window), ==, "_Register");
  gtk_widget_activate_action (GTK_WIDGET (window), "list.back", NULL);
  g_assert_true (is_at (window, "source"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&people);
  lyd_harness_stop (&harness);
}

/* Everybody of an organization, found as one types; who is registered already stands there and cannot be chosen. */
static void
test_organization (void)
{
  LydHarness harness = { 0 };
  LydPartyWindow *window;
  GtkWidget *search;

  open_demo (&harness);
  window = open_window (&harness, "registrations.register-several");
  search = lyd_harness_find (GTK_WIDGET (window), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "voices");
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (is_at (window, "people"));
  g_assert_cmpuint (g_list_model_get_n_items (get_people (window)), >, 0);
  g_assert_true (lyd_harness_shows (GTK_WIDGET (window), "Registered already"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Those of another event: the nearest of its kind stands first. */
static void
test_event (void)
{
  LydHarness harness = { 0 };
  LydPartyWindow *window;
  GtkListBox *list;

  open_demo (&harness);
  window = open_window (&harness, "registrations.register-several");
  gtk_stack_set_visible_child_name (GTK_STACK (lyd_harness_find (GTK_WIDGET (window), "sources")), "event");
  list = GTK_LIST_BOX (lyd_harness_find (GTK_WIDGET (window), "event_list"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_FOR (is_at (window, "people"));
  g_assert_cmpuint (g_list_model_get_n_items (get_people (window)), >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* Guests come with the one who is looked at. */
static void
test_guests (void)
{
  LydHarness harness = { 0 };
  GtkSelectionModel *selection;
  LydPartyWindow *window;
  guint before;

  open_demo (&harness);
  before = count_rows (&harness);
  selection =
    gtk_column_view_get_model (GTK_COLUMN_VIEW (lyd_harness_find (GTK_WIDGET (get_page (&harness)), "view")));
  gtk_selection_model_select_item (selection, 0, TRUE);
  do
    gtk_widget_activate_action (GTK_WIDGET (get_page (&harness)), "registrations.add-guests", NULL);
  while (lyd_harness_find_window (LYD_TYPE_PARTY_WINDOW) == NULL && g_main_context_iteration (NULL, TRUE));
  window = lyd_harness_find_window (LYD_TYPE_PARTY_WINDOW);
  WAIT_FOR (lyd_party_window_is_idle (window));
  paste (window, "Mia Guest\nLeo Guest");
  g_assert_cmpstr (get_label (window), ==, "_Register 2");
  register_them (&harness, window);
  WAIT_FOR (count_rows (&harness) == before + 2);
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/party/paste", test_paste);
  g_test_add_func ("/party/organization", test_organization);
  g_test_add_func ("/party/event", test_event);
  g_test_add_func ("/party/guests", test_guests);
  return g_test_run ();
}
