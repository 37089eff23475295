#include "events/lyd-event-page.h"
#include "lyd-ask-where.h"
#include "lyd-registration-dialog.h"
#include "lyd-registrations-page-private.h"
#include "lyd-store-desk.h"
#include "lyd-store-export.h"
#include "lyd-store-registrations.h"
#include "lyd-substitute-dialog.h"
#include "lyd-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* Which act leads to which status, and from which: what cannot come next is not offered. */
static const struct {
  const char *action;
  LydStatus status;
  guint from; /* bits of LydStatus */
  gboolean many;
} status_acts[] = {
  { "registrations.confirm", LYD_STATUS_CONFIRMED, 1 << LYD_STATUS_PENDING | 1 << LYD_STATUS_WAITLISTED, TRUE },
  { "registrations.reinstate", LYD_STATUS_CONFIRMED, 1 << LYD_STATUS_CANCELLED | 1 << LYD_STATUS_DENIED, FALSE },
  { "registrations.wait", LYD_STATUS_WAITLISTED, 1 << LYD_STATUS_CONFIRMED | 1 << LYD_STATUS_PENDING, TRUE },
  { "registrations.decline", LYD_STATUS_DENIED, 1 << LYD_STATUS_PENDING | 1 << LYD_STATUS_WAITLISTED, FALSE },
  { "registrations.cancel", LYD_STATUS_CANCELLED,
    1 << LYD_STATUS_CONFIRMED | 1 << LYD_STATUS_PENDING | 1 << LYD_STATUS_WAITLISTED, TRUE },
};

/* What many are waiting for: where it is asked to stop. */
#define WORK "lyd-work"

static LydWindow *
get_window (LydRegistrationsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return LYD_IS_WINDOW (root) ? LYD_WINDOW (root) : NULL;
}

void
lyd_registration_acts_toast (LydRegistrationsPage *self,
                             const char *message)
{
  LydWindow *window = get_window (self);

  if (window != NULL)
    lyd_window_toast (window, message);
}

/* Says what was done, with the way back where something changed. */
void
lyd_registration_acts_done (LydRegistrationsPage *self,
                            const LydDone *done)
{
  LydWindow *window = get_window (self);

  if (window == NULL || done->sentence == NULL)
    return;
  if (lyd_id_is_none (&done->entry))
    lyd_window_toast (window, done->sentence);
  else
    lyd_window_toast_undo (window, done->sentence, &done->entry);
}

/* (nullable): the one registration that is chosen */
static const LydId *
get_one (LydRegistrationsPage *self)
{
  const LydRecord *record = lyd_registrations_page_get_record (self);
  const LydRosterRow *row = lyd_registrations_page_get_row (self);

  return record != NULL ? &record->registration->id : row != NULL ? &row->registration
                                                                  : NULL;
}

/* ---- acts on however many ---- */

/* @n_steps: what counts as all of it in @many's n_done */
static GCancellable *
start_work (LydRegistrationsPage *self,
            const char *words,
            GArray *ids,
            gsize n_steps,
            LydMany *many)
{
  GCancellable *cancellable = g_cancellable_new ();
  gint *n_done = g_atomic_rc_box_new0 (gint);

  *many = (LydMany){ .ids = (const LydId *) (gpointer) ids->data,
                     .n_ids = ids->len,
                     .cancellable = cancellable,
                     .n_done = n_done };
  g_object_set_data_full (G_OBJECT (self), WORK, cancellable, g_object_unref);
  lyd_registration_bar_start (lyd_registrations_page_get_bar (self), words, n_steps, n_done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registrations.stop", TRUE);
  return cancellable;
}

/* Returns: whether the page still shows what it was done to */
static gboolean
end_work (LydRegistrationsPage *self,
          GObject *store,
          const LydMany *many)
{
  g_object_set_data (G_OBJECT (self), WORK, NULL);
  if (lyd_registrations_page_get_bar (self) != NULL)
    lyd_registration_bar_stop (lyd_registrations_page_get_bar (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registrations.stop", FALSE);
  return lyd_registrations_page_get_store (self) == LYD_STORE (store);
}

static gboolean
is_working (LydRegistrationsPage *self)
{
  return g_object_get_data (G_OBJECT (self), WORK) != NULL;
}

static void
many_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (!end_work (self, source, NULL))
    return;
  if (done != NULL)
    lyd_registration_acts_done (self, done);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lyd_registration_acts_toast (self, _ ("Stopped. Nothing was changed."));
  else
    lyd_registration_acts_toast (self, error->message);
}

static void
status_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (self);
  LydMany many;

  if (ids->len == 0 || is_working (self))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (status_acts); i++) {
    if (strcmp (status_acts[i].action, name) != 0)
      continue;
    start_work (self, _ ("Changing the status…"), ids, ids->len, &many);
    lyd_store_set_status_async (lyd_registrations_page_get_store (self),
                                &lyd_registrations_page_get_roster (self)->event, &many, status_acts[i].status,
                                many_cb, g_object_ref (self));
    g_atomic_rc_box_release (many.n_done);
    return;
  }
}

