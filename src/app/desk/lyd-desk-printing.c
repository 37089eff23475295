#include "badges/lyd-badges-print.h"
#include "desk/lyd-desk-window-private.h"
#include "lyd-store-badges.h"
#include "printing/lyd-printing-window.h"
#include "printing/lyd-printing-words.h"

#include <glib/gi18n.h>

/* Badges at the desk: what the card says of one, what is printed, and how it stands with the printer. */

/* Whether there is anything to print on, or at least a dialog. */
static gboolean
can_print (LydDeskWindow *self)
{
  return lyd_badge_printer_get_name (self->printer)[0] != '\0' ||
         lyd_badge_printer_get_state (self->printer) == LYD_PRINTER_DIALOG;
}

/* Says on the card what becomes of the badge of whoever was let in. */
void
lyd_desk_printing_show_badge (LydDeskWindow *self)
{
  gboolean admitted = self->last != NULL && self->last->verdict == LYD_VERDICT_ADMITTED;
  g_autofree char *next = NULL;
  g_autofree char *how = NULL;

  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "print-last"),
                               self->last != NULL && !lyd_id_is_none (&self->last->registration) &&
                                 self->last->name != NULL);
  if (!admitted || lyd_id_is_none (&self->last->scan))
    return;
  next = lyd_printing_describe_badge (self->last, self->printer, self->zone, &how);
  lyd_desk_card_set_badge (self->card, self->last, next, how, can_print (self));
}

static void
looked_up_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  LydBadgeKnown known;
  gboolean answered = lyd_store_look_up_badge_finish (LYD_STORE (source), result, &known, NULL);

  self->badge_asked = FALSE;
  /* By now the card may be somebody else's, who is asked about with the next change. */
  if (!answered || self->last == NULL || self->last->badge != LYD_BADGE_WAITING || known.state == LYD_BADGE_WAITING ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  self->last->badge = known.state;
  self->last->badge_at = known.at;
  if (lyd_desk_window_is_page (self, "card") && self->person == NULL)
    lyd_desk_window_show_last (self);
}

/* Whether the card's badge has come out meanwhile. */
static void
look_up_badge (LydDeskWindow *self)
{
  if (self->last == NULL || self->last->badge != LYD_BADGE_WAITING || self->badge_asked)
    return;
  self->badge_asked = TRUE;
  lyd_store_look_up_badge_async (self->store, &self->last->registration, self->cancellable, looked_up_cb,
                                 g_object_ref (self));
}

/* One calm line at the foot of the desk; nothing else moves. */
static void
printer_changed_cb (LydDeskWindow *self)
{
  gboolean warns = FALSE;
  g_autofree char *line = lyd_printing_describe_line (self->printer, &warns);
  GSimpleAction *at_check_in = lyd_desk_window_get_action (self, "print-at-check-in");
  AdwButtonContent *content = ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->printing_button)));

  gtk_widget_set_visible (self->printing_button, line != NULL);
  adw_button_content_set_label (content, line != NULL ? line : "");
  adw_button_content_set_icon_name (content, warns ? "dialog-warning-symbolic" : "printer-symbolic");
  gtk_widget_set_tooltip_text (self->printing_button, lyd_badge_printer_get_message (self->printer));
  if (warns)
    gtk_widget_add_css_class (self->printing_button, "unseen");
  else
    gtk_widget_remove_css_class (self->printing_button, "unseen");
  lyd_desk_walk_in_set_prints (self->walk_in, lyd_badge_printer_get_target (self->printer) != NULL);
  g_simple_action_set_state (at_check_in,
                             g_variant_new_boolean (lyd_badge_printer_get_at_check_in (self->printer)));
  g_simple_action_set_enabled (at_check_in, lyd_badge_printer_get_state (self->printer) != LYD_PRINTER_DIALOG);
  look_up_badge (self);
}

static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_printing_finish (LYD_STORE (source), result, &error) &&
      !g_cancellable_is_cancelled (self->cancellable))
    lyd_desk_window_toast (self, error->message);
}

static void
logged_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!lyd_store_log_badges_finish (LYD_STORE (source), result, &error))
    lyd_desk_window_toast (self, error->message);
  else
    look_up_badge (self);
}

