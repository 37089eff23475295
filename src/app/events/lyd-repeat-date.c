#include "lyd-repeat-date.h"

#include "lyd-phrases.h"
#include "lyd-typed.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>

struct _LydRepeatDate {
  AdwPreferencesRow parent_instance;

  gint64 start; /* when it is to be */
  GTimeZone *zone;
  GtkEditable *entry; /* in the popover; NULL until it is first opened */
  GtkCalendar *calendar;
  gboolean filling;

  GtkLabel *day;
  GtkLabel *line;
  GtkMenuButton *edit;
  GtkWidget *put_back;
  GtkWidget *flag;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (LydRepeatDate, lyd_repeat_date, ADW_TYPE_PREFERENCES_ROW)

enum {
  SIGNAL_MOVE,
  SIGNAL_LEAVE_OUT,
  SIGNAL_PUT_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- where it is moved to ---- */

static int
read_date (LydRepeatDate *self,
           const char *text)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (self->start, self->zone);
  g_autoptr (GDate) around = g_date_new_dmy (1, (GDateMonth) g_date_time_get_month (local),
                                             (GDateYear) g_date_time_get_year (local));
  GDate day;

  g_date_clear (&day, 1);
  if (!lyd_typed_day (text, around, &day))
    return 0;
  return g_date_get_year (&day) * 10000 + (int) g_date_get_month (&day) * 100 + g_date_get_day (&day);
}

/* @parameter: a day as people write it; one without a year is the next from the beginning of this date's month */
static void
move_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydRepeatDate *self = LYD_REPEAT_DATE (widget);
  int date = read_date (self, g_variant_get_string (parameter, NULL));

  if (date == 0)
    return;
  gtk_menu_button_popdown (self->edit);
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, date);
}

static void
leave_out_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  gtk_menu_button_popdown (LYD_REPEAT_DATE (widget)->edit);
  g_signal_emit (widget, signals[SIGNAL_LEAVE_OUT], 0);
}

static void
put_back_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PUT_BACK], 0);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  gtk_menu_button_popup (LYD_REPEAT_DATE (widget)->edit);
}

static void
typed_cb (LydRepeatDate *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "date.move", "s", gtk_editable_get_text (self->entry));
}

static void
day_chosen_cb (LydRepeatDate *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = lyd_typed_show_day (lyd_time_from_local (self->zone, g_date_time_get_year (date),
                                                  g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                                                  12, 0, 0),
                             self->zone);
  gtk_editable_set_text (self->entry, text);
}

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GtkWidget *
make_popover (LydRepeatDate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *move = make_button (_ ("_Move"));
  GtkWidget *leave_out = make_button (_ ("_Leave Out"));
  GtkWidget *popover = gtk_popover_new ();

  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Move it to"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave_out), "date.leave-out");
  gtk_widget_add_css_class (move, "suggested-action");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (buttons), leave_out);
  gtk_box_append (GTK_BOX (buttons), move);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (move, "clicked", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

/* A popover for each date would be many that nobody opens. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer data)
{
  LydRepeatDate *self = data;
  g_autoptr (GDateTime) local = lyd_time_to_local (self->start, self->zone);
  g_autofree char *text = lyd_typed_show_day (self->start, self->zone);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, make_popover (self));
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, local);
  self->filling = FALSE;
  gtk_editable_set_text (self->entry, text);
}

/* ---- what it says ---- */

static char *
describe (LydRepeatDate *self,
          const LydSeriesDate *date,
          gboolean clock_changed,
          const char *timezone)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zone = lyd_words_zone (timezone);
  g_autofree char *clock = lyd_format_clock (date->start, self->zone);
  g_autofree char *from = lyd_format_day (date->at, self->zone);

  if (date->left_out)
    return g_strdup (_ ("Left out"));
  g_ptr_array_add (parts, g_strdup_printf ("%s %s", clock, zone));
  if (date->moved)
    /* Translators: where an event was moved from: a day */
    g_ptr_array_add (parts, g_strdup_printf (_ ("moved from %s"), from));
  if (!date->exact)
    g_ptr_array_add (parts, g_strdup (_ ("later, as the clocks skip that hour")));
  else if (clock_changed)
    g_ptr_array_add (parts, g_strdup (_ ("the clocks have changed")));
  if (date->over)
    g_ptr_array_add (parts, g_strdup (_ ("in the past")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Returns: (transfer full) (nullable): why somebody may want it on another day */
static char *
find_reason (const LydSeriesDate *date)
{
  if (date->left_out)
    return NULL;
  if (date->holiday != NULL && date->observed)
    /* Translators: a holiday whose day off this is */
    return g_strdup_printf (_ ("%s (observed)"), lyd_holiday_get_title (date->holiday));
  if (date->holiday != NULL)
    return g_strdup (lyd_holiday_get_title (date->holiday));
  if (date->clashes != NULL && date->clashes->len > 0)
    /* Translators: the title of another event */
    return g_strdup_printf (_ ("At the same time as %s"), (const char *) g_ptr_array_index (date->clashes, 0));
  return NULL;
}

/* @clock_changed: it is the first after summer time began or ended; @timezone: an IANA name */
void
lyd_repeat_date_show (LydRepeatDate *self,
                      const LydSeriesDate *date,
                      gboolean clock_changed,
                      const char *timezone)
{
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;
  g_autofree char *reason = find_reason (date);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = lyd_zone_get_or_utc (timezone);
  self->start = date->left_out ? date->at : date->start;
  day = lyd_typed_show_day (self->start, self->zone);
  line = describe (self, date, clock_changed, timezone);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->flag, reason != NULL);
  gtk_widget_set_visible (self->put_back, date->moved || date->left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->edit), !date->left_out);
  if (date->left_out)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), day);
}

static void
lyd_repeat_date_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_REPEAT_DATE);
  g_clear_pointer (&LYD_REPEAT_DATE (object)->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_repeat_date_parent_class)->dispose (object);
}

static void
lyd_repeat_date_class_init (LydRepeatDateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = LYD_TYPE_REPEAT_DATE;

  G_OBJECT_CLASS (klass)->dispose = lyd_repeat_date_dispose;
  signals[SIGNAL_MOVE] =
    g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_LEAVE_OUT] =
    g_signal_new ("leave-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PUT_BACK] = g_signal_new ("put-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-repeat-date.ui");
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, day);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, line);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, edit);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, put_back);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, flag);
  gtk_widget_class_bind_template_child (widget_class, LydRepeatDate, reason);
  gtk_widget_class_install_action (widget_class, "date.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "date.leave-out", NULL, leave_out_action);
  gtk_widget_class_install_action (widget_class, "date.put-back", NULL, put_back_action);
  gtk_widget_class_install_action (widget_class, "date.edit", NULL, edit_action);
}

static void
lyd_repeat_date_init (LydRepeatDate *self)
{
  self->zone = g_time_zone_new_utc ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->edit, create_popover_cb, self, NULL);
}

GtkWidget *
lyd_repeat_date_new (void)
{
  return g_object_new (LYD_TYPE_REPEAT_DATE, NULL);
}
