#include "lyd-repeat-group.h"

#include "lyd-time.h"
#include "lyd-typed.h"
#include "lyd-words-repeat.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_WEEKDAYS 7
#define USUAL_TIMES 12

/* What is offered, in this order; which of it makes sense follows from the first date. */
typedef enum {
  CHOICE_NONE,
  CHOICE_WEEKLY,
  CHOICE_FORTNIGHTLY,
  CHOICE_WEEKDAY, /* the third Thursday */
  CHOICE_LAST,    /* the last Thursday */
  CHOICE_DAY,     /* day 15 */
  CHOICE_OTHER,   /* a rule that has no words here; kept as it is */
  CHOICE_CUSTOM,
  N_CHOICES
} Choice;

/* Which day of a month, for the custom ones. */
typedef enum {
  MONTH_WEEKDAY,
  MONTH_LAST_WEEKDAY,
  MONTH_DAY,
  MONTH_LAST_DAY,
  N_MONTHS
} MonthDay;

struct _LydRepeatGroup {
  AdwPreferencesGroup parent_instance;

  gint64 start;
  char *timezone; /* NULL until the first date is known */
  Choice shown[N_CHOICES];
  guint n_shown;
  Choice choice;
  LydRepeat *other; /* of CHOICE_OTHER; NULL: none */
  gboolean filling;

  AdwComboRow *repeats;
  GtkWidget *every_row;
  GtkSpinButton *interval;
  GtkDropDown *unit;
  GtkWidget *weekdays_row;
  GtkBox *weekdays;
  AdwComboRow *month_day;
  AdwComboRow *ends;
  GtkWidget *times_row;
  GtkSpinButton *times;
  AdwEntryRow *until;
  GtkWidget *note_row;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (LydRepeatGroup, lyd_repeat_group, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- words ---- */

static void
find_month_day (LydRepeat *repeat,
                MonthDay day)
{
  repeat->by = day == MONTH_DAY || day == MONTH_LAST_DAY ? LYD_REPEAT_BY_DAY : LYD_REPEAT_BY_WEEKDAY;
  if (day == MONTH_LAST_DAY)
    repeat->day = -1;
  if (day == MONTH_LAST_WEEKDAY)
    repeat->nths = lyd_repeat_nth (LYD_REPEAT_LAST);
}

/* Returns: (transfer full): what a choice says, without its end */
static LydRepeat *
make_choice (LydRepeatGroup *self,
             Choice choice)
{
  LydRepeat *repeat;

  if (choice == CHOICE_OTHER)
    return lyd_repeat_copy (self->other);
  repeat =
    lyd_repeat_new (choice == CHOICE_WEEKLY || choice == CHOICE_FORTNIGHTLY ? LYD_REPEAT_WEEKLY : LYD_REPEAT_MONTHLY);
  if (choice == CHOICE_FORTNIGHTLY)
    repeat->interval = 2;
  if (choice == CHOICE_DAY)
    find_month_day (repeat, MONTH_DAY);
  if (choice == CHOICE_LAST)
    find_month_day (repeat, MONTH_LAST_WEEKDAY);
  return repeat;
}

/* A last Thursday is offered on one alone. */
static gboolean
is_in_last_week (LydRepeatGroup *self)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (self->start, zone);

  return g_date_time_get_day_of_month (local) + 7 > g_date_get_days_in_month (
                                                      (GDateMonth) g_date_time_get_month (local),
                                                      (GDateYear) g_date_time_get_year (local));
}

static char *
title_choice (LydRepeatGroup *self,
              Choice choice)
{
  g_autoptr (LydRepeat) repeat = NULL;

  if (choice == CHOICE_NONE)
    return g_strdup (_ ("Does not repeat"));
  if (choice == CHOICE_CUSTOM)
    return g_strdup (_ ("Custom…"));
  repeat = make_choice (self, choice);
  return lyd_words_repeat_days (repeat, self->start, self->timezone);
}

/* What is chosen stays chosen while the first date changes what it says. */
static void
show_choices (LydRepeatGroup *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->n_shown = 0;
  for (Choice choice = 0; choice < N_CHOICES; choice++) {
    if ((choice == CHOICE_LAST && !is_in_last_week (self)) || (choice == CHOICE_OTHER && self->other == NULL))
      continue;
    if (choice == self->choice)
      selected = self->n_shown;
    gtk_string_list_take (titles, title_choice (self, choice));
    self->shown[self->n_shown++] = choice;
  }
  adw_combo_row_set_model (self->repeats, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->repeats, selected);
  self->choice = self->shown[selected];
}

static void
show_month_days (LydRepeatGroup *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = adw_combo_row_get_selected (self->month_day);

  for (MonthDay day = 0; day < N_MONTHS; day++) {
    g_autoptr (LydRepeat) repeat = lyd_repeat_new (LYD_REPEAT_MONTHLY);

    find_month_day (repeat, day);
    gtk_string_list_take (titles, lyd_words_repeat_days (repeat, self->start, self->timezone));
  }
  adw_combo_row_set_model (self->month_day, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->month_day, selected < N_MONTHS ? selected : MONTH_WEEKDAY);
}

/* ---- the weekdays of a custom one ---- */

static void
weekday_cb (LydRepeatGroup *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_weekdays (LydRepeatGroup *self)
{
  for (int i = 0; i < N_WEEKDAYS; i++) {
    /* A week that begins with a Monday. */
    g_autoptr (GDateTime) day = g_date_time_new_utc (2001, 1, 1 + i, 12, 0, 0);
    g_autofree char *name = g_date_time_format (day, "%A");
    g_autofree char *letters = g_date_time_format (day, "%a");
    g_autofree char *two = g_utf8_substring (letters, 0, MIN (2, g_utf8_strlen (letters, -1)));
    GtkWidget *button = gtk_toggle_button_new_with_label (two);

    gtk_widget_set_tooltip_text (button, name);
    gtk_widget_add_css_class (button, "lyd-weekday");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_signal_connect_object (button, "toggled", G_CALLBACK (weekday_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (self->weekdays, button);
  }
}

static guint
read_weekdays (LydRepeatGroup *self)
{
  guint weekdays = 0;
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->weekdays)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      weekdays |= lyd_repeat_weekday (i);
  return weekdays;
}

static void
show_weekdays (LydRepeatGroup *self,
               guint weekdays)
{
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->weekdays)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (weekdays & lyd_repeat_weekday (i)) != 0);
}

/* ---- reading ---- */

static LydRepeat *
read_custom (LydRepeatGroup *self)
{
  static const LydRepeatUnit units[] = { LYD_REPEAT_WEEKLY, LYD_REPEAT_MONTHLY, LYD_REPEAT_YEARLY };
  LydRepeatUnit unit = units[MIN (gtk_drop_down_get_selected (self->unit), G_N_ELEMENTS (units) - 1)];
  LydRepeat *repeat = lyd_repeat_new (unit);

  repeat->interval = gtk_spin_button_get_value_as_int (self->interval);
  if (unit == LYD_REPEAT_WEEKLY)
    repeat->weekdays = read_weekdays (self);
  else
    find_month_day (repeat, (MonthDay) adw_combo_row_get_selected (self->month_day));
  return repeat;
}

static gboolean
read_until (LydRepeatGroup *self,
            int *until)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (self->start, zone);
  g_autoptr (GDate) first = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (local),
                                            (GDateMonth) g_date_time_get_month (local),
                                            (GDateYear) g_date_time_get_year (local));
  gboolean valid;
  GDate day;

  g_date_clear (&day, 1);
  valid = lyd_typed_day (gtk_editable_get_text (GTK_EDITABLE (self->until)), first, &day) &&
          g_date_compare (&day, first) >= 0;
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->until), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->until), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->until), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (valid)
    *until = g_date_get_year (&day) * 10000 + (int) g_date_get_month (&day) * 100 + g_date_get_day (&day);
  return valid;
}

