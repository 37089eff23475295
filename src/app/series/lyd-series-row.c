#include "lyd-series-row.h"

#include "lyd-phrases.h"
#include "lyd-series-spark.h"
#include "lyd-words-repeat.h"

#include <glib/gi18n.h>

struct _LydSeriesRow {
  GtkListBoxRow parent_instance;

  GtkLabel *month;
  GtkLabel *day;
  GtkLabel *title;
  GtkLabel *line;
  GtkLabel *progress;
  GtkLabel *narrow_progress;
  LydSeriesSpark *spark;
};

G_DEFINE_FINAL_TYPE (LydSeriesRow, lyd_series_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyd_series_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SERIES_ROW);
  G_OBJECT_CLASS (lyd_series_row_parent_class)->dispose (object);
}

static void
lyd_series_row_class_init (LydSeriesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_row_dispose;
  g_type_ensure (LYD_TYPE_SERIES_SPARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-series-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, month);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, day);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, title);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, line);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, progress);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, narrow_progress);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesRow, spark);
}

static void
lyd_series_row_init (LydSeriesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A row is read out as one. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, self->line,
                                  self->progress, NULL, -1);
}

static void
show_leaf (LydSeriesRow *self,
           const LydSeriesLine *line)
{
  gint64 at = line->next != LYD_TIME_NONE ? line->next : line->last;
  LydEvent event = { .start = at, .end = at, .timezone = line->series->timezone };
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;

  if (at == LYD_TIME_NONE)
    return;
  day = lyd_format_leaf (&event, &month);
  gtk_label_set_label (self->month, month);
  gtk_label_set_label (self->day, day);
}

GtkWidget *
lyd_series_row_new (const LydSeriesPage *page)
{
  LydSeriesRow *self = g_object_new (LYD_TYPE_SERIES_ROW, NULL);
  const LydSeriesLine *line = page->line;
  g_autofree char *rule = lyd_words_series (line);
  g_autofree char *target = lyd_id_to_string (&line->series->id);
  int n_held = line->n_events - line->n_cancelled;
  g_autofree char *progress = line->next == LYD_TIME_NONE
                                ? g_strdup_printf (ngettext ("%d held", "%d held", (gulong) line->n_over), line->n_over)
                                /* Translators: how many dates of a series are over */
                                : g_strdup_printf (_ ("%d of %d held"), line->n_over, n_held);

  show_leaf (self, line);
  gtk_label_set_label (self->title, line->series->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), line->series->title);
  gtk_label_set_label (self->line, rule);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->line), rule);
  gtk_label_set_label (self->progress, progress);
  gtk_label_set_label (self->narrow_progress, progress);
  lyd_series_spark_set (self->spark, page->events);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-series");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  return GTK_WIDGET (self);
}

/* Narrow: the pictures make room for the words. */
void
lyd_series_row_set_narrow (LydSeriesRow *self,
                           gboolean narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spark), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_progress), narrow);
}
