#include "lyd-registration-pane.h"

#include "lyd-phrases.h"
#include "lyd-qr-picture.h"
#include "lyd-question.h"
#include "lyd-registration-bar.h"
#include "lyd-registration-rows.h"
#include "lyd-registration-sessions.h"
#include "lyd-window.h"
#include "lyd-trays.h"

#include <glib/gi18n.h>

struct _LydRegistrationPane {
  AdwBin parent_instance;

  LydStore *store;
  GSignalGroup *store_signals;
  GCancellable *asked;
  guint refresh_source;
  guint n_pending;
  LydId session;
  LydId registration;
  GTimeZone *zone;
  LydRecord *record; /* as last read; NULL: not yet */

  GtkStack *stack;
  GtkScrolledWindow *scroll;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *spoken;
  GtkLabel *organization;
  GtkImage *status_icon;
  GtkLabel *status;
  GtkFlowBox *flags;
  GtkButton *primary;
  AdwButtonContent *primary_content;
  GtkMenuButton *more;
  GtkListBox *facts;
  LydRegistrationSessions *sessions;
  GtkWidget *answers_box;
  GtkListBox *answers;
  GtkWidget *ticket_box;
  LydQrPicture *qr;
  GtkLabel *short_code;
  GtkBox *past;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydRegistrationPane, lyd_registration_pane, ADW_TYPE_BIN)

enum {
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Bursts of changes are shown together. */
#define REFRESH_MS 200

/* Words in capitals and small print are for lists; here a label that says nothing is not shown at all. */
static void
set_or_hide (GtkLabel *label,
             const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
show_who (LydRegistrationPane *self)
{
  const LydRosterRow *row = self->record->row;
  g_autofree char *spoken = row->pronunciation != NULL && row->pronouns != NULL
                              ? g_strjoin (" · ", row->pronunciation, row->pronouns, NULL)
                              : g_strdup (row->pronunciation != NULL ? row->pronunciation : row->pronouns);
  LydLook look = lyd_look_of_row (row);
  g_autofree char *since = NULL;
  g_auto (GStrv) classes = g_strsplit (look.style, " ", -1);

  adw_avatar_set_text (self->avatar, row->name);
  gtk_label_set_label (self->name, row->name);
  set_or_hide (self->spoken, spoken);
  set_or_hide (self->organization, row->organization);
  if (row->inside && row->last_at != LYD_TIME_NONE) {
    g_autofree char *clock = lyd_format_clock (row->last_at, self->zone);

    since = g_strdup_printf (_ ("In %s"), clock);
  }
  gtk_label_set_label (self->status, since != NULL ? since : look.word);
  gtk_image_set_from_icon_name (self->status_icon, look.icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status_icon), (const char **) classes);
}

static void
add_flag (LydRegistrationPane *self,
          const char *icon,
          const char *word,
          const char *style)
{
  GtkWidget *flag = lyd_registration_flag_new (icon, word, style);

  gtk_flow_box_append (self->flags, flag);
  gtk_widget_set_focusable (gtk_widget_get_parent (flag), FALSE);
}

static void
show_flags (LydRegistrationPane *self)
{
  const LydRosterRow *row = self->record->row;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flags))) != NULL)
    gtk_flow_box_remove (self->flags, child);
  if (row->first_time)
    add_flag (self, "lyd-first-symbolic", _ ("First time"), "first");
  if (row->no_photos)
    add_flag (self, "lyd-nophoto-symbolic", _ ("No photos"), "nophoto");
  if (row->needs_assistance)
    add_flag (self, "emblem-important-symbolic", _ ("Needs assistance"), "assist");
  gtk_widget_set_visible (GTK_WIDGET (self->flags), row->first_time || row->no_photos || row->needs_assistance);
}

