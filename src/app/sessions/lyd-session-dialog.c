#include "lyd-session-dialog.h"

#include "events/lyd-when-row.h"
#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydSessionDialog {
  AdwWindow parent_instance;

  LydSession *session; /* what it began with */
  GTimeZone *zone;
  gboolean filling;
  gboolean end_touched;

  GtkButton *save;
  AdwEntryRow *title_row;
  AdwComboRow *kind;
  LydWhenRow *starts;
  LydWhenRow *ends;
  GtkWidget *problem_row;
  GtkLabel *problem;
  GtkButton *repair;
  AdwEntryRow *room;
  GtkSpinButton *capacity;
  GtkSwitch *choice;
  AdwComboRow *admission;
  GtkSpinButton *opens;
  GtkSpinButton *closes;
  GtkWidget *remove_group;
};

G_DEFINE_FINAL_TYPE (LydSessionDialog, lyd_session_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVE,
  SIGNAL_DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum {
  PROBLEM_NONE,
  PROBLEM_TITLE,
  PROBLEM_START,
  PROBLEM_END,
  PROBLEM_ORDER,
} Problem;

static const char *const problem_words[] = {
  [PROBLEM_NONE] = "",
  [PROBLEM_TITLE] = "", /* an empty field says it */
  [PROBLEM_START] = N_ ("Write the start as Sep 21, 2027 and 1:30 pm."),
  [PROBLEM_END] = N_ ("Write the end as Sep 21, 2027 and 1:30 pm."),
  [PROBLEM_ORDER] = N_ ("The end is before the start."),
};

/* How often each lets the same person in, in a sentence. */
static const char *const admission_words[] = {
  [LYD_ADMIT_ONCE] = N_ ("A second scan says “Already in”"),
  [LYD_ADMIT_DAILY] = N_ ("Everybody checks in anew each day"),
  [LYD_ADMIT_IN_OUT] = N_ ("People check out when they leave"),
  [LYD_ADMIT_UNLIMITED] = N_ ("Every scan is counted"),
};

static Problem
read_times (LydSessionDialog *self,
            gint64 *start,
            gint64 *end)
{
  if (!lyd_when_row_read (self->starts, self->zone, self->session->start, start))
    return PROBLEM_START;
  if (!lyd_when_row_read (self->ends, self->zone, *start, end))
    return PROBLEM_END;
  if (*end <= *start) {
    lyd_when_row_set_wrong (self->ends, TRUE);
    return PROBLEM_ORDER;
  }
  return PROBLEM_NONE;
}

/* Returns: (transfer full) (nullable): the session, or %NULL with @problem saying why not yet */
static LydSession *
read_session (LydSessionDialog *self,
              Problem *problem)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  g_autofree char *room = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->room))));
  int capacity = gtk_spin_button_get_value_as_int (self->capacity);
  LydSession *session;
  gint64 start, end;

  *problem = read_times (self, &start, &end);
  if (*problem == PROBLEM_NONE && title[0] == '\0')
    *problem = PROBLEM_TITLE;
  if (*problem != PROBLEM_NONE)
    return NULL;

  session = lyd_session_copy (self->session);
  session->kind = (LydSessionKind) adw_combo_row_get_selected (self->kind);
  session->admission = (LydAdmission) adw_combo_row_get_selected (self->admission);
  session->start = start;
  session->end = end;
  session->capacity = capacity > 0 ? capacity : -1;
  session->choice = gtk_switch_get_active (self->choice);
  session->opens_before = gtk_spin_button_get_value_as_int (self->opens);
  session->closes_after = gtk_spin_button_get_value_as_int (self->closes);
  g_free (session->title);
  session->title = g_steal_pointer (&title);
  g_free (session->room);
  session->room = room[0] != '\0' ? g_steal_pointer (&room) : NULL;
  return session;
}

static gboolean
find_end (LydSessionDialog *self,
          gint64 *end)
{
  gint64 start;

  if (!lyd_when_row_read (self->starts, self->zone, self->session->start, &start))
    return FALSE;
  *end = start + (self->session->end - self->session->start);
  return TRUE;
}

static void
check (LydSessionDialog *self)
{
  Problem problem = PROBLEM_NONE;
  g_autoptr (LydSession) session = read_session (self, &problem);
  const char *words = problem_words[problem];
  gint64 end;

  gtk_widget_set_visible (self->problem_row, words[0] != '\0');
  gtk_label_set_label (self->problem, words[0] != '\0' ? _ (words) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repair), FALSE);
  if (problem == PROBLEM_ORDER && find_end (self, &end)) {
    g_autofree char *clock = lyd_format_clock (end, self->zone);
    g_autofree char *label = g_strdup_printf (_ ("Use %s"), clock);

    gtk_button_set_label (self->repair, label);
    gtk_widget_set_visible (GTK_WIDGET (self->repair), TRUE);
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.save", session != NULL);
}

static void
changed_cb (LydSessionDialog *self)
{
  guint admission = adw_combo_row_get_selected (self->admission);

  if (admission < G_N_ELEMENTS (admission_words))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->admission), _ (admission_words[admission]));
  if (!self->filling)
    check (self);
}

/* The end keeps its distance until somebody sets it. */
static void
starts_cb (LydSessionDialog *self)
{
  gint64 end;

  if (self->filling)
    return;
  if (!self->end_touched && find_end (self, &end))
    lyd_when_row_set (self->ends, end, self->zone);
  check (self);
}

static void
ends_cb (LydSessionDialog *self)
{
  if (self->filling)
    return;
  self->end_touched = TRUE;
  check (self);
}

static void
repair_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (widget);

  self->end_touched = FALSE;
  starts_cb (self);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (widget);
  Problem problem;
  g_autoptr (LydSession) session = read_session (self, &problem);

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
lyd_session_dialog_dispose (GObject *object)
{
  LydSessionDialog *self = LYD_SESSION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SESSION_DIALOG);
  g_clear_pointer (&self->session, lyd_session_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_session_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, save);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, starts);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, ends);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, repair);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, room);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, capacity);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, admission);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, opens);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, closes);
  gtk_widget_class_bind_template_child (widget_class, LydSessionDialog, remove_group);
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

  g_type_ensure (LYD_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-session-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, starts_cb);
  gtk_widget_class_bind_template_callback (widget_class, ends_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "session.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "session.repair", NULL, repair_action);
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

  self->session = lyd_session_copy (session);
  self->zone = lyd_zone_get (timezone);
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), session->title != NULL ? session->title : "");
  gtk_editable_set_text (GTK_EDITABLE (self->room), session->room != NULL ? session->room : "");
  adw_combo_row_set_selected (self->kind, session->kind);
  adw_combo_row_set_selected (self->admission, session->admission);
  lyd_when_row_set (self->starts, session->start, self->zone);
  lyd_when_row_set (self->ends, session->end, self->zone);
  gtk_spin_button_set_value (self->capacity, MAX (session->capacity, 0));
  gtk_spin_button_set_value (self->opens, MAX (session->opens_before, 0));
  gtk_spin_button_set_value (self->closes, MAX (session->closes_after, 0));
  gtk_switch_set_active (self->choice, session->choice);
  self->filling = FALSE;
  if (!lyd_id_is_none (&session->id)) {
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Session"));
    gtk_button_set_label (self->save, _ ("_Save"));
  }
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
