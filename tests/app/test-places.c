#include "lyd-harness.h"

#include "audience/lyd-audience-row.h"
#include "desk/lyd-desk-window.h"
#include "events/lyd-new-event.h"
#include "groups/lyd-group-dialog.h"
#include "groups/lyd-groups-page.h"
#include "import/lyd-import-window.h"
#include "lyd-eligibility.h"
#include "lyd-plan.h"
#include "lyd-record.h"
#include "lyd-register.h"
#include "lyd-roster.h"
#include "lyd-seating.h"
#include "lyd-undo.h"
#include "lyd-words-audience.h"
#include "places/lyd-places-window.h"
#include "registrations/lyd-registration-dialog.h"
#include "registrations/lyd-registration-room.h"

#include <string.h>

/* Places, waiting lists, approvals and audiences, as they are in the window. */

#define RETREAT "2027 Partnership Retreat"

static gboolean
is_page (GtkWindow *window,
         const char *name)
{
  return lyd_harness_is_page (window, "pages", name);
}

/* What is on the disk now. */
static LydFile *
open_file (LydHarness *harness)
{
  g_autofree char *path = g_build_filename (harness->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  LydFile *file = lyd_file_open (path, 0, &harness->context, &error);

  g_assert_no_error (error);
  return file;
}

/* The demo's retreat, on one of its pages. */
static void
open_demo (LydHarness *harness,
           const char *page)
{
  lyd_harness_start (harness);
  WAIT_FOR (is_page (harness->window, "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness->application), "demo", NULL);
  WAIT_FOR (is_page (harness->window, "main"));
  lyd_harness_open_event (harness);
  lyd_harness_show_event_page (harness, page);
}

static void
act (LydHarness *harness,
     const char *action,
     const char *target)
{
  GtkWidget *stack = lyd_harness_find (GTK_WIDGET (harness->window), "event_stack");

  if (target != NULL)
    gtk_widget_activate_action (stack, action, "s", target);
  else
    gtk_widget_activate_action (stack, action, NULL);
}

/* Presses the button that the window's toast shows. */
static void
press_undo (LydHarness *harness)
{
  GtkWidget *toasts = lyd_harness_find (GTK_WIDGET (harness->window), "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
}

/* Whom the retreat is for, in words. */
static gboolean
is_for (LydHarness *harness,
        const char *words)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  g_autoptr (GPtrArray) rules = lyd_eligibility_get (file, &event, NULL, NULL);
  g_autofree char *text = lyd_words_audience (rules);

  return g_strcmp0 (text, words) == 0;
}

/* The check button of the row with that title. */
static GtkCheckButton *
find_tick (GtkWidget *root,
           const char *title)
{
  GtkWidget *row = lyd_harness_find_row (root, title);

  g_assert_true (ADW_IS_ACTION_ROW (row) || ADW_IS_EXPANDER_ROW (row));
  if (ADW_IS_EXPANDER_ROW (row)) {
    GtkWidget *list = gtk_widget_get_last_child (gtk_widget_get_first_child (row));

    row = lyd_harness_find_row (list, title);
  }
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

/* Whom an event is for is chosen with the event, and is one act with it. */
static void
test_audience (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog;
  GtkWidget *row;

  open_demo (&harness, "overview");
  act (&harness, "event.edit", NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_NEW_EVENT);
  row = lyd_harness_find (dialog, "rules");
  WAIT_FOR (lyd_audience_row_is_ready (LYD_AUDIENCE_ROW (row)));
  g_assert_null (lyd_audience_row_dup_rules (LYD_AUDIENCE_ROW (row)));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (lyd_harness_shows (row, "Anyone, until something is ticked"));
  gtk_check_button_set_active (find_tick (row, "Members of SPARC (demo)"), TRUE);
  gtk_check_button_set_active (find_tick (row, "Speaker"), TRUE);
  g_assert_true (lyd_harness_shows (row, "Members of SPARC (demo), attendees of type “Speaker”"));
  gtk_widget_activate_action (dialog, "new-event.create", NULL);
  WAIT_FOR (lyd_harness_shows (GTK_WIDGET (harness.window), "Changed the event"));
  g_assert_true (is_for (&harness, "members of SPARC (demo), attendees of type “Speaker”"));
  press_undo (&harness);
  WAIT_FOR (is_for (&harness, "anyone"));
  lyd_harness_stop (&harness);
}

/* ---- waiting lists ---- */

static GtkWidget *
open_places (LydHarness *harness,
             const char *page)
{
  GtkWidget *window;

  act (harness, "event.places", page);
  window = lyd_harness_find_window (LYD_TYPE_PLACES_WINDOW);
  g_assert_nonnull (window);
  WAIT_FOR (lyd_places_window_is_idle (LYD_PLACES_WINDOW (window)));
  return window;
}

static void
act_in (GtkWidget *window,
        const char *view,
        const char *action,
        const char *target)
{
  GtkWidget *found = lyd_harness_find (window, view);

  if (target != NULL)
    gtk_widget_activate_action (found, action, "s", target);
  else
    gtk_widget_activate_action (found, action, NULL);
}

/* The names on the retreat's waiting list, in their order. */
static char *
list_waiting (LydHarness *harness)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  g_autoptr (GPtrArray) list = lyd_seating_list_waiting (file, &event, NULL, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((LydWaiting *) g_ptr_array_index (list, i))->name);
  return g_string_free (names, FALSE);
}

static gboolean
waits (LydHarness *harness,
       const char *names)
{
  g_autofree char *list = list_waiting (harness);

  return g_strcmp0 (list, names) == 0;
}

/* (transfer full): the id of the @n-th on the list */
static char *
dup_waiter (LydHarness *harness,
            guint n)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  g_autoptr (GPtrArray) list = lyd_seating_list_waiting (file, &event, NULL, NULL);

  return lyd_id_to_string (&((LydWaiting *) g_ptr_array_index (list, n))->registration);
}

static void
press_undo_in (GtkWidget *window)
{
  GtkWidget *toasts = lyd_harness_find (window, "toasts");

  WAIT_FOR (lyd_harness_find_button (toasts, "_Undo") != NULL);
  gtk_widget_activate (lyd_harness_find_button (toasts, "_Undo"));
}

/* Whoever is first moves up, and one press takes that back. */
static void
test_waiting (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;

  open_demo (&harness, "overview");
  window = open_places (&harness, "waiting");
  g_assert_true (waits (&harness, "Yuki Thomas, Thuy Nelson, Carmen Haddad"));
  g_assert_true (lyd_harness_shows (window, "10 places are free, and 3 people wait"));
  act_in (window, "waiting", "waiting.promote-next", NULL);
  WAIT_FOR (lyd_harness_shows (window, "Moved up from the waiting list: Yuki Thomas"));
  g_assert_true (waits (&harness, "Thuy Nelson, Carmen Haddad"));
  WAIT_FOR (lyd_harness_shows (window, "9 places are free, and 2 people wait"));
  press_undo_in (window);
  WAIT_FOR (waits (&harness, "Yuki Thomas, Thuy Nelson, Carmen Haddad"));

  second = dup_waiter (&harness, 1);
  act_in (window, "waiting", "waiting.promote", second);
  WAIT_FOR (waits (&harness, "Yuki Thomas, Carmen Haddad"));
  first = dup_waiter (&harness, 0);
  act_in (window, "waiting", "waiting.move-last", first);
  WAIT_FOR (waits (&harness, "Carmen Haddad, Yuki Thomas"));
  act_in (window, "waiting", "waiting.leave", first);
  WAIT_FOR (waits (&harness, "Carmen Haddad"));
  lyd_harness_stop (&harness);
}

/* The button of the message dialog that is open. */
static void
answer_reason (const char *reason)
{
  GtkWidget *dialog = lyd_harness_find_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry;

  g_assert_nonnull (dialog);
  entry = gtk_widget_get_ancestor (GTK_WIDGET (gtk_window_get_focus (GTK_WINDOW (dialog))), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do"));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "do");
}

static gboolean
has_history (LydHarness *harness,
             const char *words)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (file, NULL);

  return last != NULL && strstr (last->sentence, words) != NULL;
}

/* Where no place is left it says so; going beyond has a reason, which the history keeps. */
static void
test_full (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  GtkEditable *capacity;
  g_autofree char *first = NULL;

  open_demo (&harness, "overview");
  window = open_places (&harness, "places");
  capacity = GTK_EDITABLE (lyd_harness_find (window, "capacity"));
  g_assert_cmpstr (gtk_editable_get_text (capacity), ==, "150");
  gtk_editable_set_text (capacity, "140");
  g_signal_emit_by_name (capacity, "apply");
  WAIT_FOR (lyd_harness_shows (window, "All 140 places taken · 3 waiting"));
  gtk_widget_activate_action (window, "places.show", "s", "waiting");
  g_assert_true (lyd_harness_shows (window, "Whoever is first moves up as soon as a place is free."));
  act_in (window, "waiting", "waiting.promote-next", NULL);
  first = dup_waiter (&harness, 0);
  act_in (window, "waiting", "waiting.promote", first);
  answer_reason ("The director asked for it");
  WAIT_FOR (waits (&harness, "Thuy Nelson, Carmen Haddad"));
  g_assert_true (has_history (&harness, "by exception: The director asked for it"));

  gtk_editable_set_text (capacity, "142");
  g_signal_emit_by_name (capacity, "apply");
  WAIT_FOR (waits (&harness, "Carmen Haddad"));
  g_assert_true (has_history (&harness, "moved up from the waiting list: Thuy Nelson"));
  lyd_harness_stop (&harness);
}

/* ---- approvals ---- */

static LydStatus
get_status (LydHarness *harness,
            const LydId *registration)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (LydRecord) record = lyd_record_get (file, &lyd_id_none, registration, NULL);

  return record->registration->status;
}

static LydId
send (LydHarness *harness,
      const char *name,
      const char *organization)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  LydRegistrationRequest request = { .name = name, .organization = organization };
  g_autoptr (LydRegistrationResult) result = lyd_register (file, &event, &request, NULL);

  return result->registration;
}

