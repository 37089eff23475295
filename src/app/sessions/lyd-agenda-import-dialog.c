#include "lyd-agenda-import-dialog.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* The first of them show whether days and times were read as they were meant. */
#define MAX_SHOWN 6

static GtkWidget *
make_line (const char *icon,
           const char *style,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (image, style);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
append_rest (GtkWidget *list,
             guint n)
{
  /* Translators: so many more lines of a list that are not shown */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "lyd-readable");
  gtk_box_append (GTK_BOX (list), label);
}

/* What was read, and what was not. */
static GtkWidget *
make_preview (const LydAgendaPlan *plan)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (plan->event->timezone);

  for (guint i = 0; i < MIN (plan->problems->len, MAX_SHOWN); i++) {
    g_autofree char *words = lyd_words_agenda_problem (g_ptr_array_index (plan->problems, i));

    gtk_box_append (GTK_BOX (list), make_line ("dialog-warning-symbolic", "lyd-amber", words));
  }
  if (plan->problems->len > MAX_SHOWN)
    append_rest (list, plan->problems->len - MAX_SHOWN);
  for (guint i = 0; i < MIN (plan->sessions->len, MAX_SHOWN); i++) {
    const LydSession *session = g_ptr_array_index (plan->sessions, i);
    g_autofree char *day = lyd_format_short_day (session->start, zone);
    g_autofree char *clock = lyd_format_clock (session->start, zone);
    g_autofree char *text = g_strdup_printf ("%s %s · %s", day, clock, session->title);

    gtk_box_append (GTK_BOX (list), make_line ("list-add-symbolic", "lyd-ok", text));
  }
  if (plan->sessions->len > MAX_SHOWN)
    append_rest (list, plan->sessions->len - MAX_SHOWN);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 260);
  return scroll;
}

static char *
describe (const LydAgendaPlan *plan)
{
  GString *text = g_string_new (NULL);

  if (plan->n_known > 0)
    g_string_append_printf (
      text, ngettext ("%u is in the agenda already.", "%u are in the agenda already.", plan->n_known), plan->n_known);
  if (plan->problems->len > 0)
    g_string_append_printf (text,
                            ngettext ("%s%u line could not be read and is left out.",
                                      "%s%u lines could not be read and are left out.", plan->problems->len),
                            text->len > 0 ? " " : "", plan->problems->len);
  return g_string_free (text, FALSE);
}

AdwMessageDialog *
lyd_agenda_import_dialog_new (GtkWindow *parent,
                              const LydAgendaPlan *plan)
{
  guint n = plan->sessions->len;
  g_autofree char *heading = n > 0 ? g_strdup_printf (ngettext ("Add %u session?", "Add %u sessions?", n), n)
                                   : g_strdup (_ ("Nothing to add"));
  g_autofree char *body = describe (plan);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_extra_child (self, make_preview (plan));
  adw_message_dialog_add_response (self, "cancel", n > 0 ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_close_response (self, "cancel");
  if (n > 0) {
    adw_message_dialog_add_response (self, "import", _ ("_Add"));
    adw_message_dialog_set_response_appearance (self, "import", ADW_RESPONSE_SUGGESTED);
    adw_message_dialog_set_default_response (self, "import");
  }
  return self;
}