/* The one thing that is most likely to come next. */
static void
show_primary (LydRegistrationPane *self)
{
  static const struct {
    const char *action;
    const char *icon;
    const char *label;
  } next[] = {
    { "registrations.check-in", "lyd-admitted-symbolic", N_ ("Check _In") },
    { "registrations.print", "printer-symbolic", N_ ("_Print Badge") },
    { "registrations.confirm", "lyd-admitted-symbolic", N_ ("_Confirm") },
    { "registrations.reinstate", "edit-undo-symbolic", N_ ("_Reinstate") },
  };
  const LydRosterRow *row = self->record->row;
  gsize i = 0;

  if (row->inside || (row->status == LYD_STATUS_CONFIRMED && lyd_id_is_none (&self->session)))
    i = 1;
  else if (row->status == LYD_STATUS_PENDING || row->status == LYD_STATUS_WAITLISTED)
    i = 2;
  else if (row->status == LYD_STATUS_CANCELLED || row->status == LYD_STATUS_DENIED)
    i = 3;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->primary), next[i].action);
  adw_button_content_set_icon_name (self->primary_content, next[i].icon);
  adw_button_content_set_label (self->primary_content, _ (next[i].label));
}

static void
add_fact (LydRegistrationPane *self,
          const char *title,
          const char *value)
{
  if (value != NULL && value[0] != '\0')
    gtk_list_box_append (self->facts, lyd_registration_fact_new (title, value));
}

static void
show_facts (LydRegistrationPane *self)
{
  const LydRecord *record = self->record;
  gint64 now = lyd_store_get_now (self->store);
  g_autofree char *registered = lyd_format_past (record->registration->registered_at, now, self->zone);
  g_autofree char *printed =
    record->printed_at != LYD_TIME_NONE ? lyd_format_past (record->printed_at, now, self->zone) : NULL;
  /* Translators: when a badge was printed */
  g_autofree char *badge = printed != NULL ? g_strdup_printf (_ ("Printed %s"), printed) : g_strdup (_ ("Not printed"));
  g_autofree char *slot = lyd_words_slot (record->row->tray, record->row->slot);

  lyd_registration_rows_clear (self->facts);
  add_fact (self, _ ("Type"), lyd_word_title (&lyd_attendee_types, record->row->type));
  if (record->row->inside && record->row->status != LYD_STATUS_CONFIRMED)
    add_fact (self, _ ("Status"), lyd_word_title (&lyd_statuses, record->row->status));
  add_fact (self, _ ("E-mail"), record->person->email);
  add_fact (self, _ ("Phone"), record->person->phone);
  add_fact (self, _ ("Role"), record->person->role);
  add_fact (self, _ ("Badge"), badge);
  add_fact (self, _ ("Lies in"), slot);
  add_fact (self, _ ("Registered"), registered);
  add_fact (self, _ ("Note"), record->registration->note);
}

static void
show_answers (LydRegistrationPane *self)
{
  const LydRecord *record = self->record;
  int n = 0;

  lyd_registration_rows_clear (self->answers);
  for (guint i = 0; i < record->answers->len; i++) {
    const LydRecordAnswer *answer = g_ptr_array_index (record->answers, i);

    if ((answer->value == NULL || answer->value[0] == '\0') &&
        !(answer->question->required && lyd_question_asks (answer->question, record->row->type)))
      continue;
    gtk_list_box_append (self->answers, lyd_registration_answer_new (answer));
    n++;
  }
  gtk_widget_set_visible (self->answers_box, n > 0);
}

static void
show_past (LydRegistrationPane *self)
{
  gint64 now = lyd_store_get_now (self->store);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->past))) != NULL)
    gtk_box_remove (self->past, child);
  for (guint i = 0; i < self->record->past->len; i++)
    gtk_box_append (self->past,
                    lyd_registration_past_new (g_ptr_array_index (self->record->past, i), now, self->zone));
}

