#include "lyd-forget.h"

#include "lyd-copies.h"

#include <glib/gi18n.h>

/* No dialog is taller than a small screen. */
#define MAX_LIST_HEIGHT 170

typedef struct {
  LydForgetFunc done;
  GtkCheckButton *copies; /* (nullable) */
} Question;

/* One other file: what it is and how it stands, and where. */
static void
add_line (GtkListBox *list,
          const LydCopy *copy,
          const char *state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *path = g_filename_display_name (copy->path);
  g_autofree char *escaped = g_markup_escape_text (path, -1);
  g_autofree char *words = g_strdup_printf ("%s: %s", lyd_copy_describe (copy), state);
  g_autofree char *escaped_words = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_append (list, row);
}

static GtkWidget *
make_list (GtkListBox **list)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Other files"), -1);
  gtk_widget_set_margin_top (box, 2);
  gtk_widget_set_margin_bottom (box, 2);
  gtk_widget_set_margin_start (box, 2);
  gtk_widget_set_margin_end (box, 2);
  g_object_set (scrolled, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", MAX_LIST_HEIGHT, NULL);
  *list = GTK_LIST_BOX (box);
  return scrolled;
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer owner)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "lyd-question");

  if (g_str_equal (response, "forget"))
    question->done (owner, question->copies != NULL && gtk_check_button_get_active (question->copies));
}

static GtkWidget *
make_copies (Question *question,
             const GPtrArray *copies)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (_ ("These files hold it, too:"));
  GtkListBox *list;
  int n_here = 0;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_list (&list));
  for (guint i = 0; i < copies->len; i++) {
    const LydCopy *copy = g_ptr_array_index (copies, i);

    add_line (list, copy, lyd_copy_describe_state (copy));
    n_here += copy->state != LYD_COPY_AWAY;
  }
  if (n_here > 0) {
    g_autofree char *label = g_strdup_printf (
      ngettext ("_Delete the %d file that is here", "_Delete the %d files that are here", (gulong) n_here), n_here);

    question->copies = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (label));
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->copies));
  }
  return box;
}

/**
 * lyd_forget_ask:
 * @copies: (element-type LydCopy): other files that hold it
 * @done: called where somebody says yes, unless @owner is gone
 * @owner: a GObject
 *
 * Returns: (transfer none): the dialog, whose default is to cancel
 */
GtkWidget *
lyd_forget_ask (GtkWindow *parent,
                const LydForgetWords *words,
                const GPtrArray *copies,
                LydForgetFunc done,
                gpointer owner)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, words->heading, words->body);
  Question *question = g_new0 (Question, 1);

  question->done = done;
  g_object_set_data_full (G_OBJECT (dialog), "lyd-question", question, g_free);
  if (copies->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_copies (question, copies));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "forget", words->act, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), owner, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/**
 * lyd_forget_tell:
 * @fates: (nullable) (element-type LydCopyFate): what became of the other files
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
lyd_forget_tell (GtkWindow *parent,
                 const char *heading,
                 const char *body,
                 const GPtrArray *fates)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  if (fates != NULL && fates->len > 0) {
    GtkListBox *list;

    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (&list));
    for (guint i = 0; i < fates->len; i++) {
      const LydCopyFate *fate = g_ptr_array_index (fates, i);

      add_line (list, fate->copy,
                fate->deleted           ? _ ("deleted")
                : fate->problem != NULL ? fate->problem
                                        : lyd_copy_describe_state (fate->copy));
    }
  }
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