/* As the toast's button does, of which two stand there while one makes room for the other. */
static void
undo_last_in (LydHarness *harness,
              GtkWidget *window)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (LydHistoryEntry) last = lyd_history_find_last (file, NULL);
  g_autofree char *target = lyd_id_to_string (&last->id);

  gtk_widget_activate_action (window, "places.undo", "s", target);
}

/* In the list of approvals itself: the waiting list beside it has rows of the same names. */
static gboolean
is_to_approve (GtkWidget *window,
               const char *name)
{
  return lyd_harness_find_row (lyd_harness_find (window, "pending_rows"), name) != NULL;
}

/* @other: (nullable) */
static void
choose_pending (GtkWidget *window,
                const char *name,
                const char *other)
{
  GtkWidget *rows = lyd_harness_find (window, "pending_rows");

  gtk_list_box_unselect_all (GTK_LIST_BOX (rows));
  gtk_list_box_select_row (GTK_LIST_BOX (rows), GTK_LIST_BOX_ROW (lyd_harness_find_row (rows, name)));
  if (other != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (rows), GTK_LIST_BOX_ROW (lyd_harness_find_row (rows, other)));
}

/* Two seats are included: a third person waits, and is approved, as one act. */
static void
test_seats (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  GtkWidget *seats;
  LydId second;
  LydId third;

  open_demo (&harness, "overview");
  window = open_places (&harness, "places");
  seats = lyd_harness_find (window, "seats");
  gtk_editable_set_text (GTK_EDITABLE (seats), "1");
  g_signal_emit_by_name (seats, "apply");
  WAIT_FOR (has_history (&harness, "Changed the event"));
  send (&harness, "Ana Uno", "Tiny Alliance");
  second = send (&harness, "Ben Dos", "Tiny Alliance");
  third = send (&harness, "Cam Tres", "Tiny Alliance");
  g_assert_cmpint (get_status (&harness, &third), ==, LYD_STATUS_PENDING);
  gtk_widget_activate_action (window, "places.show", "s", "pending");
  WAIT_FOR (is_to_approve (window, "Ben Dos") && is_to_approve (window, "Cam Tres"));
  g_assert_true (lyd_harness_shows (window, "Tiny Alliance has 1 included seat, and it is taken"));

  /* Whoever was chosen is decided about: here those two, by one key. */
  choose_pending (window, "Ben Dos", "Cam Tres");
  act_in (window, "approvals", "approvals.let-wait", NULL);
  WAIT_FOR (get_status (&harness, &second) == LYD_STATUS_WAITLISTED);
  WAIT_FOR (!is_to_approve (window, "Ben Dos") && !is_to_approve (window, "Cam Tres"));
  undo_last_in (&harness, window);
  WAIT_FOR (is_to_approve (window, "Ben Dos") && is_to_approve (window, "Cam Tres"));
  g_assert_cmpint (get_status (&harness, &third), ==, LYD_STATUS_PENDING);

  choose_pending (window, "Cam Tres", NULL);
  act_in (window, "approvals", "approvals.deny", NULL);
  WAIT_FOR (get_status (&harness, &third) == LYD_STATUS_DENIED);
  g_assert_cmpint (get_status (&harness, &second), ==, LYD_STATUS_PENDING);
  lyd_harness_stop (&harness);
}

