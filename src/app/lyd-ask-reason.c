#include "lyd-ask-reason.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Whoever goes beyond a rule says why; it stands in the history. */
typedef struct {
  LydReasonFunc done;
  GWeakRef owner;
  GtkEditable *entry;
} Asking;

static void
asking_free (gpointer data,
             GClosure *closure)
{
  Asking *asking = data;

  g_weak_ref_clear (&asking->owner);
  g_free (asking);
}

static char *
dup_reason (Asking *asking)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer data)
{
  Asking *asking = data;
  g_autofree char *reason = dup_reason (asking);
  g_autoptr (GObject) owner = g_weak_ref_get (&asking->owner);

  if (strcmp (response, "do") == 0 && reason[0] != '\0' && owner != NULL)
    asking->done (owner, reason);
}

static void
changed_cb (GtkEditable *entry,
            AdwMessageDialog *dialog)
{
  const char *text = gtk_editable_get_text (entry);

  adw_message_dialog_set_response_enabled (dialog, "do", text[strspn (text, " ")] != '\0');
}

/**
 * lyd_ask_reason:
 * @from: in whose window it is asked
 * @owner: (type GObject.Object): given to @done, which is not called once it is gone
 *
 * Asks why; without a reason nothing is done.
 */
void
lyd_ask_reason (GtkWidget *from,
                const LydReasonWords *words,
                LydReasonFunc done,
                gpointer owner)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), words->heading, words->body);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->done = done;
  asking->entry = GTK_EDITABLE (entry);
  g_weak_ref_init (&asking->owner, owner);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Reason, for the history"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "do", words->act, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  gtk_editable_set_text (GTK_EDITABLE (entry), words->proposal != NULL ? words->proposal : "");
  changed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (entry, "entry-activated", G_CALLBACK (gtk_widget_activate_default), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
