#include "lyd-letters-window.h"

#include "lyd-ask-where.h"
#include "lyd-launch.h"
#include "lyd-mailbox.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydLettersWindow {
  AdwWindow parent_instance;

  LydStore *store;
  LydEvent *event;
  LydMailing *mailing; /* as last read; NULL: none, or it is refused */
  GCancellable *asked;
  GHashTable *skipped; /* LydId of registrations */
  LydId opened;        /* whose message was opened and not yet said to be sent */
  guint n_pending;
  gboolean filling; /* the rows are being set by the program */

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkWidget *back;
  GtkWidget *more;
  GtkStack *pages;
  AdwComboRow *kind;
  AdwComboRow *audience;
  GtkWidget *options;
  AdwActionRow *text_row;
  AdwActionRow *sender_row;
  GtkWidget *ticket_row;
  GtkSwitch *ticket;
  GtkWidget *certificate_row;
  GtkSwitch *certificate;
  AdwActionRow *join_row;
  GtkSwitch *join;
  GtkLabel *notice;
  AdwExpanderRow *left_out;
  GtkStack *bottom;
  GtkLabel *count;
  GtkLabel *name;
  GtkLabel *line;
  GtkProgressBar *bar;
  GtkButton *skip;
  GtkButton *go;
  GtkLabel *finished;

  AdwComboRow *language;
  AdwEntryRow *subject;
  GtkTextView *body;
  GtkLabel *text_problem;
  GtkMenuButton *insert;
  LydLetterText texts[LYD_N_LETTER_LANGUAGES]; /* as they are being edited */
  guint edited_language;

  AdwEntryRow *sender_name;
  AdwEntryRow *sender_address;
  GtkLabel *sender_problem;
};

G_DEFINE_FINAL_TYPE (LydLettersWindow, lyd_letters_window, ADW_TYPE_WINDOW)

static void refresh (LydLettersWindow *self);

static void
toast (LydLettersWindow *self,
       const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static LydLetterKind
get_kind (LydLettersWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  return selected < LYD_N_LETTER_KINDS ? (LydLetterKind) selected : LYD_LETTER_INVITATION;
}

static void
show_page (LydLettersWindow *self,
           const char *name)
{
  gboolean main_page = strcmp (name, "main") == 0;

  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (self->back, !main_page);
  gtk_widget_set_visible (self->more, main_page);
}

/* ---- whose turn it is ---- */

/* Returns: the number of the next recipient, or -1 */
static int
find_turn (LydLettersWindow *self)
{
  for (guint i = 0; self->mailing != NULL && i < self->mailing->recipients->len; i++) {
    const LydRecipient *recipient = g_ptr_array_index (self->mailing->recipients, i);

    if (!recipient->given_letter && !g_hash_table_contains (self->skipped, &recipient->registration))
      return (int) i;
  }
  return -1;
}

static void
show_turn (LydLettersWindow *self,
           int turn)
{
  const LydMailing *mailing = self->mailing;
  const LydRecipient *recipient = g_ptr_array_index (mailing->recipients, turn);
  gboolean opened = lyd_id_equal (&self->opened, &recipient->registration);
  const char *state = lyd_word_title (&lyd_invite_states, recipient->state);
  g_autofree char *count = g_strdup_printf (_ ("Message %1$d of %2$d"), turn + 1, (int) mailing->recipients->len);
  g_autofree char *line = mailing->has_calendar ? g_strdup_printf ("%s · %s", recipient->email, state)
                                                : g_strdup (recipient->email);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->name, recipient->name);
  gtk_label_set_label (self->line, opened ? _ ("Opened in your mail program. Send it there.") : line);
  gtk_button_set_label (self->go, opened ? _ ("Sent, _Next") : _ ("_Open Message"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->go), opened ? "letters.next" : "letters.open");
  gtk_button_set_label (self->skip, opened ? _ ("Open _Again") : _ ("_Skip"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->skip), opened ? "letters.open" : "letters.skip");
}

