#include "lyd-registrations-page-private.h"
#include "lyd-store-desk.h"
#include "lyd-window.h"
#include "lyd-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Checking one registration in from the list, as the desk does for somebody found by name; where a rule refuses and may
 * be overridden, a reason is asked for. */
typedef struct {
  LydRegistrationsPage *page;
  LydId registration;
  GtkCheckButton *place;
  GtkEditable *other;
} Door;

static void
door_free (gpointer data,
           GClosure *closure)
{
  g_free (data);
}

static void try (LydRegistrationsPage *self, const LydId *registration, const char *reason);

static gboolean
can_override (LydVerdict verdict)
{
  static const LydVerdict verdicts[] = { LYD_VERDICT_PENDING, LYD_VERDICT_WAITLISTED, LYD_VERDICT_WRONG_SESSION,
                                         LYD_VERDICT_TOO_EARLY, LYD_VERDICT_OVER, LYD_VERDICT_FULL };

  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (verdicts[i] == verdict)
      return TRUE;
  return FALSE;
}

static void
reason_cb (AdwMessageDialog *dialog,
           const char *response,
           Door *door)
{
  g_autofree char *other = g_strstrip (g_strdup (gtk_editable_get_text (door->other)));

  if (strcmp (response, "admit") != 0 || lyd_registrations_page_get_store (door->page) == NULL)
    return;
  try (door->page, &door->registration,
       other[0] != '\0'                            ? other
       : gtk_check_button_get_active (door->place) ? _ ("A place is free")
                                                   : _ ("The organizer said yes"));
}

static GtkWidget *
reason_row_new (const char *title,
                GtkCheckButton *group,
                GtkWidget **check)
{
  GtkWidget *row = adw_action_row_new ();

  *check = gtk_check_button_new ();
  gtk_widget_set_valign (*check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (*check), group);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *check);
  return row;
}

/* The same reasons as at the desk. */
static GtkWidget *
reasons_new (Door *door)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *other = adw_entry_row_new ();
  GtkWidget *organizer, *place;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), reason_row_new (_ ("The organizer said yes"), NULL, &organizer));
  gtk_list_box_append (GTK_LIST_BOX (list),
                       reason_row_new (_ ("A place is free"), GTK_CHECK_BUTTON (organizer), &place));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (organizer), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), _ ("Another reason"));
  gtk_list_box_append (GTK_LIST_BOX (list), other);
  door->place = GTK_CHECK_BUTTON (place);
  door->other = GTK_EDITABLE (other);
  return list;
}

static void
ask_reason (LydRegistrationsPage *self,
            const LydAdmissionResult *result,
            const char *sentence)
{
  g_autofree char *heading = g_strdup_printf (_ ("Let %s in anyway?"), result->name);
  g_autofree char *body = g_strdup_printf ("%s %s", sentence, _ ("The reason stays in the log."));
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  Door *door = g_new0 (Door, 1);

  door->page = self;
  door->registration = result->registration;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), reasons_new (door));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "admit", _ ("_Let In"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "admit", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "admit");
  g_signal_connect_data (dialog, "response", G_CALLBACK (reason_cb), door, door_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_answers (LydRegistrationsPage *self,
             const LydAdmissionResult *result)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < result->questions->len; i++) {
    const LydAskedQuestion *asked = g_ptr_array_index (result->questions, i);

    g_string_append_printf (words, "%s“%s”", i > 0 ? ", " : "", asked->question->label);
  }
  /* Translators: questions that have to be answered before somebody is let in */
  lyd_registration_acts_toast (self, _ ("A question has to be answered first: write it down under Edit."));
  gtk_widget_activate_action (GTK_WIDGET (self), "registrations.edit", NULL);
}

static void
admitted_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) admitted = lyd_store_admission_finish (LYD_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *sentence = NULL;

  if (lyd_registrations_page_get_store (self) != LYD_STORE (source))
    return;
  if (admitted == NULL) {
    lyd_registration_acts_toast (self, error->message);
    return;
  }
  zone = lyd_zone_get (lyd_registrations_page_get_timezone (self));
  sentence = lyd_words_verdict (admitted, zone);
  if (admitted->verdict == LYD_VERDICT_ADMITTED) {
    g_autofree char *done = g_strdup_printf (_ ("%s is checked in"), admitted->name);

    if (LYD_IS_WINDOW (root))
      lyd_window_toast_undo_scan (LYD_WINDOW (root), done, &admitted->scan);
  } else if (can_override (admitted->verdict)) {
    ask_reason (self, admitted, sentence);
  } else if (admitted->verdict == LYD_VERDICT_ANSWERS_NEEDED) {
    ask_answers (self, admitted);
  } else {
    lyd_registration_acts_toast (self, sentence);
  }
}

static void
try (LydRegistrationsPage *self,
     const LydId *registration,
     const char *reason)
{
  LydStore *store = lyd_registrations_page_get_store (self);
  LydAttempt attempt = {
    .session = lyd_registrations_page_get_roster (self)->session,
    .kind = LYD_SCAN_ENTRY,
    .attempt = lyd_store_make_id (store),
    .source = LYD_SOURCE_SEARCH,
    .override = reason,
  };

  lyd_store_admit_registration_async (store, registration, &attempt, admitted_cb, g_object_ref (self));
}

void
lyd_registration_check_in (LydRegistrationsPage *self,
                           const LydId *registration)
{
  try (self, registration, NULL);
}