static void
check_in_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (self);
  const LydRoster *roster = lyd_registrations_page_get_roster (self);
  LydMany many;

  if (ids->len == 0 || lyd_id_is_none (&roster->session) || is_working (self))
    return;
  if (ids->len == 1) {
    lyd_registration_check_in (self, &g_array_index (ids, LydId, 0));
    return;
  }
  start_work (self, _ ("Checking in…"), ids, ids->len, &many);
  lyd_store_check_in_many_async (lyd_registrations_page_get_store (self), &roster->session, &many, many_cb,
                                 g_object_ref (self));
  g_atomic_rc_box_release (many.n_done);
}

static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  GCancellable *cancellable = g_object_get_data (G_OBJECT (widget), WORK);

  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
}

static void
emails_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  int n = 0;
  g_autofree char *list = lyd_store_list_emails_finish (LYD_STORE (source), result, &n, &error);
  g_autofree char *words = NULL;

  if (!end_work (self, source, NULL))
    return;
  if (list == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      lyd_registration_acts_toast (self, error->message);
    return;
  }
  if (n > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), list);
  words = n > 0 ? g_strdup_printf (ngettext ("%d e-mail address copied", "%d e-mail addresses copied", (gulong) n), n)
                : g_strdup (_ ("No e-mail address is known."));
  lyd_registration_acts_toast (self, words);
}

static void
copy_emails_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (self);
  LydMany many;

  if (ids->len == 0 || is_working (self))
    return;
  start_work (self, _ ("Gathering addresses…"), ids, ids->len, &many);
  lyd_store_list_emails_async (lyd_registrations_page_get_store (self), &many, emails_cb, g_object_ref (self));
  g_atomic_rc_box_release (many.n_done);
}

static void
print_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, LYD_TYPE_EVENT_PAGE);
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (LYD_REGISTRATIONS_PAGE (widget));

  if (page != NULL && ids->len > 0)
    lyd_event_page_print_badges (LYD_EVENT_PAGE (page), ids);
}

/* What is written tells how far it is until it answers. */
typedef struct {
  LydRegistrationsPage *page;
  gint *n_done;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->page);
  g_atomic_rc_box_release (self->n_done);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (Writing) writing = data;
  LydRegistrationsPage *self = writing->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = 0;
  gboolean ok = lyd_store_export_finish (LYD_STORE (source), result, &n, &error);

  if (!end_work (self, source, NULL) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ok)
    words =
      n > 0 ? g_strdup_printf (ngettext ("%u ticket saved", "%u tickets saved", n), n) : g_strdup (_ ("Exported"));
  lyd_registration_acts_toast (self, ok ? words : error->message);
}

static void
write_chosen (LydRegistrationsPage *self,
              const char *what,
              const char *words,
              const char *path)
{
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (self);
  LydExportRequest request = {
    .event = lyd_registrations_page_get_roster (self)->event,
    .what = what,
    .path = path,
    .replace = TRUE,
    .chosen = ids,
  };
  GCancellable *cancellable;
  LydMany many;
  Writing *writing;

  if (ids->len == 0 || is_working (self))
    return;
  cancellable = start_work (self, words, ids, LYD_WATCH_WHOLE, &many);
  request.progress = many.n_done;
  writing = g_new (Writing, 1);
  *writing = (Writing){ g_object_ref (self), many.n_done };
  lyd_store_export_async (lyd_registrations_page_get_store (self), &request, cancellable, written_cb, writing);
}

static void
save_tickets (GtkWidget *widget,
              const char *path)
{
  write_chosen (LYD_REGISTRATIONS_PAGE (widget), LYD_EXPORT_TICKETS, _ ("Saving tickets…"), path);
}

/* Where to is known already. */
static void
save_tickets_to_action (GtkWidget *widget,
                        const char *name,
                        GVariant *parameter)
{
  save_tickets (widget, g_variant_get_string (parameter, NULL));
}