static void
show_bottom (LydLettersWindow *self)
{
  const LydMailing *mailing = self->mailing;
  int turn = find_turn (self);
  guint n = mailing != NULL ? mailing->recipients->len : 0;
  guint n_skipped = g_hash_table_size (self->skipped);
  g_autofree char *words = NULL;

  gtk_progress_bar_set_fraction (self->bar, n > 0 ? (double) mailing->n_given / n : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), n > 0);
  if (turn >= 0) {
    show_turn (self, turn);
    gtk_stack_set_visible_child_name (self->bottom, "turn");
    return;
  }
  if (mailing == NULL)
    words = g_strdup ("");
  else if (n == 0)
    words = g_strdup (_ ("Nobody needs this message."));
  else if (n_skipped > 0)
    words =
      g_strdup_printf (ngettext ("%d person was skipped.", "%d people were skipped.", n_skipped), (int) n_skipped);
  else
    words = g_strdup (_ ("Everybody was written to."));
  gtk_label_set_label (self->finished, words);
  gtk_stack_set_visible_child_name (self->bottom, "finished");
}

/* ---- what was read ---- */

static void
show_left_out (LydLettersWindow *self)
{
  guint n = self->mailing != NULL ? self->mailing->left_out->len : 0;
  g_autofree char *title =
    g_strdup_printf (ngettext ("%d person has no address", "%d people have no address", n), (int) n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            ((LydRecipient *) g_ptr_array_index (self->mailing->left_out, i))->name);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_out), title);
  gtk_label_set_label (g_object_get_data (G_OBJECT (self->left_out), "lyd-names"), names->str);
}

static void
show_rows (LydLettersWindow *self)
{
  const LydMailing *mailing = self->mailing;
  gboolean before = get_kind (self) != LYD_LETTER_CANCELLED && !LYD_LETTER_IS_AFTER (get_kind (self));
  gboolean has_join = self->event->join_link != NULL && before;
  g_autofree char *from = NULL;
  g_autofree char *audience = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->join_row), has_join);
  gtk_widget_set_visible (self->ticket_row, before);
  gtk_widget_set_visible (self->certificate_row, get_kind (self) == LYD_LETTER_THANK_YOU);
  gtk_widget_set_sensitive (self->options, mailing != NULL);
  if (mailing == NULL)
    return;
  audience =
    g_strdup_printf (_ ("%1$d of %2$d written to"), (int) mailing->n_given, (int) mailing->recipients->len);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->audience), audience);
  adw_action_row_set_subtitle (self->text_row, mailing->texts[LYD_LETTER_ENGLISH].subject);
  from = mailing->sender->address != NULL ? g_strdup_printf ("%s · %s",
                                                             mailing->sender->name != NULL ? mailing->sender->name : "",
                                                             mailing->sender->address)
                                          : g_strdup (_ ("Nobody yet: invitations need your e-mail address"));
  adw_action_row_set_subtitle (self->sender_row, from);
}

static void
show_notice (LydLettersWindow *self,
             const char *problem)
{
  const char *words = problem;

  if (problem == NULL && self->mailing != NULL && !lyd_invitation_is_ours (self->event) &&
      get_kind (self) <= LYD_LETTER_CANCELLED)
    words = _ ("Zoom sends the invitations to this event, so these messages carry none.");
  gtk_label_set_label (self->notice, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), words != NULL);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydMailing) mailing = lyd_store_plan_letters_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->mailing, lyd_mailing_unref);
  self->mailing = g_steal_pointer (&mailing);
  if (self->mailing != NULL) {
    g_clear_pointer (&self->event, lyd_event_free);
    self->event = lyd_event_copy (self->mailing->event);
  }
  show_notice (self, error != NULL ? error->message : NULL);
  show_rows (self);
  show_left_out (self);
  show_bottom (self);
}

static void
refresh (LydLettersWindow *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_plan_letters_async (self->store, &self->event->id, get_kind (self),
                                adw_combo_row_get_selected (self->audience) == 1, self->asked, planned_cb,
                                g_object_ref (self));
}

static void
chosen_cb (LydLettersWindow *self)
{
  if (self->filling || self->store == NULL)
    return;
  g_hash_table_remove_all (self->skipped);
  self->opened = lyd_id_none;
  refresh (self);
}

static void
kind_cb (LydLettersWindow *self)
{
  gtk_switch_set_active (self->ticket, get_kind (self) == LYD_LETTER_TICKET);
  chosen_cb (self);
}

/* ---- one message after the other ---- */

