#include "lyd-registration-dialog.h"

#include "lyd-fold.h"
#include "lyd-registration-answers.h"
#include "lyd-registration-room.h"
#include "lyd-registration-sessions.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydRegistrationDialog {
  AdwWindow parent_instance;

  LydStore *store;
  LydId event;
  LydId registration;        /* none: a new one */
  LydId person;              /* none: not known, or not yet */
  LydRegistrationForm *form; /* NULL: not read yet */
  GPtrArray *found;          /* of LydKnownPerson */
  GCancellable *asked;       /* of what is looked for as somebody types */
  GCancellable *cancellable;
  GPtrArray *ticks;      /* of GtkCheckButton: the sessions', in the form's order */
  GArray *places;        /* of LydId: chosen before */
  const char *suggested; /* an organization of the form */
  gboolean filling;
  gboolean saving;
  gboolean was_confirmed; /* before it is changed */

  GtkButton *save;
  GtkEditable *name;
  GtkWidget *known_box;
  GtkListBox *known;
  GtkEditable *email;
  GtkWidget *email_problem_row;
  GtkLabel *email_problem;
  GtkEditable *organization;
  GtkWidget *organization_row;
  GtkLabel *organization_hint;
  GtkButton *organization_button;
  GtkEditable *role;
  GtkEditable *phone;
  GtkEditable *pronouns;
  AdwComboRow *type;
  AdwComboRow *status;
  LydRegistrationRoom *room;
  GtkSwitch *first_time;
  GtkSwitch *no_photos;
  GtkSwitch *needs_assistance;
  GtkEditable *note;
  AdwPreferencesGroup *sessions;
  LydRegistrationAnswers *answers;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydRegistrationDialog, lyd_registration_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* So many known people fit below the name without hiding the rest of the form. */
#define MAX_KNOWN 4

static gboolean
is_new (LydRegistrationDialog *self)
{
  return lyd_id_is_none (&self->registration);
}

/* ---- what is wrong, and what to do about it ---- */

static gboolean
check_email (LydRegistrationDialog *self)
{
  const char *text = gtk_editable_get_text (self->email);
  g_autofree char *folded = text[strspn (text, " ")] != '\0' ? lyd_fold_email (text) : NULL;
  gboolean good = text[strspn (text, " ")] == '\0' || folded != NULL;

  gtk_widget_set_visible (self->email_problem_row, !good);
  gtk_label_set_label (self->email_problem, good ? "" : _ ("This is not an e-mail address."));
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->email), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->email), "error");
  return good;
}

/* An organization that is written like a known one is that one; another is made. */
static void
check_organization (LydRegistrationDialog *self)
{
  g_autofree char *typed = lyd_fold_text (gtk_editable_get_text (self->organization));
  g_autofree char *words = NULL;
  gboolean known = typed[0] == '\0';

  self->suggested = NULL;
  for (guint i = 0; self->form != NULL && !known && i < self->form->organizations->len; i++) {
    const char *name = g_ptr_array_index (self->form->organizations, i);
    g_autofree char *folded = lyd_fold_text (name);

    known = strcmp (folded, typed) == 0;
    if (self->suggested == NULL && strlen (typed) > 2 && strstr (folded, typed) != NULL)
      self->suggested = name;
  }
  gtk_widget_set_visible (self->organization_row, !known && self->form != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->organization_button), !known && self->suggested != NULL);
  words = self->suggested != NULL ? g_strdup_printf (_ ("Or is it %s?"), self->suggested)
                                  : g_strdup (_ ("This organization is new."));
  gtk_label_set_label (self->organization_hint, known ? "" : words);
  gtk_button_set_label (self->organization_button, _ ("Use This"));
}

/* A new registration answers what must be answered; an old one may go on without, but with nothing wrong. */
static gboolean
check_answers (LydRegistrationDialog *self)
{
  const char *missing;
  gboolean good = lyd_registration_answers_check (self->answers, is_new (self), &missing);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), missing != NULL);
  if (missing != NULL) {
    /* Translators: the first question without an answer, where there has to be one */
    g_autofree char *words = g_strdup_printf (_ ("Still to be answered: %s"), missing);

    gtk_label_set_label (self->problem, words);
  }
  return good;
}

