#include "lyd-new-event.h"

#include "lyd-phrases.h"
#include "lyd-plan.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Kind first: it implies length, mode and admission. */
struct _LydNewEvent {
  AdwWindow parent_instance;

  AdwComboRow *kind;
  AdwEntryRow *title_row;
  AdwEntryRow *day;
  AdwEntryRow *time;
  AdwComboRow *zone;
  AdwEntryRow *venue;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydNewEvent, lyd_new_event, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const zones[] = {
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
};

/* "1pm", "1:30 pm", "13:30", "9" */
static gboolean
read_clock (const char *text,
            int *hour,
            int *minute)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  int n = 0;

  g_strdelimit (lower, ".", ':');
  *minute = 0;
  if (sscanf (lower, " %2d:%2d%n", hour, minute, &n) < 2) {
    *minute = 0;
    if (sscanf (lower, " %2d%n", hour, &n) < 1)
      return FALSE;
  }
  for (const char *p = lower + n; *p != '\0'; p++)
    if (strchr (" :apm", *p) == NULL)
      return FALSE;
  if (strchr (lower + n, 'p') != NULL && *hour < 12)
    *hour += 12;
  if (strchr (lower + n, 'a') != NULL && *hour == 12)
    *hour = 0;
  return *hour >= 0 && *hour < 24 && *minute >= 0 && *minute < 60;
}

static gboolean
read_day (const char *text,
          int *year,
          int *month,
          int *day)
{
  int n = 0;

  return sscanf (text, " %4d-%2d-%2d %n", year, month, day, &n) == 3 && text[n] == '\0' &&
         g_date_valid_dmy ((GDateDay) CLAMP (*day, 0, 99), (GDateMonth) CLAMP (*month, 0, 13),
                           (GDateYear) CLAMP (*year, 0, 9999));
}

/* Returns: (transfer full) (nullable): the event, or %NULL with @problem saying why not yet */
static LydEvent *
read_event (LydNewEvent *self,
            const char **problem)
{
  const char *timezone = zones[MIN (adw_combo_row_get_selected (self->zone), G_N_ELEMENTS (zones) - 1)];
  g_autoptr (GTimeZone) zone = lyd_zone_get (timezone);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  g_autofree char *venue = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->venue))));
  int year, month, day, hour, minute;
  LydEvent *event;

  *problem = NULL;
  if (title[0] == '\0')
    *problem = _ ("The event needs a title.");
  else if (!read_day (gtk_editable_get_text (GTK_EDITABLE (self->day)), &year, &month, &day))
    *problem = _ ("Write the day as year-month-day, for instance 2027-09-21.");
  else if (!read_clock (gtk_editable_get_text (GTK_EDITABLE (self->time)), &hour, &minute))
    *problem = _ ("Write the time as 1:30 pm or 13:30.");
  if (*problem != NULL)
    return NULL;

  event = lyd_plan_new_event ((LydKind) adw_combo_row_get_selected (self->kind),
                              lyd_time_from_local (zone, year, month, day, hour, minute, 0), timezone);
  g_free (event->title);
  event->title = g_steal_pointer (&title);
  if (venue[0] != '\0')
    event->venue = g_steal_pointer (&venue);
  return event;
}

static void
changed_cb (LydNewEvent *self)
{
  const char *problem = NULL;
  g_autoptr (LydEvent) event = read_event (self, &problem);
  gboolean started = gtk_editable_get_text (GTK_EDITABLE (self->title_row))[0] != '\0';

  gtk_label_set_label (self->problem, problem != NULL && started ? problem : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-event.create", event != NULL);
}

static void
kind_changed_cb (LydNewEvent *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);
  const LydEventKind *defaults;
  g_autofree char *sentence = NULL;

  if (kind >= (guint) lyd_kinds.n_words)
    return;
  defaults = lyd_event_kind_get ((LydKind) kind);
  if (defaults->arrival)
    sentence = g_strdup (_ ("Several days · in person · checked in once a day"));
  else
    sentence = g_strdup_printf (_ ("%d minutes · %s · checked in once"), defaults->minutes,
                                lyd_word_title (&lyd_modes, defaults->mode));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind), sentence);
}

static void
create_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydNewEvent *self = LYD_NEW_EVENT (widget);
  const char *problem;
  g_autoptr (LydEvent) event = read_event (self, &problem);

  if (event == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CREATE], 0, event);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (LydNewEvent *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-event.create", NULL);
}

static void
lyd_new_event_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_NEW_EVENT);
  G_OBJECT_CLASS (lyd_new_event_parent_class)->dispose (object);
}

static void
lyd_new_event_class_init (LydNewEventClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_new_event_dispose;
  signals[SIGNAL_CREATE] =
    g_signal_new ("create", LYD_TYPE_NEW_EVENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-new-event.ui");
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, kind);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, title_row);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, day);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, time);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, zone);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, venue);
  gtk_widget_class_bind_template_child (widget_class, LydNewEvent, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "new-event.create", NULL, create_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_new_event_init (LydNewEvent *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < lyd_kinds.n_words; i++)
    gtk_string_list_append (kinds, lyd_word_title (&lyd_kinds, i));
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    gtk_string_list_take (titles, lyd_format_zone (zones[i]));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->zone, G_LIST_MODEL (titles));
  kind_changed_cb (self);
  changed_cb (self);
}

/* @now: UTC milliseconds; a week later is proposed */
LydNewEvent *
lyd_new_event_new (GtkWindow *parent,
                   gint64 now)
{
  LydNewEvent *self = g_object_new (LYD_TYPE_NEW_EVENT, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GTimeZone) zone = lyd_zone_get (zones[0]);
  g_autoptr (GDateTime) day = lyd_time_to_local (now + 7 * 24 * LYD_HOUR, zone);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  gtk_editable_set_text (GTK_EDITABLE (self->time), _ ("1:00 pm"));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  return self;
}