static LydLetterOptions
read_options (LydLettersWindow *self)
{
  return (LydLetterOptions){
    .with_join_link = gtk_widget_get_visible (GTK_WIDGET (self->join_row)) && gtk_switch_get_active (self->join),
    .with_ticket = gtk_widget_get_visible (self->ticket_row) && gtk_switch_get_active (self->ticket),
    .with_certificate =
      gtk_widget_get_visible (self->certificate_row) && gtk_switch_get_active (self->certificate),
  };
}

static void
launched (GtkWidget *widget,
          const GError *error)
{
  if (error != NULL)
    toast (LYD_LETTERS_WINDOW (widget), _ ("No program here opens messages. “Save All” in the menu writes them as "
                                           "files."));
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lyd_store_write_letters_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (path == NULL) {
    self->opened = lyd_id_none;
    toast (self, error->message);
  } else {
    lyd_launch_file (GTK_WIDGET (self), path, launched);
  }
  show_bottom (self);
}

static void
write_to (LydLettersWindow *self,
          LydLettersScope scope,
          guint recipient)
{
  LydLetterOptions options = read_options (self);
  g_autofree char *folder = lyd_launch_dup_folder ("letters");

  self->n_pending++;
  lyd_store_write_letters_async (self->store, self->mailing, scope, recipient, &options, folder, NULL, NULL, written_cb,
                                 g_object_ref (self));
}

static void
open_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  int turn = find_turn (self);

  if (turn < 0)
    return;
  self->opened = ((LydRecipient *) g_ptr_array_index (self->mailing->recipients, turn))->registration;
  write_to (self, LYD_LETTERS_ONE, (guint) turn);
}

static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;

  self->n_pending--;
  if (!lyd_store_letters_finish (LYD_STORE (source), result, &error) && self->store != NULL)
    toast (self, error->message);
  if (self->store != NULL)
    refresh (self);
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  LydLetterOptions options = read_options (self);
  int turn = find_turn (self);

  if (turn < 0)
    return;
  self->opened = lyd_id_none;
  self->n_pending++;
  lyd_store_mark_letters_async (self->store, self->mailing, turn, &options, noted_cb, g_object_ref (self));
}

static void
skip_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  int turn = find_turn (self);

  if (turn < 0)
    return;
  g_hash_table_add (self->skipped,
                    g_memdup2 (&((LydRecipient *) g_ptr_array_index (self->mailing->recipients, turn))->registration,
                               sizeof (LydId)));
  self->opened = lyd_id_none;
  show_bottom (self);
}

/* ---- all together ---- */

static void
saved_all_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = lyd_store_write_letters_finish (LYD_STORE (source), result, &error);
  AdwToast *shown;

  self->n_pending--;
  if (self->store == NULL)
    return;
  if (folder == NULL) {
    toast (self, error->message);
    return;
  }
  shown = adw_toast_new (_ ("The messages are saved. Once they are sent:"));
  adw_toast_set_button_label (shown, _ ("_Mark All as Sent"));
  adw_toast_set_action_name (shown, "letters.mark-all");
  adw_toast_set_timeout (shown, 0);
  adw_toast_overlay_add_toast (self->toasts, shown);
}

void
lyd_letters_window_save_all (LydLettersWindow *self,
                             const char *folder)
{
  LydLetterOptions options = read_options (self);

  if (self->mailing == NULL)
    return;
  self->n_pending++;
  lyd_store_write_letters_async (self->store, self->mailing, LYD_LETTERS_FOLDER, 0, &options, folder, NULL, NULL,
                                 saved_all_cb, g_object_ref (self));
}

static void
folder_chosen (GtkWidget *widget,
               const char *path)
{
  lyd_letters_window_save_all (LYD_LETTERS_WINDOW (widget), path);
}

static void
save_all_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  lyd_ask_where (widget, _ ("Save All Messages"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, folder_chosen);
}

static void
mark_all_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  LydLetterOptions options = read_options (self);

  if (self->mailing == NULL)
    return;
  self->n_pending++;
  lyd_store_mark_letters_async (self->store, self->mailing, LYD_LETTERS_ALL, &options, noted_cb, g_object_ref (self));
}

static void
copy_addresses_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n = self->mailing != NULL ? self->mailing->recipients->len : 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            ((LydRecipient *) g_ptr_array_index (self->mailing->recipients, i))->email);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), list->str);
  words = g_strdup_printf (ngettext ("%d address is in the clipboard.", "%d addresses are in the clipboard.", n),
                           (int) n);
  toast (self, words);
}

