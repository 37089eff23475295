#include "lyd-session-row.h"

#include "lyd-phrases.h"

#include <glib/gi18n.h>

struct _LydSessionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *start;
  GtkLabel *end;
  GtkLabel *title;
  GtkLabel *line;
  GtkWidget *count_box;
  GtkLabel *count;
  GtkLabel *narrow_count;
  GtkProgressBar *bar;
  GtkActionable *waiting;
  GtkActionable *desk;
  GtkWidget *edit;
};

G_DEFINE_FINAL_TYPE (LydSessionRow, lyd_session_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyd_session_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SESSION_ROW);
  G_OBJECT_CLASS (lyd_session_row_parent_class)->dispose (object);
}

static void
lyd_session_row_class_init (LydSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_session_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/sessions/lyd-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, start);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, end);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, title);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, line);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, count_box);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, count);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, narrow_count);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, bar);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, desk);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, waiting);
  gtk_widget_class_bind_template_child (widget_class, LydSessionRow, edit);
}

static void
lyd_session_row_init (LydSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A row is read out as one. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->start, self->title,
                                  self->line, self->count, NULL, -1);
}

/* "Breakout · Salon A · only for those who chose it" */
static char *
describe (const LydSession *session)
{
  GString *line = g_string_new (lyd_word_title (&lyd_session_kinds, session->kind));

  if (session->room != NULL)
    g_string_append_printf (line, " · %s", session->room);
  if (session->choice)
    g_string_append_printf (line, " · %s", _ ("by choice"));
  return g_string_free (line, FALSE);
}

/* Who is in once somebody is or could be, else who has chosen it; before that, how many places there are. A session
 * that is only counted has no list. */
static char *
describe_count (const LydSessionSummary *summary,
                gint64 now,
                double *fraction)
{
  const LydSession *session = summary->session;
  gboolean entered = summary->inside > 0 || !session->choice;
  int n = entered ? summary->inside : summary->places;

  *fraction = -1;
  if (session->sensitive)
    return g_strdup (C_ ("session", "Counted only"));
  if (n == 0 && !session->choice && now < session->start)
    return session->capacity > 0
             ? g_strdup_printf (ngettext ("%d place", "%d places", session->capacity), session->capacity)
             : g_strdup ("");
  if (session->capacity <= 0)
    return g_strdup_printf (entered ? _ ("%d in") : _ ("%d chose it"), n);
  *fraction = MIN (1.0, (double) n / session->capacity);
  return g_strdup_printf (entered ? _ ("%d of %d in") : _ ("%d of %d chose it"), n, session->capacity);
}

/* Arrival goes on until the event's last day. */
static char *
format_end (const LydSession *session,
            GTimeZone *zone)
{
  if (lyd_time_local_day (session->start, zone) == lyd_time_local_day (session->end, zone))
    return lyd_format_clock (session->end, zone);
  return lyd_format_short_day (session->end, zone);
}

void
lyd_session_row_show (LydSessionRow *self,
                      const LydSessionSummary *summary,
                      GTimeZone *zone,
                      gint64 now)
{
  const LydSession *session = summary->session;
  g_autofree char *start = lyd_format_clock (session->start, zone);
  g_autofree char *end = format_end (session, zone);
  g_autofree char *line = describe (session);
  g_autofree char *target = lyd_id_to_string (&session->id);
  double fraction;
  g_autofree char *count = describe_count (summary, now, &fraction);

  gtk_label_set_label (self->start, start);
  gtk_label_set_label (self->end, end);
  gtk_label_set_label (self->title, session->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), session->title);
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->narrow_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), fraction >= 0);
  gtk_progress_bar_set_fraction (self->bar, MAX (fraction, 0));

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), summary->waiting > 0);
  if (summary->waiting > 0) {
    g_autofree char *words = g_strdup_printf (_ ("%d waiting"), summary->waiting);

    gtk_button_set_label (GTK_BUTTON (self->waiting), words);
    gtk_actionable_set_action_target (self->waiting, "s", target);
    gtk_actionable_set_action_name (self->waiting, "event.places");
  }
  gtk_actionable_set_action_target (self->desk, "s", target);
  gtk_actionable_set_action_name (self->desk, "sessions.open-desk");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "sessions.edit");
}

/* Narrow: the count moves below the text. */
void
lyd_session_row_set_narrow (LydSessionRow *self,
                            gboolean narrow)
{
  gtk_label_set_wrap (self->title, narrow);
  gtk_label_set_lines (self->title, narrow ? 2 : -1);
  gtk_widget_set_visible (self->count_box, !narrow);
  gtk_widget_set_visible (self->edit, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_count),
                          narrow && gtk_label_get_label (self->narrow_count)[0] != '\0');
}
