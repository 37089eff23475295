#include "lyd-ask-pin.h"

#include "lyd-store-pin.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* The staff PIN is set, or changed by whoever knows it. Who forgot it sets a new one here: nobody reaches this window
 * from a desk that is open for volunteers or from a kiosk. */
typedef struct {
  LydStore *store;
  LydPinSetFunc done;
  GWeakRef owner;
  GtkEditable *old; /* NULL: there is none yet */
  GtkCheckButton *forgotten;
  GtkEditable *pin;
  GtkEditable *again;
} Asking;

static void
asking_free (gpointer data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->store);
  g_weak_ref_clear (&asking->owner);
  g_free (asking);
}

static gboolean
is_forgotten (Asking *asking)
{
  return asking->old == NULL || gtk_check_button_get_active (asking->forgotten);
}

typedef struct {
  LydPinSetFunc done;
  GWeakRef owner;
} Answer;

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  Answer *answer = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&answer->owner);
  g_autoptr (GError) error = NULL;
  LydPinAnswer pin = { .wait_until = LYD_TIME_NONE };
  gboolean asked = lyd_store_pin_finish (LYD_STORE (source), result, &pin, &error);

  if (owner != NULL)
    answer->done (owner, !asked          ? error->message
                         : pin.right     ? _ ("The staff PIN is set.")
                         : pin.too_early ? _ ("Too many wrong PINs: wait a little. Nothing was changed.")
                                         : _ ("That is not the PIN until now. Nothing was changed."));
  g_weak_ref_clear (&answer->owner);
  g_free (answer);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer data)
{
  Asking *asking = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&asking->owner);
  Answer *answer;

  if (strcmp (response, "set") != 0 || owner == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->done = asking->done;
  g_weak_ref_init (&answer->owner, owner);
  lyd_store_set_pin_async (asking->store, is_forgotten (asking) ? NULL : gtk_editable_get_text (asking->old),
                           gtk_editable_get_text (asking->pin), set_cb, answer);
}

static void
changed_cb (AdwMessageDialog *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "lyd-asking");
  const char *pin = gtk_editable_get_text (asking->pin);
  gboolean known = is_forgotten (asking) || gtk_editable_get_text (asking->old)[0] != '\0';

  if (asking->old != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (asking->old), !is_forgotten (asking));
  adw_message_dialog_set_response_enabled (
    dialog, "set", known && lyd_pin_is_valid (pin) && strcmp (pin, gtk_editable_get_text (asking->again)) == 0);
}

static GtkEditable *
add_row (AdwPreferencesGroup *group,
         GtkWidget *dialog,
         const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (row, "input-purpose", GTK_INPUT_PURPOSE_PIN, NULL);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), dialog);
  return GTK_EDITABLE (row);
}

static GtkCheckButton *
add_forgotten (AdwPreferencesGroup *group,
               GtkWidget *dialog)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody knows it any more"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), dialog);
  return GTK_CHECK_BUTTON (check);
}

/**
 * lyd_ask_pin:
 * @set: whether there is one, which is asked for then
 * @owner: (type GObject.Object): given to @done, which is not called once it is gone
 */
void
lyd_ask_pin (GtkWindow *parent,
             LydStore *store,
             gboolean set,
             LydPinSetFunc done,
             gpointer owner)
{
  GtkWidget *dialog =
    adw_message_dialog_new (parent, set ? _ ("Change the Staff PIN") : _ ("Set a Staff PIN"),
                            _ ("4 to 12 digits. A desk that is open for volunteers and a kiosk ask for it before they "
                               "give this computer back."));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Asking *asking = g_new0 (Asking, 1);

  asking->store = g_object_ref (store);
  asking->done = done;
  g_weak_ref_init (&asking->owner, owner);
  g_object_set_data (G_OBJECT (dialog), "lyd-asking", asking);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "set", _ ("_Set PIN"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  if (set) {
    asking->old = add_row (group, dialog, _ ("PIN until now"));
    asking->forgotten = add_forgotten (group, dialog);
  }
  asking->pin = add_row (group, dialog, _ ("New PIN"));
  asking->again = add_row (group, dialog, _ ("New PIN again"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (group));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  changed_cb (ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (asking->old != NULL ? asking->old : asking->pin));
}