/* ---- registering by hand ---- */

static GtkWidget *
open_dialog (LydHarness *harness,
             const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (harness->window), "registrations"), "registrations.add",
                              NULL);
  dialog = lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG);
  WAIT_FOR (lyd_registration_dialog_is_ready (LYD_REGISTRATION_DIALOG (dialog)));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), name);
  return dialog;
}

static LydStatus
find_status (LydHarness *harness,
             const char *name)
{
  g_autoptr (LydFile) file = open_file (harness);
  LydId event = lyd_harness_find_in_demo (harness, RETREAT);
  g_autoptr (GPtrArray) rows = lyd_roster_search (file, &event, NULL, name, 2, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return ((LydRosterRow *) g_ptr_array_index (rows, 0))->status;
}

/* Whom the event is not for waits for approval, which is said before; coming all the same has a reason. */
static void
test_exception (void)
{
  LydHarness harness = { 0 };
  GtkWidget *dialog;
  GtkWidget *room;
  const char *const words[] = { "type:speaker", NULL };

  open_demo (&harness, "registrations");
  {
    g_autoptr (LydFile) file = open_file (&harness);
    LydId event = lyd_harness_find_in_demo (&harness, RETREAT);
    g_autoptr (GPtrArray) rules = lyd_eligibility_read (file, words, NULL);

    g_assert_true (lyd_eligibility_set (file, &event, NULL, rules, NULL));
  }
  dialog = open_dialog (&harness, "Zoraida Primera");
  room = lyd_harness_find (dialog, "room");
  WAIT_FOR (lyd_harness_shows (room, "The event is for attendees of type “Speaker”, so this waits for approval."));
  g_assert_true (lyd_harness_shows (room, "10 of 150 places left"));
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG) == NULL);
  g_assert_cmpint (find_status (&harness, "zoraida"), ==, LYD_STATUS_PENDING);

  dialog = open_dialog (&harness, "Yolanda Segunda");
  room = lyd_harness_find (dialog, "room");
  WAIT_FOR (lyd_harness_shows (room, "Register anyway, although it is for others"));
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (room, "anyway")), TRUE);
  g_assert_false (lyd_registration_room_is_good (LYD_REGISTRATION_ROOM (room)));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (room, "reason")), "She sings");
  gtk_widget_activate_action (dialog, "registration.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_REGISTRATION_DIALOG) == NULL);
  g_assert_cmpint (find_status (&harness, "yolanda"), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (has_history (&harness, "by exception: She sings"));
  lyd_harness_stop (&harness);
}

/* ---- at the desk ---- */

static void
set_capacity (LydHarness *harness,
              int capacity)
{
  g_autoptr (LydFile) file = open_file (harness);
  g_autoptr (LydEvent) event = lyd_plan_find_event (file, RETREAT, NULL);
  g_autoptr (GError) error = NULL;

  event->capacity = capacity;
  lyd_plan_update_event (file, event, &error);
  g_assert_no_error (error);
}

/* The page of a walk-in called @name, with what is left for them. */
static GtkWidget *
begin_walk_in (GtkWidget *desk,
               const char *name,
               const char *left)
{
  GtkWidget *page = lyd_harness_find (desk, "walk_in");

  gtk_widget_activate_action (desk, "desk.walk-in", NULL);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "name_row")), name);
  WAIT_FOR (lyd_registration_room_is_idle (LYD_REGISTRATION_ROOM (lyd_harness_find (page, "room"))) &&
            lyd_harness_shows (page, left));
  return page;
}