static void
show_record (LydRegistrationPane *self)
{
  show_who (self);
  show_flags (self);
  show_primary (self);
  show_facts (self);
  lyd_registration_sessions_show (self->sessions, self->store, &self->registration, self->zone);
  show_answers (self);
  show_past (self);
  gtk_widget_set_visible (self->ticket_box, self->record->code != NULL);
  lyd_qr_picture_set_code (self->qr, self->record->code);
  gtk_label_set_label (self->short_code, self->record->row->short_code);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRegistrationPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LydRecord) record = lyd_store_get_record_finish (LYD_STORE (source), result, &error);

  self->n_pending--;
  if (self->store != LYD_STORE (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->record, lyd_record_free);
  if (record == NULL) {
    gtk_label_set_label (self->problem, error->message);
    gtk_stack_set_visible_child_name (self->stack, "problem");
  } else {
    self->record = g_steal_pointer (&record);
    show_record (self);
  }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
refresh (LydRegistrationPane *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  if (self->store == NULL || lyd_id_is_none (&self->registration))
    return;
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_get_record_async (self->store, &self->session, &self->registration, self->asked, read_cb,
                              g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  LydRegistrationPane *self = data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (LydRegistrationPane *self)
{
  if (self->refresh_source == 0 && !lyd_id_is_none (&self->registration))
    self->refresh_source = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

/* A choice that was refused has nothing to undo. */
static void
session_done_cb (LydRegistrationPane *self,
                 const LydDone *done)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!LYD_IS_WINDOW (root) || done->sentence == NULL)
    return;
  if (lyd_id_is_none (&done->entry))
    lyd_window_toast (LYD_WINDOW (root), done->sentence);
  else
    lyd_window_toast_undo (LYD_WINDOW (root), done->sentence, &done->entry);
}

static void
session_failed_cb (LydRegistrationPane *self,
                   const char *message)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (LYD_IS_WINDOW (root))
    lyd_window_toast (LYD_WINDOW (root), message);
}

static void
lyd_registration_pane_dispose (GObject *object)
{
  LydRegistrationPane *self = LYD_REGISTRATION_PANE (object);

  g_cancellable_cancel (self->asked);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  /* Before the template is: it lets go of the bin’s own child behind the bin’s back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REGISTRATION_PANE);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->record, lyd_record_free);

  G_OBJECT_CLASS (lyd_registration_pane_parent_class)->dispose (object);
}

static void
lyd_registration_pane_class_init (LydRegistrationPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registration_pane_dispose;
  signals[SIGNAL_LOADED] =
    g_signal_new ("loaded", LYD_TYPE_REGISTRATION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LYD_TYPE_QR_PICTURE);
  g_type_ensure (LYD_TYPE_REGISTRATION_SESSIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registration-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, sessions);
  gtk_widget_class_bind_template_callback (widget_class, session_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_failed_cb);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, avatar);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, name);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, spoken);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, organization);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, status_icon);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, status);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, flags);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, primary);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, primary_content);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, more);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, facts);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, answers_box);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, answers);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, ticket_box);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, qr);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, short_code);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, past);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationPane, problem);
}

static void
lyd_registration_pane_init (LydRegistrationPane *self)
{
  g_autoptr (GMenuModel) menu = lyd_registration_menu_new ("one");

  self->store_signals = g_signal_group_new (LYD_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->more, menu);
}

LydRegistrationPane *
lyd_registration_pane_new (void)
{
  return g_object_new (LYD_TYPE_REGISTRATION_PANE, NULL);
}

/**
 * lyd_registration_pane_set_registration:
 * @store: (nullable): %NULL empties the pane
 * @session: whose entries tell whether they are in
 * @timezone: of the event, an IANA name
 */
void
lyd_registration_pane_set_registration (LydRegistrationPane *self,
                                        LydStore *store,
                                        const LydId *session,
                                        const LydId *registration,
                                        const char *timezone)
{
  gboolean same = store != NULL && self->store == store && lyd_id_equal (&self->registration, registration) &&
                  lyd_id_equal (&self->session, session);

  if (same && self->record != NULL)
    return;
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->record, lyd_record_free);
  self->registration = store != NULL ? *registration : lyd_id_none;
  if (store == NULL) {
    g_cancellable_cancel (self->asked);
    g_clear_handle_id (&self->refresh_source, g_source_remove);
    gtk_stack_set_visible_child_name (self->stack, "loading");
    return;
  }
  self->session = *session;
  self->zone = lyd_zone_get (timezone);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  refresh (self);
}

/* (nullable): %NULL until it is read */
const LydRecord *
lyd_registration_pane_get_record (LydRegistrationPane *self)
{
  return self->record;
}

/* Whether what is shown is what was asked for. */
gboolean
lyd_registration_pane_is_idle (LydRegistrationPane *self)
{
  return self->n_pending == 0 && self->refresh_source == 0;
}