static void
check (LydRegistrationDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);
  gboolean good = name[strspn (name, " ")] != '\0';

  good &= check_email (self);
  good &= check_answers (self);
  check_organization (self);
  good &= lyd_registration_room_is_good (self->room);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "registration.save", good && self->form != NULL && !self->saving);
}

/* ---- what is left, and what would become of it ---- */

/* One that was confirmed keeps its place, whatever else changes. */
static void
ask_room (LydRegistrationDialog *self)
{
  g_autoptr (LydRegistrationDraft) draft = lyd_registration_draft_new (&self->event);

  if (self->filling || self->was_confirmed)
    return;
  draft->registration = self->registration;
  draft->person = self->person;
  draft->name = g_strdup (gtk_editable_get_text (self->name));
  draft->email = g_strdup (gtk_editable_get_text (self->email));
  draft->organization = g_strdup (gtk_editable_get_text (self->organization));
  draft->type = (LydAttendeeType) adw_combo_row_get_selected (self->type);
  draft->status = (LydStatus) adw_combo_row_get_selected (self->status);
  lyd_registration_room_ask (self->room, self->store, draft);
}

/* ---- somebody who is known ---- */

static void
set_text (GtkEditable *row,
          const char *text)
{
  gtk_editable_set_text (row, text != NULL ? text : "");
}

static void
fill_person (LydRegistrationDialog *self,
             const LydPerson *person,
             const char *organization)
{
  self->filling = TRUE;
  self->person = person->id;
  set_text (self->name, person->name);
  set_text (self->email, person->email);
  set_text (self->organization, organization);
  set_text (self->role, person->role);
  set_text (self->phone, person->phone);
  set_text (self->pronouns, person->pronouns);
  self->filling = FALSE;
  gtk_widget_set_visible (self->known_box, FALSE);
  if (self->form != NULL)
    ask_room (self);
  check (self);
}

static void
use_person_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  LydRegistrationDialog *self = LYD_REGISTRATION_DIALOG (widget);
  LydId id;

  if (!lyd_id_from_string (&id, g_variant_get_string (parameter, NULL)))
    return;
  for (guint i = 0; self->found != NULL && i < self->found->len; i++) {
    const LydKnownPerson *known = g_ptr_array_index (self->found, i);

    if (lyd_id_equal (&known->person->id, &id)) {
      fill_person (self, known->person, known->organization);
      return;
    }
  }
}

static GtkWidget *
known_row_new (const LydKnownPerson *known)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *target = lyd_id_to_string (&known->person->id);
  g_autoptr (GString) line = g_string_new (known->organization);

  if (known->person->email != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", known->person->email);
  if (!lyd_id_is_none (&known->registration))
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", _ ("registered already"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), known->person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->str);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("lyd-person-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "registration.use-person");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydRegistrationDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lyd_store_find_people_finish (LYD_STORE (source), result, &error);
  GtkWidget *row;

  if (found == NULL || self->known == NULL || !lyd_id_is_none (&self->person))
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->known))) != NULL)
    gtk_list_box_remove (self->known, row);
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (self->known, known_row_new (g_ptr_array_index (self->found, i)));
  gtk_widget_set_visible (self->known_box, self->found->len > 0);
}

/* Another name is another person until one is chosen again. */
static void
look_for_person (LydRegistrationDialog *self)
{
  self->person = lyd_id_none;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  lyd_store_find_people_async (self->store, &self->event, gtk_editable_get_text (self->name), MAX_KNOWN, self->asked,
                               found_cb, g_object_ref (self));
}

static void
changed_cb (LydRegistrationDialog *self,
            gpointer row)
{
  if (self->filling)
    return;
  if (is_new (self) && row == self->name)
    look_for_person (self);
  ask_room (self);
  lyd_registration_answers_set_type (self->answers, (LydAttendeeType) adw_combo_row_get_selected (self->type));
  check (self);
}

static void
field_changed_cb (LydRegistrationDialog *self)
{
  if (!self->filling)
    check (self);
}

