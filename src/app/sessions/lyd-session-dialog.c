#include "lyd-session-dialog.h"

#include "audience/lyd-audience-row.h"
#include "events/lyd-when-group.h"
#include "lyd-window.h"
#include "materials/lyd-materials-window.h"
#include "sessions/lyd-presenters-row.h"

#include <glib/gi18n.h>

struct _LydSessionDialog {
  AdwWindow parent_instance;

  LydSession *session; /* what it began with */
  gboolean filling;

  GtkButton *save;
  AdwEntryRow *title_row;
  AdwComboRow *kind;
  LydWhenGroup *when;
  AdwEntryRow *room;
  AdwEntryRow *track;
  LydPresentersRow *presenters;
  GtkSpinButton *capacity;
  GtkWidget *choice_row;
  GtkSwitch *choice;
  GtkSwitch *counted;
  AdwComboRow *admission;
  GtkSpinButton *opens;
  GtkSpinButton *closes;
  GtkWidget *materials_group;
  GtkWidget *remove_group;
  LydAudienceRow *rules;
};

G_DEFINE_FINAL_TYPE (LydSessionDialog, lyd_session_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVE,
  SIGNAL_DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How often each lets the same person in, in a sentence. */
static const char *const admission_words[] = {
  [LYD_ADMIT_ONCE] = N_ ("A second scan says “Already in”"),
  [LYD_ADMIT_DAILY] = N_ ("Everybody checks in anew each day"),
  [LYD_ADMIT_IN_OUT] = N_ ("People check out when they leave"),
  [LYD_ADMIT_UNLIMITED] = N_ ("Every scan is counted"),
};

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (AdwEntryRow *row,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* Returns: (transfer full) (nullable): the session, or %NULL where something is missing yet */
static LydSession *
read_session (LydSessionDialog *self)
{
  g_autofree char *title = dup_text (self->title_row);
  int capacity = gtk_spin_button_get_value_as_int (self->capacity);
  LydSession *session;
  gint64 start, end;

  if (!lyd_when_group_read (self->when, &start, &end) || title == NULL)
    return NULL;

  session = lyd_session_copy (self->session);
  session->kind = (LydSessionKind) adw_combo_row_get_selected (self->kind);
  session->admission = (LydAdmission) adw_combo_row_get_selected (self->admission);
  session->start = start;
  session->end = end;
  session->capacity = capacity > 0 ? capacity : -1;
  session->sensitive = gtk_switch_get_active (self->counted);
  session->choice = !session->sensitive && gtk_switch_get_active (self->choice);
  session->rules = lyd_audience_row_dup_rules (self->rules);
  session->opens_before = gtk_spin_button_get_value_as_int (self->opens);
  session->closes_after = gtk_spin_button_get_value_as_int (self->closes);
  g_free (session->title);
  session->title = g_steal_pointer (&title);
  g_free (session->room);
  session->room = dup_text (self->room);
  g_free (session->track);
  session->track = dup_text (self->track);
  g_clear_pointer (&session->presenters, g_ptr_array_unref);
  session->presenters = lyd_presenters_row_dup (self->presenters);
  return session;
}

static void
check (LydSessionDialog *self)
{
  g_autoptr (LydSession) session = read_session (self);

  lyd_when_group_complain (self->when, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.save", session != NULL);
}

static void
changed_cb (LydSessionDialog *self)
{
  guint admission = adw_combo_row_get_selected (self->admission);

  if (admission < G_N_ELEMENTS (admission_words))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->admission), _ (admission_words[admission]));
  /* Where nobody is named nobody chooses, either. */
  gtk_widget_set_sensitive (self->choice_row, !gtk_switch_get_active (self->counted));
  if (!self->filling)
    check (self);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (widget);
  g_autoptr (LydSession) session = read_session (self);

  if (session == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, session);
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_DELETE], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
activated_cb (LydSessionDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "session.save", NULL);
}

static void
materials_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const LydEventSummary *summary = LYD_IS_WINDOW (parent) ? lyd_window_get_event (LYD_WINDOW (parent)) : NULL;

  if (summary != NULL)
    gtk_window_present (GTK_WINDOW (lyd_materials_window_new (
      GTK_WINDOW (self), lyd_window_get_store (LYD_WINDOW (parent)), summary->event, &self->session->id)));
}

static void
lyd_session_dialog_dispose (GObject *object)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SESSION_DIALOG);
  g_clear_pointer (&self->session, lyd_session_free);
  G_OBJECT_CLASS (lyd_session_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, when);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, room);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, track);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, presenters);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, capacity);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, choice_row);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, counted);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, admission);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, opens);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, closes);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, materials_group);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, rules);
}

static void
lyd_session_dialog_class_init (LydSessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_session_dialog_dispose;
  signals[SIGNAL_SAVE] =
    g_signal_new ("save", LYD_TYPE_SESSION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_POINTER);
  signals[SIGNAL_DELETE] =
    g_signal_new ("delete", LYD_TYPE_SESSION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LYD_TYPE_WHEN_GROUP);
  g_type_ensure (LYD_TYPE_AUDIENCE_ROW);
  g_type_ensure (LYD_TYPE_PRESENTERS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-session-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "session.materials", NULL, materials_action);
  gtk_widget_class_install_action (widget_class, "session.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "session.delete", NULL, delete_action);
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
lyd_session_dialog_init (LydSessionDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_words (self->kind, &lyd_session_kinds);
  fill_words (self->admission, &lyd_admissions);
}

/* @session: copied; without an id it is a new one. @timezone: of its event */
LydSessionDialog *
lyd_session_dialog_new (GtkWindow *parent,
                        const LydSession *session,
                        const char *timezone)
{
  LydSessionDialog *self = g_object_new (LYD_TYPE_SESSION_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get (timezone);
  LydStore *store;

  self->session = lyd_session_copy (session);
  set_text (self->title_row, session->title);
  set_text (self->room, session->room);
  set_text (self->track, session->track);
  adw_combo_row_set_selected (self->kind, session->kind);
  adw_combo_row_set_selected (self->admission, session->admission);
  lyd_when_group_set_zone (self->when, zone, session->start);
  lyd_when_group_set (self->when, session->start, session->end);
  gtk_spin_button_set_value (self->capacity, MAX (session->capacity, 0));
  gtk_spin_button_set_value (self->opens, MAX (session->opens_before, 0));
  gtk_spin_button_set_value (self->closes, MAX (session->closes_after, 0));
  gtk_switch_set_active (self->choice, session->choice);
  gtk_switch_set_active (self->counted, session->sensitive);
  self->filling = FALSE;
  if (!lyd_id_is_none (&session->id)) {
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Session"));
    gtk_button_set_label (self->save, _ ("_Save"));
  }
  store = LYD_IS_WINDOW (parent) ? lyd_window_get_store (LYD_WINDOW (parent)) : NULL;
  lyd_presenters_row_load (self->presenters, store, session->presenters);
  gtk_widget_set_visible (self->materials_group, store != NULL && !lyd_id_is_none (&session->id));
  if (store != NULL)
    lyd_audience_row_load (self->rules, store, lyd_id_is_none (&session->id) ? NULL : &session->event, &session->id);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  changed_cb (self);
  return self;
}

/* For a session that nobody has used and that is not its event's last one. */
void
lyd_session_dialog_offer_delete (LydSessionDialog *self)
{
  gtk_widget_set_visible (self->remove_group, TRUE);
}
