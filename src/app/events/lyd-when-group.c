#include "lyd-when-group.h"

#include "lyd-phrases.h"
#include "lyd-when-row.h"

#include <glib/gi18n.h>

struct _LydWhenGroup {
  AdwPreferencesGroup parent_instance;

  GTimeZone *zone;
  gint64 now;    /* a day without a year is the next one from then on */
  gint64 length; /* that the end keeps from the start until it is touched */
  gboolean start_touched;
  gboolean end_touched;

  LydWhenRow *starts;
  LydWhenRow *ends;
  GtkWidget *problem_row;
  GtkLabel *problem;
  GtkButton *repair;
};

G_DEFINE_FINAL_TYPE (LydWhenGroup, lyd_when_group, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is wrong, and whether a button can put it right. */
typedef enum {
  PROBLEM_NONE,
  PROBLEM_START,
  PROBLEM_END,
  PROBLEM_ORDER,
} Problem;

static const char *const problem_words[] = {
  [PROBLEM_NONE] = "",
  [PROBLEM_START] = N_ ("Write the start as Sep 21, 2027 and 1:30 pm."),
  [PROBLEM_END] = N_ ("Write the end as Sep 21, 2027 and 1:30 pm."),
  [PROBLEM_ORDER] = N_ ("The end is before the start."),
};

static Problem
read_times (LydWhenGroup *self,
            gint64 *start,
            gint64 *end)
{
  if (!lyd_when_row_read (self->starts, self->zone, self->now, start))
    return PROBLEM_START;
  if (!lyd_when_row_read (self->ends, self->zone, *start, end))
    return PROBLEM_END;
  if (*end <= *start) {
    lyd_when_row_set_wrong (self->ends, TRUE);
    return PROBLEM_ORDER;
  }
  return PROBLEM_NONE;
}

/* Where the end would be, had nobody touched it. Returns: whether the start can be read */
static gboolean
find_end (LydWhenGroup *self,
          gint64 *end)
{
  gint64 start;

  if (!lyd_when_row_read (self->starts, self->zone, self->now, &start))
    return FALSE;
  *end = start + self->length;
  return TRUE;
}

/* The repair says what differs: the day, or the time where the day is right. */
static void
show_repair (LydWhenGroup *self,
             gint64 written,
             gint64 end)
{
  gboolean same_day = lyd_time_local_day (written, self->zone) == lyd_time_local_day (end, self->zone);
  g_autofree char *when = same_day ? lyd_format_clock (end, self->zone) : lyd_format_day (end, self->zone);
  /* Translators: a button that sets the day or the time at which something ends */
  g_autofree char *label = g_strdup_printf (_ ("Use %s"), when);

  gtk_button_set_label (self->repair, label);
  gtk_widget_set_visible (GTK_WIDGET (self->repair), TRUE);
}

/* Says what cannot be read. @words: (nullable): something else that is wrong with what stands above the times */
void
lyd_when_group_complain (LydWhenGroup *self,
                         const char *words)
{
  gint64 start, written, end;
  Problem problem = read_times (self, &start, &written);

  if (problem != PROBLEM_NONE)
    words = _ (problem_words[problem]);
  gtk_widget_set_visible (self->problem_row, words != NULL);
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repair), FALSE);
  if (problem == PROBLEM_ORDER && find_end (self, &end))
    show_repair (self, written, end);
}

/* The end keeps its distance until somebody sets it. */
static void
follow_start (LydWhenGroup *self)
{
  gint64 end;

  if (!self->end_touched && find_end (self, &end))
    lyd_when_row_set (self->ends, end, self->zone);
}

static void
changed (LydWhenGroup *self)
{
  lyd_when_group_complain (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
starts_cb (LydWhenGroup *self)
{
  self->start_touched = TRUE;
  follow_start (self);
  changed (self);
}

static void
ends_cb (LydWhenGroup *self)
{
  self->end_touched = TRUE;
  changed (self);
}

static void
entered_cb (LydWhenGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
repair_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  LydWhenGroup *self = LYD_WHEN_GROUP (widget);

  self->end_touched = FALSE;
  follow_start (self);
  changed (self);
}

static void
lyd_when_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_WHEN_GROUP);
  g_clear_pointer (&LYD_WHEN_GROUP (object)->zone, g_time_zone_unref);
  G_OBJECT_CLASS (lyd_when_group_parent_class)->dispose (object);
}

static void
lyd_when_group_class_init (LydWhenGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_when_group_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_WHEN_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTERED] =
    g_signal_new ("entered", LYD_TYPE_WHEN_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LYD_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-when-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LydWhenGroup, starts);
  gtk_widget_class_bind_template_child (widget_class, LydWhenGroup, ends);
  gtk_widget_class_bind_template_child (widget_class, LydWhenGroup, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LydWhenGroup, problem);
  gtk_widget_class_bind_template_child (widget_class, LydWhenGroup, repair);
  gtk_widget_class_bind_template_callback (widget_class, starts_cb);
  gtk_widget_class_bind_template_callback (widget_class, ends_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "when.repair", NULL, repair_action);
}

static void
lyd_when_group_init (LydWhenGroup *self)
{
  self->zone = g_time_zone_new_utc ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is written stays, and is read in @zone from now on. @now: a day without a year is the next one from then on */
void
lyd_when_group_set_zone (LydWhenGroup *self,
                         GTimeZone *zone,
                         gint64 now)
{
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  self->now = now;
}

/* What is on file, in UTC milliseconds; "changed" is not emitted. */
void
lyd_when_group_set (LydWhenGroup *self,
                    gint64 start,
                    gint64 end)
{
  self->length = end - start;
  lyd_when_row_set (self->starts, start, self->zone);
  lyd_when_row_set (self->ends, end, self->zone);
}

/* What is likely, where nobody has typed anything yet; "changed" is not emitted. */
void
lyd_when_group_propose (LydWhenGroup *self,
                        gint64 start,
                        gint64 length)
{
  self->length = length;
  if (!self->start_touched)
    lyd_when_row_set (self->starts, start, self->zone);
  follow_start (self);
}

/* Returns: whether both are written, the end after the start; what is not as it must be is marked */
gboolean
lyd_when_group_read (LydWhenGroup *self,
                     gint64 *start,
                     gint64 *end)
{
  return read_times (self, start, end) == PROBLEM_NONE;
}

/* Narrow: a day and a time do not fit beside a title. */
void
lyd_when_group_set_narrow (LydWhenGroup *self,
                           gboolean narrow)
{
  lyd_when_row_set_narrow (self->starts, narrow);
  lyd_when_row_set_narrow (self->ends, narrow);
}