static void
use_organization_action (GtkWidget *widget,
                         const char *name,
                         GVariant *parameter)
{
  LydRegistrationDialog *self = LYD_REGISTRATION_DIALOG (widget);

  if (self->suggested != NULL)
    set_text (self->organization, self->suggested);
}

/* ---- saving ---- */

static LydRegistrationDraft *
read_draft (LydRegistrationDialog *self)
{
  LydRegistrationDraft *draft = lyd_registration_draft_new (&self->event);

  draft->registration = self->registration;
  draft->person = self->person;
  draft->name = g_strdup (gtk_editable_get_text (self->name));
  draft->email = g_strdup (gtk_editable_get_text (self->email));
  draft->phone = g_strdup (gtk_editable_get_text (self->phone));
  draft->role = g_strdup (gtk_editable_get_text (self->role));
  draft->pronouns = g_strdup (gtk_editable_get_text (self->pronouns));
  draft->organization = g_strdup (gtk_editable_get_text (self->organization));
  draft->note = g_strdup (gtk_editable_get_text (self->note));
  draft->override = lyd_registration_room_dup_override (self->room);
  draft->type = (LydAttendeeType) adw_combo_row_get_selected (self->type);
  draft->status = (LydStatus) adw_combo_row_get_selected (self->status);
  draft->first_time = gtk_switch_get_active (self->first_time);
  draft->no_photos = gtk_switch_get_active (self->no_photos);
  draft->needs_assistance = gtk_switch_get_active (self->needs_assistance);
  lyd_registration_answers_add_to (self->answers, draft);
  for (guint i = 0; i < self->ticks->len; i++) {
    const LydSession *session = g_ptr_array_index (self->form->sessions, i);

    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_array_append_val (draft->places, session->id);
  }
  return draft;
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydRegistrationDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean existing = FALSE;
  g_autoptr (LydDone) done = lyd_store_save_registration_finish (LYD_STORE (source), result, &existing, &error);

  if (self->problem == NULL)
    return;
  self->saving = FALSE;
  if (done == NULL) {
    check (self);
    gtk_label_set_label (self->problem, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, done, existing);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRegistrationDialog *self = LYD_REGISTRATION_DIALOG (widget);
  g_autoptr (LydRegistrationDraft) draft = read_draft (self);

  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "registration.save", FALSE);
  lyd_store_save_registration_async (self->store, draft, saved_cb, g_object_ref (self));
}

static void
activated_cb (LydRegistrationDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "registration.save", NULL);
}

/* ---- what the event asks ---- */

static gboolean
has_place (LydRegistrationDialog *self,
           const LydId *session)
{
  for (guint i = 0; i < self->places->len; i++)
    if (lyd_id_equal (&g_array_index (self->places, LydId, i), session))
      return TRUE;
  return FALSE;
}

/* "3 of 30 places left", or that one would wait. */
static void
describe_left (AdwActionRow *row,
               const LydPlaces *places)
{
  g_autofree char *words = lyd_words_places (places);
  g_autofree char *text =
    /* Translators: how many places a session has left, none that is */
    lyd_places_get_open (places) <= 0 ? g_strdup_printf (_ ("%s · whoever chooses it waits"), words) : g_strdup (words);

  adw_action_row_set_subtitle (row, text);
}

static gboolean
is_ticked (gpointer data,
           guint index)
{
  LydRegistrationDialog *self = data;

  return index < self->ticks->len && gtk_check_button_get_active (g_ptr_array_index (self->ticks, index));
}

/* Two at one time are a mistake, or two halves of one: it is said, and may be saved. */
static void
ticked_cb (LydRegistrationDialog *self)
{
  g_autofree char *overlap = lyd_registration_sessions_find_overlap (self->form->sessions, is_ticked, self);
  g_autofree char *markup = overlap != NULL ? g_markup_escape_text (overlap, -1) : NULL;

  adw_preferences_group_set_description (self->sessions, markup);
}

