#include "lyd-when-row.h"

#include "lyd-phrases.h"
#include "lyd-typed.h"

#include <glib/gi18n.h>

struct _LydWhenRow {
  AdwActionRow parent_instance;

  GtkEntry *day;
  GtkEntry *time;
  GtkPopover *popover;
  GtkCalendar *calendar;
  gboolean filling;
  GtkOrientable *box;
};

G_DEFINE_FINAL_TYPE (LydWhenRow, lyd_when_row, ADW_TYPE_ACTION_ROW)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (LydWhenRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entered_cb (LydWhenRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

/* The calendar opens on the day that is written, where that can be read. */
static void
open_calendar (LydWhenRow *self)
{
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_JANUARY, 2000);
  GdkRectangle icon;
  GDate day;

  g_date_clear (&day, 1);
  if (lyd_typed_day (gtk_editable_get_text (GTK_EDITABLE (self->day)), today, &day)) {
    g_autoptr (GDateTime) date =
      g_date_time_new_local (g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), 12, 0, 0);

    self->filling = TRUE;
    gtk_calendar_select_day (self->calendar, date);
    self->filling = FALSE;
  }
  gtk_entry_get_icon_area (self->day, GTK_ENTRY_ICON_SECONDARY, &icon);
  gtk_popover_set_pointing_to (self->popover, &icon);
  gtk_popover_popup (self->popover);
}

static void
icon_cb (LydWhenRow *self,
         GtkEntryIconPosition position)
{
  if (position == GTK_ENTRY_ICON_SECONDARY)
    open_calendar (self);
}

static void
calendar_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  open_calendar (LYD_WHEN_ROW (widget));
}

static void
day_chosen_cb (LydWhenRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = lyd_typed_show_day (lyd_time_from_local (utc, g_date_time_get_year (date), g_date_time_get_month (date),
                                                  g_date_time_get_day_of_month (date), 12, 0, 0),
                             utc);
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
lyd_when_row_dispose (GObject *object)
{
  LydWhenRow *self = LYD_WHEN_ROW (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_WHEN_ROW);
  G_OBJECT_CLASS (lyd_when_row_parent_class)->dispose (object);
}

static void
lyd_when_row_class_init (LydWhenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_when_row_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_WHEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTERED] =
    g_signal_new ("entered", LYD_TYPE_WHEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-when-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LydWhenRow, box);
  gtk_widget_class_bind_template_child (widget_class, LydWhenRow, day);
  gtk_widget_class_bind_template_child (widget_class, LydWhenRow, time);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, icon_cb);
  gtk_widget_class_install_action (widget_class, "when.calendar", NULL, calendar_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "when.calendar", NULL);
}

static void
lyd_when_row_init (LydWhenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->day));
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
}

/* @at: UTC milliseconds; "changed" is not emitted */
void
lyd_when_row_set (LydWhenRow *self,
                  gint64 at,
                  GTimeZone *zone)
{
  g_autofree char *day = lyd_typed_show_day (at, zone);
  g_autofree char *clock = lyd_format_clock (at, zone);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
  gtk_editable_set_text (GTK_EDITABLE (self->time), clock);
  self->filling = FALSE;
  lyd_when_row_set_wrong (self, FALSE);
}

static void
set_error (GtkEntry *entry,
           gboolean error)
{
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * lyd_when_row_read:
 * @now: a day without a year is the next one from then on
 * @at: (out): UTC milliseconds
 *
 * Returns: whether a day and a time are written; what is not one is marked
 */
gboolean
lyd_when_row_read (LydWhenRow *self,
                   GTimeZone *zone,
                   gint64 now,
                   gint64 *at)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (now, zone);
  g_autoptr (GDate) today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (local),
                                            (GDateMonth) g_date_time_get_month (local),
                                            (GDateYear) g_date_time_get_year (local));
  gboolean is_day, is_clock;
  int hour, minute;
  GDate day;

  g_date_clear (&day, 1);
  is_day = lyd_typed_day (gtk_editable_get_text (GTK_EDITABLE (self->day)), today, &day);
  is_clock = lyd_typed_clock (gtk_editable_get_text (GTK_EDITABLE (self->time)), &hour, &minute);
  set_error (self->day, !is_day);
  set_error (self->time, !is_clock);
  if (!is_day || !is_clock)
    return FALSE;
  *at = lyd_time_from_local (zone, g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day),
                             hour, minute, 0);
  return TRUE;
}

/* Marks a time that is one, and yet cannot be. */
void
lyd_when_row_set_wrong (LydWhenRow *self,
                        gboolean wrong)
{
  set_error (self->day, wrong);
  set_error (self->time, wrong);
}

/* Narrow: the time stands below the day, and the title keeps its room. */
void
lyd_when_row_set_narrow (LydWhenRow *self,
                         gboolean narrow)
{
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), narrow ? 6 : 0);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), narrow ? 6 : 0);
  gtk_orientable_set_orientation (self->box, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