static void
bcc_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  if (find_turn (self) >= 0)
    write_to (self, LYD_LETTERS_BCC, 0);
}

static void
start_over_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  g_hash_table_remove_all (self->skipped);
  self->opened = lyd_id_none;
  if (self->mailing == NULL)
    return;
  self->n_pending++;
  lyd_store_restart_letters_async (self->store, self->mailing, noted_cb, g_object_ref (self));
}

/* ---- the words ---- */

static void
keep_text (LydLettersWindow *self)
{
  LydLetterText *text = &self->texts[self->edited_language];
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  lyd_letter_text_clear (text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text->subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  text->body = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_text (LydLettersWindow *self)
{
  const LydLetterText *text = &self->texts[self->edited_language];

  gtk_editable_set_text (GTK_EDITABLE (self->subject), text->subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->body), text->body, -1);
}

static void
language_cb (LydLettersWindow *self)
{
  if (self->filling)
    return;
  keep_text (self);
  self->edited_language = MIN (adw_combo_row_get_selected (self->language), LYD_N_LETTER_LANGUAGES - 1);
  show_text (self);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  if (self->mailing == NULL)
    return;
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++) {
    lyd_letter_text_clear (&self->texts[i]);
    self->texts[i].subject = g_strdup (self->mailing->texts[i].subject);
    self->texts[i].body = g_strdup (self->mailing->texts[i].body);
  }
  self->filling = TRUE;
  self->edited_language = LYD_LETTER_ENGLISH;
  adw_combo_row_set_selected (self->language, LYD_LETTER_ENGLISH);
  self->filling = FALSE;
  show_text (self);
  gtk_widget_set_visible (GTK_WIDGET (self->text_problem), FALSE);
  show_page (self, "text");
}

static void
texts_saved_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = lyd_store_letters_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  gtk_label_set_label (self->text_problem, ok ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->text_problem), !ok);
  if (!ok)
    return;
  show_page (self, "main");
  refresh (self);
}

static void
save_texts_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  keep_text (self);
  self->n_pending++;
  lyd_store_set_letter_texts_async (self->store, get_kind (self), self->texts, texts_saved_cb, g_object_ref (self));
}

static void
insert_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  g_autofree char *placeholder = g_strdup_printf ("{%s}", g_variant_get_string (parameter, NULL));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->body), placeholder, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
usual_texts_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++)
    lyd_letter_text_set_default (&self->texts[i], get_kind (self), (LydLetterLanguage) i);
  show_text (self);
}

/* ---- who writes ---- */

static void
sender_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);
  const LydSender *sender = self->mailing != NULL ? self->mailing->sender : NULL;

  if (sender == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->sender_name), sender->name != NULL ? sender->name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->sender_address), sender->address != NULL ? sender->address : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sender_problem), FALSE);
  show_page (self, "sender");
  gtk_widget_grab_focus (GTK_WIDGET (self->sender_address));
}

static void
sender_saved_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (LydLettersWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = lyd_store_letters_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store == NULL)
    return;
  gtk_label_set_label (self->sender_problem, ok ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->sender_problem), !ok);
  if (!ok)
    return;
  show_page (self, "main");
  refresh (self);
}

static void
save_sender_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  self->n_pending++;
  lyd_store_set_sender_async (self->store, gtk_editable_get_text (GTK_EDITABLE (self->sender_name)),
                              gtk_editable_get_text (GTK_EDITABLE (self->sender_address)), sender_saved_cb,
                              g_object_ref (self));
}

static void
save_sender_cb (LydLettersWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "letters.save-sender", NULL);
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (widget);

  if (strcmp (gtk_stack_get_visible_child_name (self->pages), "main") == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_page (self, "main");
}

/* ---- the class ---- */

static void
lyd_letters_window_dispose (GObject *object)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_LETTERS_WINDOW);
  G_OBJECT_CLASS (lyd_letters_window_parent_class)->dispose (object);
}