/* The dialog was answered: what it printed is logged. */
static void
dialog_done_cb (LydBadgePages *pages,
                const GError *error,
                gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;

  if (error != NULL)
    lyd_desk_window_toast (self, error->message);
  else if (pages != NULL)
    lyd_store_log_badges_async (self->store, &self->event, g_steal_pointer (&pages->prints), logged_cb,
                                g_object_ref (self));
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydDeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  LydBadgePages *pages = lyd_store_draw_badges_finish (LYD_STORE (source), result, &error);

  if (pages == NULL)
    lyd_desk_window_toast (self, error->message);
  else
    lyd_badges_print_run (pages, GTK_WINDOW (self), dialog_done_cb, g_object_ref (self));
}

/* Where nothing is printed without the dialog. */
static void
print_by_dialog (LydDeskWindow *self,
                 const LydId *registration)
{
  const LydPrinting *printing = lyd_badge_printer_get_printing (self->printer);
  LydBadgeOptions options = {
    .stock = printing != NULL ? printing->printer->stock : NULL,
    .selection = LYD_BADGES_ONE,
    .chosen = registration,
    .n_chosen = 1,
    .first_position = 1,
  };

  lyd_store_draw_badges_async (self->store, &self->event, &options, 0, -1, NULL, drawn_cb, g_object_ref (self));
}

static void
print_badge (LydDeskWindow *self,
             const LydId *registration,
             LydPrintWhy why)
{
  if (lyd_desk_refuse_unrecorded (self))
    return;
  if (!can_print (self)) {
    lyd_desk_window_activate (self, "printing", NULL);
    return;
  }
  if (lyd_badge_printer_get_state (self->printer) == LYD_PRINTER_DIALOG) {
    print_by_dialog (self, registration);
    return;
  }
  lyd_store_print_badge_async (self->store, registration, why, lyd_badge_printer_get_name (self->printer), asked_cb,
                               g_object_ref (self));
  if (self->last == NULL || !lyd_id_equal (&self->last->registration, registration))
    return;
  self->last->badge = LYD_BADGE_WAITING;
  if (lyd_desk_window_is_page (self, "card") && self->person == NULL)
    lyd_desk_window_show_last (self);
}

static void
print_badge_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer data)
{
  LydDeskWindow *self = data;
  LydId registration;
  gboolean again;

  if (!lyd_id_from_string (&registration, g_variant_get_string (parameter, NULL)))
    return;
  again = self->last != NULL && lyd_id_equal (&self->last->registration, &registration) &&
          self->last->badge == LYD_BADGE_PRINTED;
  print_badge (self, &registration, again ? LYD_PRINT_AGAIN : LYD_PRINT_BY_HAND);
}

/* The badge of whoever is on the card, also where they were in already. */
static void
print_last_action (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  LydDeskWindow *self = data;

  if (self->last != NULL && !lyd_id_is_none (&self->last->registration))
    print_badge (self, &self->last->registration, LYD_PRINT_AGAIN);
}

static void
at_check_in_action (GSimpleAction *action,
                    GVariant *state,
                    gpointer data)
{
  LydDeskWindow *self = data;

  lyd_badge_printer_set_at_check_in (self->printer, g_variant_get_boolean (state));
  if (g_variant_get_boolean (state) && !can_print (self))
    lyd_desk_window_activate (self, "printing", NULL);
}

static void
printing_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  LydDeskWindow *self = data;

  gtk_window_present (GTK_WINDOW (lyd_printing_window_new (GTK_WINDOW (self), self->store, &self->event)));
}

void
lyd_desk_printing_init (LydDeskWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "print-badge", .activate = print_badge_action, .parameter_type = "s" },
    { .name = "print-last", .activate = print_last_action },
    { .name = "print-at-check-in", .state = "false", .change_state = at_check_in_action },
    { .name = "printing", .activate = printing_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_simple_action_set_enabled (lyd_desk_window_get_action (self, "print-last"), FALSE);
  self->printing_button = g_object_new (GTK_TYPE_BUTTON, "has-frame", FALSE, "visible", FALSE, "focus-on-click", FALSE,
                                        "action-name", "desk.printing", "child", adw_button_content_new (), NULL);
  gtk_box_insert_child_after (GTK_BOX (self->status_line), self->printing_button, GTK_WIDGET (self->station));
}

/* With the store: from now on this program prints what waits. */
void
lyd_desk_printing_start (LydDeskWindow *self)
{
  self->printer = lyd_badge_printer_get (self->store);
  g_signal_connect_object (self->printer, "changed", G_CALLBACK (printer_changed_cb), self, G_CONNECT_SWAPPED);
  printer_changed_cb (self);
}
