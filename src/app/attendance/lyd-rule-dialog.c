#include "lyd-rule-dialog.h"

#include "lyd-store-attendance.h"
#include "lyd-store-rule-effect.h"

#include <glib/gi18n.h>

/* A number that is being typed is not looked at yet. */
#define PATIENCE_MS 200

struct _LydRuleDialog {
  LydForm parent_instance;

  LydKind kind;
  LydAttendanceRule before;
  GCancellable *asked;
  guint ask_source;
  guint n_pending;

  AdwPreferencesGroup *group;
  GtkCheckButton *by_minutes;
  GtkSpinButton *minutes;
  GtkCheckButton *by_share;
  GtkSpinButton *share;
  GtkCheckButton *by_presence;
  GtkSwitch *clip;
  GtkImage *effect_icon;
  GtkLabel *effect;
};

G_DEFINE_FINAL_TYPE (LydRuleDialog, lyd_rule_dialog, LYD_TYPE_FORM)

static LydAttendanceRule
get_rule (LydRuleDialog *self)
{
  gboolean by_minutes = gtk_check_button_get_active (self->by_minutes);
  gboolean by_share = gtk_check_button_get_active (self->by_share);

  return (LydAttendanceRule){
    .minutes = by_minutes ? gtk_spin_button_get_value_as_int (self->minutes) : -1,
    .share = by_share ? gtk_spin_button_get_value_as_int (self->share) : -1,
    .clip = gtk_switch_get_active (self->clip),
  };
}

static char *
describe_effect (const LydRuleEffect *effect)
{
  int n = effect->more + effect->fewer;
  g_autofree char *people = NULL;

  if (n == 0)
    return g_strdup (_ ("Nobody would be judged otherwise, at any event of this kind so far."));
  people =
    g_strdup_printf (ngettext ("This would change %d attendance", "This would change %d attendances", (gulong) n), n);
  /* Translators: how many attendances a rule changes, at how many events, and which way */
  return g_strdup_printf (_ ("%s, at events so far: %d more attended, %d no longer."), people, effect->more,
                          effect->fewer);
}

static void
effect_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydRuleDialog) self = data;
  g_autoptr (GError) error = NULL;
  LydRuleEffect effect;
  gboolean done = lyd_store_forecast_rule_finish (LYD_STORE (source), result, &effect, &error);
  g_autofree char *words = NULL;

  self->n_pending--;
  if (lyd_form_get_store (LYD_FORM (self)) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = done ? describe_effect (&effect) : g_strdup (error->message);
  gtk_label_set_label (self->effect, words);
}

static gboolean
ask_cb (gpointer data)
{
  LydRuleDialog *self = data;
  LydAttendanceRule rule = get_rule (self);
  LydStore *store = lyd_form_get_store (LYD_FORM (self));

  self->ask_source = 0;
  if (store == NULL)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();
  self->n_pending++;
  lyd_store_forecast_rule_async (store, self->kind, &rule, self->asked, effect_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
check (LydForm *form)
{
  LydRuleDialog *self = LYD_RULE_DIALOG (form);
  LydAttendanceRule rule = get_rule (self);
  gboolean same = lyd_attendance_rule_equal (&rule, &self->before);

  gtk_widget_set_sensitive (GTK_WIDGET (self->minutes), rule.minutes >= 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->share), rule.share >= 0);
  lyd_form_judge (form, "", !same);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  if (same)
    gtk_label_set_label (self->effect, _ ("This is how it is counted now."));
  else
    self->ask_source = g_timeout_add (PATIENCE_MS, ask_cb, self);
}

static void
save (LydForm *form)
{
  LydRuleDialog *self = LYD_RULE_DIALOG (form);
  LydAttendanceRule rule = get_rule (self);

  lyd_store_set_attendance_rule_async (lyd_form_get_store (form), self->kind, &rule, lyd_form_saved_cb,
                                       g_object_ref (form));
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydRuleDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree LydAttendanceKindRule *kind = lyd_store_get_attendance_rule_finish (LYD_STORE (source), result, &error);
  LydAttendanceRule rule;

  self->n_pending--;
  if (kind == NULL) {
    lyd_form_tell (LYD_FORM (self), error->message);
    return;
  }
  rule = self->before = kind->rule;
  if (rule.minutes >= 0)
    gtk_spin_button_set_value (self->minutes, rule.minutes);
  if (rule.share >= 0)
    gtk_spin_button_set_value (self->share, rule.share);
  gtk_check_button_set_active (rule.share >= 0     ? self->by_share
                               : rule.minutes >= 0 ? self->by_minutes
                                                   : self->by_presence,
                               TRUE);
  gtk_switch_set_active (self->clip, rule.clip);
  lyd_form_begin (LYD_FORM (self), LYD_STORE (source));
}

static void
lyd_rule_dialog_dispose (GObject *object)
{
  LydRuleDialog *self = LYD_RULE_DIALOG (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_RULE_DIALOG);
  G_OBJECT_CLASS (lyd_rule_dialog_parent_class)->dispose (object);
}

static void
lyd_rule_dialog_class_init (LydRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_rule_dialog_dispose;
  LYD_FORM_CLASS (klass)->check = check;
  LYD_FORM_CLASS (klass)->save = save;
  LYD_FORM_CLASS (klass)->finish = lyd_store_act_finish;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/attendance/lyd-rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, by_minutes);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, by_share);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, share);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, by_presence);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, clip);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, effect_icon);
  gtk_widget_class_bind_template_child (widget_class, LydRuleDialog, effect);
  lyd_form_class_bind_callbacks (widget_class);
}

static void
lyd_rule_dialog_init (LydRuleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LydRuleDialog *
lyd_rule_dialog_new (GtkWindow *parent,
                     LydStore *store,
                     LydKind kind)
{
  LydRuleDialog *self = g_object_new (LYD_TYPE_RULE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  const char *title = lyd_word_title (&lyd_kinds, (int) kind);
  /* Translators: %s: the kind of an event, "Webinar" */
  g_autofree char *words = g_strdup_printf (_ ("%s: Counts as Attended Online"), title);

  self->kind = kind;
  adw_preferences_group_set_title (self->group, words);
  self->n_pending++;
  lyd_store_get_attendance_rule_async (store, kind, NULL, read_cb, g_object_ref (self));
  return self;
}

/* Whether what is shown is what was asked for. */
gboolean
lyd_rule_dialog_is_idle (LydRuleDialog *self)
{
  return self->n_pending == 0 && self->ask_source == 0;
}
