#include "lyd-period-dialog.h"

#include "lyd-typed.h"

#include <glib/gi18n.h>

struct _LydPeriodDialog {
  AdwWindow parent_instance;

  GDate today;

  AdwEntryRow *from;
  AdwEntryRow *to;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (LydPeriodDialog, lyd_period_dialog, ADW_TYPE_WINDOW)

enum { SIGNAL_CHOSEN,
       N_SIGNALS };

static guint signals[N_SIGNALS];

static int
to_number (const GDate *date)
{
  return g_date_get_year (date) * 10000 + (int) g_date_get_month (date) * 100 + g_date_get_day (date);
}

static void
set_date (GDate *date,
          int day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
}

static gboolean
read_row (LydPeriodDialog *self,
          AdwEntryRow *row,
          int *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  GDate date;
  gboolean fine;

  g_date_clear (&date, 1);
  fine = lyd_typed_day (text, &self->today, &date);
  if (fine || text[0] == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  if (fine)
    *day = to_number (&date);
  return fine;
}

/* Returns: whether both are days, the first not after the last */
static gboolean
read_rows (LydPeriodDialog *self,
           int *from,
           int *to)
{
  gboolean first = read_row (self, self->from, from);
  gboolean last = read_row (self, self->to, to);
  const char *problem = "";

  if (!first || !last)
    problem = _ ("A day, like Oct 1, 2026 or 2026-10-01.");
  else if (*from > *to)
    problem = _ ("The last day is before the first one.");
  gtk_label_set_label (self->problem, problem);
  return first && last && *from <= *to;
}

static void
changed_cb (LydPeriodDialog *self)
{
  int from, to;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "period.show", read_rows (self, &from, &to));
}

static void
activated_cb (LydPeriodDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "period.show", NULL);
}

static void
show_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  LydPeriodDialog *self = LYD_PERIOD_DIALOG (widget);
  int from, to;

  if (!read_rows (self, &from, &to))
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, from, to);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lyd_period_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_PERIOD_DIALOG);
  G_OBJECT_CLASS (lyd_period_dialog_parent_class)->dispose (object);
}

static void
lyd_period_dialog_class_init (LydPeriodDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_period_dialog_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LYD_TYPE_PERIOD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/reports/lyd-period-dialog.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "period_from", FALSE,
                                             G_STRUCT_OFFSET (LydPeriodDialog, from));
  gtk_widget_class_bind_template_child_full (widget_class, "period_to", FALSE, G_STRUCT_OFFSET (LydPeriodDialog, to));
  gtk_widget_class_bind_template_child_full (widget_class, "period_problem", FALSE,
                                             G_STRUCT_OFFSET (LydPeriodDialog, problem));
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "period.show", NULL, show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lyd_period_dialog_init (LydPeriodDialog *self)
{
  g_date_clear (&self->today, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_row (AdwEntryRow *row,
          int day)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* @from, @to: proposed; all are days as 20270922 */
GtkWindow *
lyd_period_dialog_new (GtkWindow *parent,
                       int today,
                       int from,
                       int to)
{
  LydPeriodDialog *self = g_object_new (LYD_TYPE_PERIOD_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  set_date (&self->today, today);
  fill_row (self->from, from);
  fill_row (self->to, to);
  return GTK_WINDOW (self);
}