static void
lyd_letters_window_finalize (GObject *object)
{
  LydLettersWindow *self = LYD_LETTERS_WINDOW (object);

  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->mailing, lyd_mailing_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++)
    lyd_letter_text_clear (&self->texts[i]);
  G_OBJECT_CLASS (lyd_letters_window_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, LydLettersWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  CHILD (toasts);
  CHILD (heading);
  CHILD (back);
  CHILD (more);
  CHILD (pages);
  CHILD (kind);
  CHILD (audience);
  CHILD (options);
  CHILD (text_row);
  CHILD (sender_row);
  CHILD (ticket_row);
  CHILD (ticket);
  CHILD (certificate_row);
  CHILD (certificate);
  CHILD (join_row);
  CHILD (join);
  CHILD (notice);
  CHILD (left_out);
  CHILD (bottom);
  CHILD (count);
  CHILD (name);
  CHILD (line);
  CHILD (bar);
  CHILD (skip);
  CHILD (go);
  CHILD (finished);
  CHILD (language);
  CHILD (subject);
  CHILD (body);
  CHILD (text_problem);
  CHILD (insert);
  CHILD (sender_name);
  CHILD (sender_address);
  CHILD (sender_problem);
}

static void
lyd_letters_window_class_init (LydLettersWindowClass *klass)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "letters.open", open_action },
    { "letters.next", next_action },
    { "letters.skip", skip_action },
    { "letters.save-all", save_all_action },
    { "letters.mark-all", mark_all_action },
    { "letters.copy-addresses", copy_addresses_action },
    { "letters.bcc", bcc_action },
    { "letters.start-over", start_over_action },
    { "letters.edit", edit_action },
    { "letters.save-texts", save_texts_action },
    { "letters.usual-texts", usual_texts_action },
    { "letters.sender", sender_action },
    { "letters.save-sender", save_sender_action },
    { "letters.back", back_action },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_letters_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_letters_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/letters/lyd-letters-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_sender_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (widget_class, "letters.insert", "s", insert_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "letters.back", NULL);
}

static void
fill_kinds (LydLettersWindow *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  const char *const audiences[] = { _ ("Who needs it"), _ ("Everybody who comes"), NULL };
  g_autoptr (GtkStringList) audience = gtk_string_list_new (audiences);

  for (int i = 0; i < lyd_letter_kinds.n_words; i++)
    gtk_string_list_append (kinds, lyd_word_title (&lyd_letter_kinds, i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->audience, G_LIST_MODEL (audience));
}

static void
fill_placeholders (LydLettersWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < lyd_placeholders.n_words; i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (lyd_word_title (&lyd_placeholders, i), NULL);

    g_menu_item_set_action_and_target (item, "letters.insert", "s", lyd_word_id (&lyd_placeholders, i));
    g_menu_append_item (menu, item);
  }
  gtk_menu_button_set_menu_model (self->insert, G_MENU_MODEL (menu));
}

static void
lyd_letters_window_init (LydLettersWindow *self)
{
  GtkWidget *names = gtk_label_new (NULL);
  const char *const languages[] = { _ ("English"), _ ("Spanish"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (languages);

  self->skipped = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  fill_placeholders (self);
  adw_combo_row_set_model (self->language, G_LIST_MODEL (list));
  gtk_label_set_wrap (GTK_LABEL (names), TRUE);
  gtk_label_set_xalign (GTK_LABEL (names), 0);
  gtk_widget_set_margin_start (names, 12);
  gtk_widget_set_margin_end (names, 12);
  gtk_widget_set_margin_top (names, 9);
  gtk_widget_set_margin_bottom (names, 9);
  adw_expander_row_add_row (self->left_out, names);
  g_object_set_data (G_OBJECT (self->left_out), "lyd-names", names);
  self->filling = FALSE;
}

LydLettersWindow *
lyd_letters_window_new (GtkWindow *parent,
                        LydStore *store,
                        const LydEvent *event,
                        LydLetterKind kind)
{
  LydLettersWindow *self = g_object_new (LYD_TYPE_LETTERS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->event = lyd_event_copy (event);
  adw_window_title_set_subtitle (self->heading, event->title);
  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind, kind);
  gtk_switch_set_active (self->ticket, kind == LYD_LETTER_TICKET);
  self->filling = FALSE;
  self->store = g_object_ref (store);
  show_page (self, "main");
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}

/* Whether nothing is being read or written. */
gboolean
lyd_letters_window_is_idle (LydLettersWindow *self)
{
  return self->n_pending == 0;
}
