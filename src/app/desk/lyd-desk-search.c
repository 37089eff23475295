#include "desk/lyd-desk-window-private.h"

#include "desk/lyd-desk-results.h"
#include "lyd-code.h"

#include <glib/gi18n.h>

/* People are looked up by name; a confirmation card comes before the check-in. */

#define MAX_RESULTS 40

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_rows_finish (LYD_STORE (source), result, &error);
  gboolean leaves;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (rows == NULL || rows->len == 0 || g_ptr_array_index (rows, 0) == NULL) {
    lyd_desk_window_toast (self, error != NULL ? error->message : _ ("This registration is not there any more."));
    return;
  }
  leaves = self->leaves;
  lyd_desk_window_forget_person (self);
  self->leaves = leaves;
  self->person = g_ptr_array_index (rows, 0);
  rows->pdata[0] = NULL;
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "confirm"), TRUE);
  lyd_desk_card_show_person (self->card, self->person, self->zone, leaves || lyd_desk_window_is_leaving (self));
  lyd_desk_window_show_card (self);
}

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;
  LydId id;

  if (self->session != NULL && lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    lyd_store_list_rows_async (self->store, &self->session->id, &id, 1, self->cancellable, opened_cb,
                               g_object_ref (self));
}

static void
confirm_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  LydDeskWindow *self = data;
  LydAttempt attempt = lyd_desk_make_attempt (self, LYD_SOURCE_SEARCH);
  LydId registration = self->person->registration;

  if (self->leaves)
    attempt.kind = LYD_SCAN_EXIT;
  lyd_desk_window_forget_person (self); /* Enter twice is one check-in */
  lyd_store_admit_registration_async (self->store, &registration, &attempt, lyd_desk_admitted_cb, g_object_ref (self));
}

static void
back_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  LydDeskWindow *self = data;

  if (lyd_desk_window_is_page (self, "walk-in"))
    self->walk_in_begun = FALSE;
  lyd_desk_window_forget_person (self);
  lyd_desk_window_show_last (self);
  lyd_desk_window_show_card (self);
  lyd_desk_show_own_door (self);
}

static void
open_selected (LydDeskWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (self->found != NULL && index == self->found->len && !lyd_id_is_none (&self->together)) {
    g_autofree char *target = lyd_id_to_string (&self->together);

    lyd_desk_window_activate (self, "together-with", g_variant_new_string (target));
  }
  if (self->found != NULL && index < self->found->len)
    lyd_desk_open_registration (self, &((LydRosterRow *) g_ptr_array_index (self->found, index))->registration);
}

/* Where an organization was typed and several of it are expected, they can be let in together. */
static void
offer_together (LydDeskWindow *self,
                const char *text)
{
  const LydRosterRow *one = lyd_desk_results_find_together (self->found, text);

  self->together = one != NULL ? one->registration : lyd_id_none;
  if (one != NULL)
    lyd_desk_results_add_together (self->results, one->organization);
}

static void
show_found (LydDeskWindow *self,
            const char *text)
{
  guint n = self->found->len;
  g_autofree char *hint =
    g_strdup_printf (ngettext ("%u person · arrow keys choose, Enter opens the card, Esc goes back",
                               "%u people · arrow keys choose, Enter opens the card, Esc goes back", n),
                     n);

  gtk_label_set_label (self->hint, n > 0 ? hint : _ ("Nobody like that. Try fewer letters, or F6 for a walk-in."));
  lyd_desk_results_fill (self->results, self->found, text, self->zone);
  offer_together (self, text);
  gtk_stack_set_visible_child_name (self->pages, "results");
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_search_finish (LYD_STORE (source), result, &error);
  const char *text;

  if (g_cancellable_is_cancelled (self->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL) {
    lyd_desk_window_toast (self, error->message);
    return;
  }
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (text[0] == '\0')
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&rows);
  show_found (self, text);
  if (g_strcmp0 (self->entered, text) == 0)
    open_selected (self);
  g_clear_pointer (&self->entered, g_free);
}

static void
search_changed_cb (LydDeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->search_asked);
  g_clear_object (&self->search_asked);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (g_strcmp0 (self->entered, text) != 0)
    g_clear_pointer (&self->entered, g_free);
  if (text[0] == '\0' && lyd_desk_window_is_page (self, "results"))
    gtk_stack_set_visible_child_name (self->pages, "card");
  if (text[0] == '\0' || self->session == NULL)
    return;
  self->search_asked = g_cancellable_new ();
  lyd_store_search_async (self->store, &self->event, &self->session->id, text, MAX_RESULTS, self->search_asked,
                          found_cb, g_object_ref (self));
}

/* Looks for what stands in the field, which may have been typed before there was anything to look in. */
void
lyd_desk_search_again (LydDeskWindow *self)
{
  search_changed_cb (self);
}

/* Enter: a whole code is a scan, a name opens the chosen card, nothing confirms the open one. */
static void
entry_activated_cb (LydDeskWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *code = lyd_code_read (text);

  if (text[0] == '\0') {
    lyd_desk_window_activate (self, self->person != NULL ? "confirm" : "answer", NULL);
  } else if (code != NULL) {
    lyd_desk_window_activate (self, "scan", g_variant_new_string (text));
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  } else if (self->found != NULL) {
    open_selected (self);
  } else {
    g_free (self->entered);
    self->entered = g_strdup (text);
    search_changed_cb (self); /* a result may have come in between */
  }
}

static void
stop_search_cb (LydDeskWindow *self)
{
  lyd_desk_window_activate (self, "back", NULL);
}

static void
result_activated_cb (LydDeskWindow *self)
{
  open_selected (self);
}

static gboolean
arrow_cb (LydDeskWindow *self,
          guint keyval)
{
  if (!lyd_desk_window_is_page (self, "results") || (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  lyd_desk_results_move (self->results, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

void
lyd_desk_search_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action, .parameter_type = "s" },
    { .name = "confirm", .activate = confirm_action },
    { .name = "back", .activate = back_action },
  };
  GtkEventController *arrows = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "confirm"), FALSE);
  gtk_event_controller_set_propagation_phase (arrows, GTK_PHASE_CAPTURE);
  g_signal_connect_object (arrows, "key-pressed", G_CALLBACK (arrow_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), arrows);
}

/* What the template's fields call. */
void
lyd_desk_search_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_activated_cb);
}