/* A walk-in is told that no place is left, and waits unless somebody says why not. */
static void
test_walk_in (void)
{
  LydHarness harness = { 0 };
  GtkWidget *desk;
  GtkWidget *page;

  open_demo (&harness, "overview");
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.open-today", NULL);
  WAIT_FOR ((desk = GTK_WIDGET (lyd_harness_get_desk (&harness))) != NULL);
  WAIT_FOR (lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  page = begin_walk_in (desk, "Zoraida Primera", "10 of 150 places left");
  g_assert_false (lyd_harness_shows (page, "No place is left"));
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (lyd_harness_shows (desk, "Welcome"));

  set_capacity (&harness, 140);
  page = begin_walk_in (desk, "Yolanda Segunda", "No place is left, so this is number 4 on the waiting list.");
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (page, "anyway")), TRUE);
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  g_assert_true (lyd_harness_shows (page, "Write why they are registered anyway."));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "reason")), "The keynote forgot");
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (has_history (&harness, "by exception: The keynote forgot"));
  g_assert_cmpint (find_status (&harness, "yolanda"), ==, LYD_STATUS_CONFIRMED);
  WAIT_FOR (lyd_harness_shows (desk, "Yolanda Segunda"));

  page = begin_walk_in (desk, "Xenia Tercera", "No place is left, so this is number 4 on the waiting list.");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (lyd_harness_find (page, "anyway"))));
  gtk_widget_activate_action (page, "desk.walk-in-done", NULL);
  WAIT_FOR (lyd_harness_find_button (desk, "Let In Anyway…") != NULL);
  g_assert_cmpint (find_status (&harness, "xenia"), ==, LYD_STATUS_WAITLISTED);
  lyd_harness_stop (&harness);
}