static void
save_tickets_action (GtkWidget *widget,
                     const char *name,
                     GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Save Tickets"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, save_tickets);
}

static void
export_chosen (GtkWidget *widget,
               const char *path)
{
  write_chosen (LYD_REGISTRATIONS_PAGE (widget), "registrations", _ ("Exporting…"), path);
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Export"), GTK_FILE_CHOOSER_ACTION_SAVE, "registrations.csv", export_chosen);
}

static void
select_all_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  lyd_registrations_page_choose_all (LYD_REGISTRATIONS_PAGE (widget));
}

/* ---- acts on one ---- */

static void
saved_cb (LydRegistrationsPage *self,
          const LydDone *done,
          gboolean existing)
{
  if (existing)
    lyd_registration_acts_toast (self, _ ("This person was registered already; here is that registration."));
  else
    lyd_registration_acts_done (self, done);
  lyd_registrations_page_choose (self, &done->subject);
}

static void
open_dialog (LydRegistrationsPage *self,
             const LydRecord *record)
{
  LydRegistrationDialog *dialog = lyd_registration_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), lyd_registrations_page_get_store (self),
    &lyd_registrations_page_get_roster (self)->event, record);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  if (lyd_registrations_page_get_store (LYD_REGISTRATIONS_PAGE (widget)) != NULL)
    open_dialog (LYD_REGISTRATIONS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  const LydRecord *record = lyd_registrations_page_get_record (self);

  if (record != NULL)
    open_dialog (self, record);
}

static void
reissued_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydDone) done = lyd_store_act_finish (LYD_STORE (source), result, &error);

  if (lyd_registrations_page_get_store (self) != LYD_STORE (source))
    return;
  if (done == NULL) {
    lyd_registration_acts_toast (self, error->message);
    return;
  }
  g_free (done->sentence);
  done->sentence = g_strdup (_ ("New code given. The old badge and ticket are refused from now on."));
  lyd_registration_acts_done (self, done);
}

static void
reissue_response_cb (AdwMessageDialog *dialog,
                     const char *response,
                     LydRegistrationsPage *self)
{
  const LydId *registration = g_object_get_data (G_OBJECT (dialog), "lyd-registration");

  if (strcmp (response, "reissue") == 0 && lyd_registrations_page_get_store (self) != NULL)
    lyd_store_reissue_async (lyd_registrations_page_get_store (self), registration, reissued_cb, g_object_ref (self));
}

/* Asked first, although it can be undone: somebody may stand at the door with the old badge already. */
static void
reissue_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  const LydRecord *record = lyd_registrations_page_get_record (self);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (record == NULL)
    return;
  heading = g_strdup_printf (_ ("Give %s a new code?"), record->row->name);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                   _ ("For a badge that was lost. The old badge and ticket stop working at once; print "
                                      "the new badge and send the new ticket afterwards."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "reissue", _ ("_New Code"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reissue", ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "lyd-registration",
                          g_memdup2 (&record->registration->id, sizeof (LydId)), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (reissue_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whoever comes instead is who is looked at next: their badge is to be printed. */
static void
substituted_cb (LydRegistrationsPage *self,
                const LydDone *done)
{
  if (lyd_registrations_page_get_store (self) == NULL)
    return;
  lyd_registration_acts_done (self, done);
  lyd_registrations_page_choose (self, &done->subject);
}

static void
substitute_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  const LydRecord *record = lyd_registrations_page_get_record (self);
  LydSubstituteDialog *dialog;

  if (record == NULL)
    return;
  dialog = lyd_substitute_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                      lyd_registrations_page_get_store (self), record);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (substituted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydAdmissionResult) undone = lyd_store_admission_finish (LYD_STORE (source), result, &error);

  if (lyd_registrations_page_get_store (self) == LYD_STORE (source))
    lyd_registration_acts_toast (self, undone != NULL ? _ ("Check-in taken back") : error->message);
}

/* (nullable): the last check-in that stands */
static const LydPast *
find_entry (const LydRecord *record)
{
  for (guint i = 0; record != NULL && i < record->past->len; i++) {
    const LydPast *past = g_ptr_array_index (record->past, i);

    if (!lyd_id_is_none (&past->scan))
      return past;
  }
  return NULL;
}

static void
undo_check_in_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  LydRegistrationsPage *self = LYD_REGISTRATIONS_PAGE (widget);
  const LydPast *entry = find_entry (lyd_registrations_page_get_record (self));

  if (entry != NULL)
    lyd_store_undo_scan_async (lyd_registrations_page_get_store (self), &entry->scan, undone_cb, g_object_ref (self));
}