/**
 * lyd_repeat_group_read:
 * @repeat: (out) (transfer full) (nullable): how it repeats; %NULL: it does not
 *
 * Returns: %FALSE where something is missing yet, which is marked
 */
gboolean
lyd_repeat_group_read (LydRepeatGroup *self,
                       LydRepeat **repeat)
{
  g_autoptr (LydRepeat) read = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  *repeat = NULL;
  if (self->timezone == NULL || self->choice == CHOICE_NONE)
    return TRUE;
  zone = lyd_zone_get_or_utc (self->timezone);
  read = self->choice == CHOICE_CUSTOM ? read_custom (self) : make_choice (self, self->choice);
  if (adw_combo_row_get_selected (self->ends) == 0) {
    read->end = LYD_REPEAT_TIMES;
    read->count = gtk_spin_button_get_value_as_int (self->times);
  } else {
    read->end = LYD_REPEAT_UNTIL;
    if (!read_until (self, &read->until))
      return FALSE;
  }
  lyd_repeat_complete (read, self->start, zone);
  *repeat = g_steal_pointer (&read);
  return TRUE;
}

/* ---- showing ---- */

static void
show_rows (LydRepeatGroup *self)
{
  gboolean repeats = self->choice != CHOICE_NONE;
  gboolean custom = self->choice == CHOICE_CUSTOM;
  gboolean weeks = gtk_drop_down_get_selected (self->unit) == 0;
  gboolean times = adw_combo_row_get_selected (self->ends) == 0;
  g_autoptr (LydRepeat) repeat = NULL;
  g_autofree char *note = NULL;

  gtk_widget_set_visible (self->every_row, custom);
  gtk_widget_set_visible (self->weekdays_row, custom && weeks);
  gtk_widget_set_visible (GTK_WIDGET (self->month_day), custom && !weeks);
  gtk_widget_set_visible (GTK_WIDGET (self->ends), repeats);
  gtk_widget_set_visible (self->times_row, repeats && times);
  gtk_widget_set_visible (GTK_WIDGET (self->until), repeats && !times);
  if (lyd_repeat_group_read (self, &repeat) && repeat != NULL)
    note = lyd_words_repeat_note (repeat);
  gtk_widget_set_visible (self->note_row, note != NULL);
  gtk_label_set_label (self->note, note != NULL ? note : "");
}