/* ---- a list ---- */

/* What is left is said before the import; all of them come in beyond that where somebody wants it. */
static void
test_import (void)
{
  LydHarness harness = { 0 };
  GtkWidget *window;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  open_demo (&harness, "registrations");
  set_capacity (&harness, 144);
  path = g_build_filename (harness.dir, "late.csv", NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  g_file_set_contents (path, "Name,Email\nZoraida Primera,zp@example.org\nYolanda Segunda,ys@example.org\n", -1,
                       &error);
  g_assert_no_error (error);
  act (&harness, "event.import", NULL);
  window = lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW);
  gtk_widget_activate_action (window, "import.open", "s", uri);
  WAIT_FOR (lyd_import_window_is_idle (LYD_IMPORT_WINDOW (window)));
  gtk_widget_activate_action (window, "import.next", NULL);
  WAIT_FOR (lyd_harness_shows (window, "1 place is left; of the 2 new ones, 1 comes onto the waiting list."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (lyd_harness_find (window, "beyond")), TRUE);
  WAIT_FOR (lyd_harness_shows (window, "1 is registered beyond the places or seats."));
  gtk_widget_activate_action (window, "import.next", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW) == NULL);
  g_assert_cmpint (find_status (&harness, "yolanda"), ==, LYD_STATUS_CONFIRMED);
  g_assert_true (has_history (&harness, "registered beyond the places: 1"));
  lyd_harness_stop (&harness);
}