static void
open_person_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  const LydRecord *record = lyd_registrations_page_get_record (LYD_REGISTRATIONS_PAGE (widget));
  g_autofree char *target = record != NULL ? lyd_id_to_string (&record->person->id) : NULL;

  if (target != NULL)
    gtk_widget_activate_action (widget, "win.open-person", "s", target);
}

/* Only who was there has one; the window says so. */
static void
certificate_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  const LydRecord *record = lyd_registrations_page_get_record (LYD_REGISTRATIONS_PAGE (widget));
  g_autofree char *target = record != NULL ? lyd_id_to_string (&record->registration->id) : NULL;

  if (target != NULL)
    gtk_widget_activate_action (widget, "event.certificates", "s", target);
}

/* ---- which of them now ---- */

static void
update_status_acts (LydRegistrationsPage *self,
                    guint n_chosen,
                    const LydRosterRow *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (status_acts); i++) {
    gboolean fits = n_chosen == 1 ? row != NULL && (status_acts[i].from & (1u << row->status)) != 0
                                  : n_chosen > 1 && status_acts[i].many;

    gtk_widget_action_set_enabled (GTK_WIDGET (self), status_acts[i].action, fits);
  }
}

/* What can be done follows from how many are chosen, and of one from how it stands. */
void
lyd_registration_acts_update (LydRegistrationsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const LydRecord *record = lyd_registrations_page_get_record (self);
  const LydRosterRow *row = record != NULL ? record->row : lyd_registrations_page_get_row (self);
  gboolean here = lyd_registrations_page_get_store (self) != NULL;
  gboolean door = here && !lyd_id_is_none (&lyd_registrations_page_get_roster (self)->session);
  g_autoptr (GArray) ids = lyd_registrations_page_dup_chosen (self);
  gboolean one = ids->len == 1 && get_one (self) != NULL;
  gboolean some = ids->len > 0;

  update_status_acts (self, ids->len, row);
  lyd_registration_party_update (self);
  gtk_widget_action_set_enabled (widget, "registrations.add", here);
  gtk_widget_action_set_enabled (widget, "registrations.edit", one && record != NULL);
  gtk_widget_action_set_enabled (widget, "registrations.reissue", one && record != NULL);
  gtk_widget_action_set_enabled (widget, "registrations.substitute",
                                 one && record != NULL && find_entry (record) == NULL &&
                                   row->status != LYD_STATUS_CANCELLED && row->status != LYD_STATUS_DENIED);
  gtk_widget_action_set_enabled (widget, "registrations.check-in", door && (ids->len > 1 || (one && !row->inside)));
  gtk_widget_action_set_enabled (widget, "registrations.undo-check-in",
                                 one && row->inside && find_entry (record) != NULL);
  gtk_widget_action_set_enabled (widget, "registrations.open-person", one && record != NULL);
  gtk_widget_action_set_enabled (widget, "registrations.certificate", one && record != NULL);
  gtk_widget_action_set_enabled (widget, "registrations.print", some);
  gtk_widget_action_set_enabled (widget, "registrations.save-tickets", some);
  gtk_widget_action_set_enabled (widget, "registrations.export", some);
  gtk_widget_action_set_enabled (widget, "registrations.copy-emails", some);
}

void
lyd_registration_acts_install (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } acts[] = {
    { "registrations.add", add_action },
    { "registrations.edit", edit_action },
    { "registrations.reissue", reissue_action },
    { "registrations.substitute", substitute_action },
    { "registrations.check-in", check_in_action },
    { "registrations.undo-check-in", undo_check_in_action },
    { "registrations.open-person", open_person_action },
    { "registrations.certificate", certificate_action },
    { "registrations.print", print_action },
    { "registrations.save-tickets", save_tickets_action },
    { "registrations.export", export_action },
    { "registrations.copy-emails", copy_emails_action },
    { "registrations.select-all", select_all_action },
    { "registrations.stop", stop_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, NULL, acts[i].activate);
  gtk_widget_class_install_action (widget_class, "registrations.save-tickets-to", "s", save_tickets_to_action);
  for (gsize i = 0; i < G_N_ELEMENTS (status_acts); i++)
    gtk_widget_class_install_action (widget_class, status_acts[i].action, NULL, status_action);

  lyd_registration_party_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "registrations.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "registrations.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "registrations.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "registrations.copy-emails", NULL);
}