static void
add_sessions (LydRegistrationDialog *self)
{
  for (guint i = 0; i < self->form->sessions->len; i++) {
    const LydSession *session = g_ptr_array_index (self->form->sessions, i);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *tick = gtk_check_button_new ();

    gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), has_place (self, &session->id));
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session->title);
    describe_left (ADW_ACTION_ROW (row), &g_array_index (self->form->left, LydPlaces, i));
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
    adw_preferences_group_add (self->sessions, row);
    g_ptr_array_add (self->ticks, tick);
    g_signal_connect_object (tick, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  }
  ticked_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), self->ticks->len > 0);
}

static void
form_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRegistrationDialog) self = data;
  g_autoptr (GError) error = NULL;
  LydRegistrationForm *form = lyd_store_get_form_finish (LYD_STORE (source), result, &error);

  if (self->problem == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (form == NULL) {
    gtk_label_set_label (self->problem, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    return;
  }
  self->form = form;
  add_sessions (self);
  ask_room (self);
  lyd_registration_answers_set_questions (self->answers, form->questions);
  check (self);
}

static void
lyd_registration_dialog_dispose (GObject *object)
{
  LydRegistrationDialog *self = LYD_REGISTRATION_DIALOG (object);

  g_cancellable_cancel (self->asked);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REGISTRATION_DIALOG);
  g_clear_object (&self->asked);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->form, lyd_registration_form_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (lyd_registration_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, save);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, known_box);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, known);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, email);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, email_problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, email_problem);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, organization);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, organization_row);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, organization_hint);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, organization_button);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, role);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, phone);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, pronouns);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, type);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, status);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, room);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, first_time);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, no_photos);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, needs_assistance);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, note);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, sessions);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, answers);
  gtk_widget_class_bind_template_child (widget_class, LydRegistrationDialog, problem);
}

static void
lyd_registration_dialog_class_init (LydRegistrationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_registration_dialog_dispose;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", LYD_TYPE_REGISTRATION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  g_type_ensure (LYD_TYPE_REGISTRATION_ROOM);
  g_type_ensure (LYD_TYPE_REGISTRATION_ANSWERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/lanyard/Lanyard/registrations/lyd-registration-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "registration.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "registration.use-person", "s", use_person_action);
  gtk_widget_class_install_action (widget_class, "registration.use-organization", NULL, use_organization_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_words (AdwComboRow *row,
            const LydVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < vocabulary->n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (vocabulary, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
lyd_registration_dialog_init (LydRegistrationDialog *self)
{
  self->filling = TRUE;
  self->cancellable = g_cancellable_new ();
  self->ticks = g_ptr_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (LydId));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_words (self->type, &lyd_attendee_types);
  fill_words (self->status, &lyd_statuses);
}

static void
fill_record (LydRegistrationDialog *self,
             const LydRecord *record)
{
  const LydRegistration *registration = record->registration;

  self->registration = registration->id;
  self->was_confirmed = registration->status == LYD_STATUS_CONFIRMED;
  adw_combo_row_set_selected (self->type, registration->type);
  lyd_registration_answers_set_type (self->answers, registration->type);
  adw_combo_row_set_selected (self->status, registration->status);
  gtk_switch_set_active (self->first_time, registration->first_time);
  gtk_switch_set_active (self->no_photos, registration->no_photos);
  gtk_switch_set_active (self->needs_assistance, registration->needs_assistance);
  set_text (self->note, registration->note);
  g_array_append_vals (self->places, record->places->data, record->places->len);
  lyd_registration_answers_set_values (self->answers, record->answers);
  fill_person (self, record->person, record->row->organization);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Registration"));
  gtk_button_set_label (self->save, _ ("_Save"));
}

/* @record: (nullable): what is changed; %NULL: a new registration */
LydRegistrationDialog *
lyd_registration_dialog_new (GtkWindow *parent,
                             LydStore *store,
                             const LydId *event,
                             const LydRecord *record)
{
  LydRegistrationDialog *self =
    g_object_new (LYD_TYPE_REGISTRATION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->store = g_object_ref (store);
  self->event = *event;
  if (record != NULL)
    fill_record (self, record);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  check (self);
  lyd_store_get_form_async (store, event, self->cancellable, form_cb, g_object_ref (self));
  return self;
}

/* Whether it knows what the event asks. */
gboolean
lyd_registration_dialog_is_ready (LydRegistrationDialog *self)
{
  return self->form != NULL;
}
