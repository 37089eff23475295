#include "lyd-event-row.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydEventRow {
  GtkListBoxRow parent_instance;

  GtkCheckButton *tick;
  GtkLabel *month;
  GtkLabel *day;
  GtkLabel *title;
  GtkLabel *line;
  GtkLabel *count;
  GtkLabel *narrow_count;
  GtkProgressBar *bar;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkImage *narrow_icon;
  GtkLabel *narrow_state;
  GtkWidget *wide_count_box;
  GtkWidget *wide_state_box;
  GtkWidget *narrow_box;
};

G_DEFINE_FINAL_TYPE (LydEventRow, lyd_event_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyd_event_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_EVENT_ROW);
  G_OBJECT_CLASS (lyd_event_row_parent_class)->dispose (object);
}

static void
lyd_event_row_class_init (LydEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_event_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/events/lyd-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, tick);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, month);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, day);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, title);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, line);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, count);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, narrow_count);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, bar);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, state);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, narrow_icon);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, narrow_state);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, wide_count_box);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, wide_state_box);
  gtk_widget_class_bind_template_child (widget_class, LydEventRow, narrow_box);
}

static void
lyd_event_row_init (LydEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A row is read out as one. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, self->line,
                                  self->count, self->state, NULL, -1);
}

/* The one state that matters most, never by colour alone. Returns: (transfer full): its words */
static char *
describe_state (const LydEventSummary *summary,
                gint64 now,
                const char **icon,
                const char **style)
{
  const LydRosterCounts *counts = &summary->counts;
  int n_waiting = counts->n[LYD_ROSTER_WAITLISTED];
  gboolean full = summary->event->capacity > 0 && counts->n[LYD_ROSTER_EXPECTED] >= summary->event->capacity;

  *icon = "object-select-symbolic";
  *style = "lyd-plain";
  if (summary->event->state == LYD_EVENT_CANCELLED) {
    *icon = "lyd-cancelled-symbolic";
    return g_strdup (_ ("Cancelled"));
  }
  if (summary->event->sensitive) {
    *icon = "view-conceal-symbolic";
    return g_strdup (_ ("Counted only"));
  }
  if (summary->on && !summary->counted)
    return g_strdup (_ ("Open"));
  if (summary->on) {
    *icon = "lyd-admitted-symbolic";
    *style = "lyd-ok";
    /* Translators: how many people are in */
    return g_strdup_printf (_ ("%d in"), counts->n[LYD_ROSTER_IN]);
  }
  if (summary->event->end < now) {
    *icon = "lyd-admitted-symbolic";
    return g_strdup (_ ("Past"));
  }
  if (full || n_waiting > 0) {
    *icon = "dialog-warning-symbolic";
    *style = "lyd-amber";
    return g_strdup_printf (full ? _ ("Full, %d waiting") : _ ("%d waiting"), n_waiting);
  }
  return g_strdup (C_ ("event", "Open"));
}

static void
show_count (LydEventRow *self,
            const LydEventSummary *summary)
{
  int capacity = summary->event->capacity;
  int n = summary->counts.n[LYD_ROSTER_EXPECTED] + (summary->on ? summary->counts.n[LYD_ROSTER_IN] : 0);
  g_autofree char *text = capacity > 0 ? g_strdup_printf (_ ("%d of %d"), n, capacity)
                                       : g_strdup_printf (ngettext ("%d registered", "%d registered", (gulong) n), n);

  if (summary->event->sensitive || !summary->counted) {
    gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
    return;
  }
  gtk_label_set_label (self->count, text);
  gtk_label_set_label (self->narrow_count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), capacity > 0);
  if (capacity > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) n / capacity));
}

LydEventRow *
lyd_event_row_new (const LydEventSummary *summary,
                   gint64 now)
{
  LydEventRow *self = g_object_new (LYD_TYPE_EVENT_ROW, NULL);
  g_autofree char *month = NULL;
  g_autofree char *day = lyd_format_leaf (summary->event, &month);
  g_autofree char *line = lyd_format_event_line (summary->event, now);
  g_autofree char *target = lyd_id_to_string (&summary->event->id);
  g_autofree char *state = NULL;
  const char *icon;
  const char *style;

  state = describe_state (summary, now, &icon, &style);
  gtk_label_set_label (self->month, month);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->title, summary->event->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), summary->event->title);
  gtk_label_set_label (self->line, line);
  show_count (self, summary);
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_image_set_from_icon_name (self->narrow_icon, icon);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->narrow_state, state);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), style);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), style);
  gtk_widget_add_css_class (GTK_WIDGET (self->narrow_icon), style);
  gtk_widget_add_css_class (GTK_WIDGET (self->narrow_state), style);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-event");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  return self;
}

/* While several are chosen a row is ticked instead of opened. */
void
lyd_event_row_set_choosing (LydEventRow *self,
                            gboolean choosing,
                            gboolean chosen)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tick), choosing);
  gtk_check_button_set_active (self->tick, chosen);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), choosing ? "events.toggle" : "win.open-event");
}

/* Narrow: count and state move below the text. */
void
lyd_event_row_set_narrow (LydEventRow *self,
                          gboolean narrow)
{
  gtk_widget_set_visible (self->wide_count_box, !narrow);
  gtk_widget_set_visible (self->wide_state_box, !narrow);
  gtk_widget_set_visible (self->narrow_box, narrow);
}