static void
changed_cb (LydRepeatGroup *self)
{
  if (self->filling || self->timezone == NULL)
    return;
  show_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
repeats_cb (LydRepeatGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->repeats);

  if (self->filling || selected >= self->n_shown)
    return;
  self->choice = self->shown[selected];
  changed_cb (self);
}

/* @start: of the first event, UTC milliseconds: what "the third Thursday" means follows from it; "changed" is not
 * emitted */
void
lyd_repeat_group_set_start (LydRepeatGroup *self,
                            gint64 start,
                            const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);

  if (self->timezone != NULL && self->start == start && strcmp (self->timezone, timezone) == 0)
    return;
  g_free (self->timezone);
  self->timezone = g_strdup (timezone);
  self->start = start;
  self->filling = TRUE;
  show_choices (self);
  show_month_days (self);
  if (gtk_editable_get_text (GTK_EDITABLE (self->until))[0] == '\0') {
    g_autofree char *until = lyd_typed_show_day (start + 365 * 24 * LYD_HOUR, zone);

    gtk_editable_set_text (GTK_EDITABLE (self->until), until);
  }
  if (read_weekdays (self) == 0) {
    g_autoptr (GDateTime) local = lyd_time_to_local (start, zone);

    show_weekdays (self, lyd_repeat_weekday (g_date_time_get_day_of_week (local) - 1));
  }
  self->filling = FALSE;
  show_rows (self);
}

/* @repeat: shown as it is, also where it has no words here; after lyd_repeat_group_set_start() */
void
lyd_repeat_group_set_repeat (LydRepeatGroup *self,
                             const LydRepeat *repeat)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->timezone);
  g_autoptr (LydRepeat) complete = lyd_repeat_copy (repeat);
  g_autofree char *rule = NULL;

  lyd_repeat_complete (complete, self->start, zone);
  complete->end = LYD_REPEAT_NEVER_ENDS;
  rule = lyd_repeat_to_rule (complete);
  self->choice = CHOICE_NONE;
  for (Choice choice = CHOICE_WEEKLY; choice <= CHOICE_DAY && self->choice == CHOICE_NONE; choice++) {
    g_autoptr (LydRepeat) usual = make_choice (self, choice);
    g_autofree char *usual_rule = NULL;

    lyd_repeat_complete (usual, self->start, zone);
    usual_rule = lyd_repeat_to_rule (usual);
    if (strcmp (usual_rule, rule) == 0)
      self->choice = choice;
  }
  self->filling = TRUE;
  if (self->choice == CHOICE_NONE) {
    g_clear_pointer (&self->other, lyd_repeat_free);
    self->other = lyd_repeat_copy (repeat);
    self->choice = CHOICE_OTHER;
  }
  show_choices (self);
  adw_combo_row_set_selected (self->ends, repeat->end == LYD_REPEAT_UNTIL ? 1 : 0);
  if (repeat->end == LYD_REPEAT_UNTIL) {
    gint64 day =
      lyd_time_from_local (zone, repeat->until / 10000, repeat->until / 100 % 100, repeat->until % 100, 12, 0, 0);
    g_autofree char *until = lyd_typed_show_day (day, zone);

    gtk_editable_set_text (GTK_EDITABLE (self->until), until);
  } else if (repeat->end == LYD_REPEAT_TIMES) {
    gtk_spin_button_set_value (self->times, repeat->count);
  }
  self->filling = FALSE;
  show_rows (self);
}

static void
lyd_repeat_group_dispose (GObject *object)
{
  LydRepeatGroup *self = LYD_REPEAT_GROUP (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REPEAT_GROUP);
  g_clear_pointer (&self->timezone, g_free);
  g_clear_pointer (&self->other, lyd_repeat_free);
  G_OBJECT_CLASS (lyd_repeat_group_parent_class)->dispose (object);
}

static void
lyd_repeat_group_class_init (LydRepeatGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_repeat_group_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REPEAT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-repeat-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, repeats);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, every_row);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, interval);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, unit);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, weekdays);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, month_day);
  gtk_widget_class_bind_template_child_full (widget_class, "repeat_ends", FALSE,
                                             G_STRUCT_OFFSET (LydRepeatGroup, ends));
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, times_row);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, times);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, until);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, note_row);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatGroup, note);
  gtk_widget_class_bind_template_callback (widget_class, repeats_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
lyd_repeat_group_init (LydRepeatGroup *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_weekdays (self);
  gtk_spin_button_set_value (self->times, USUAL_TIMES);
  self->filling = FALSE;
}