/* ---- groups ---- */

static void
type_name (const char *name,
           gboolean sensitive)
{
  GtkWidget *dialog = lyd_harness_find_window (LYD_TYPE_GROUP_DIALOG);

  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (dialog, "name")), name);
  gtk_switch_set_active (GTK_SWITCH (lyd_harness_find (dialog, "sensitive")), sensitive);
  gtk_widget_activate_action (dialog, "form.save", NULL);
  WAIT_FOR (lyd_harness_find_window (LYD_TYPE_GROUP_DIALOG) == NULL);
}

/* Who is in a sensitive group is shown to whom asks, and asking is in the history. */
static void
test_groups (void)
{
  LydHarness harness = { 0 };
  GtkWidget *page;
  GtkWidget *found;

  open_demo (&harness, "overview");
  gtk_widget_activate_action (GTK_WIDGET (harness.window), "win.show-section", "s", "groups");
  page = gtk_widget_get_ancestor (lyd_harness_find (GTK_WIDGET (harness.window), "group"), LYD_TYPE_GROUPS_PAGE);
  WAIT_FOR (lyd_harness_shows (page, "No groups yet"));
  gtk_widget_activate_action (page, "directory.add", NULL);
  type_name ("Staff of color", TRUE);
  WAIT_FOR (lyd_harness_shows (page, "Nobody is in this group yet."));
  gtk_editable_set_text (GTK_EDITABLE (lyd_harness_find (page, "member_search")), "yuki thomas");
  found = lyd_harness_find (page, "found");
  WAIT_FOR (lyd_harness_find_row (found, "Yuki Thomas") != NULL);
  gtk_widget_activate (lyd_harness_find_row (found, "Yuki Thomas"));
  WAIT_FOR (lyd_harness_shows (page, "Show the 1 Member"));
  g_assert_false (lyd_harness_shows (lyd_harness_find (page, "member_pages"), "Yuki"));
  g_assert_true (lyd_harness_shows (page, "1 member · sensitive"));
  gtk_widget_activate_action (page, "groups.reveal", NULL);
  WAIT_FOR (lyd_harness_shows (lyd_harness_find (page, "member_pages"), "Yuki Thomas"));
  {
    g_autoptr (LydFile) file = open_file (&harness);
    g_autoptr (GPtrArray) history = lyd_history_list (file, NULL, 1, NULL);

    g_assert_cmpstr (((LydHistoryEntry *) g_ptr_array_index (history, 0))->sentence, ==,
                     "Looked at who is in the group “Staff of color”");
  }
  gtk_widget_activate_action (page, "groups.delete", NULL);
  WAIT_FOR (has_history (&harness, "Deleted the group “Staff of color”"));
  WAIT_FOR (lyd_harness_shows (page, "No groups yet"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/places/audience", test_audience);
  g_test_add_func ("/places/waiting", test_waiting);
  g_test_add_func ("/places/full", test_full);
  g_test_add_func ("/places/seats", test_seats);
  g_test_add_func ("/places/exception", test_exception);
  g_test_add_func ("/places/walk-in", test_walk_in);
  g_test_add_func ("/places/import", test_import);
  g_test_add_func ("/places/groups", test_groups);
  return g_test_run ();
}
