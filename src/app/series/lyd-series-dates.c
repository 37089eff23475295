#include "lyd-series-dates.h"

#include "lyd-phrases.h"
#include "lyd-words-repeat.h"
#include "lyd-words-time.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydSeriesDates {
  AdwBin parent_instance;

  gboolean narrow;

  GtkLabel *rule;
  GtkLabel *facts;
  GtkWidget *sensitive;
  AdwPreferencesGroup *groups[3];
  GPtrArray *rows[3];
};

G_DEFINE_FINAL_TYPE (LydSeriesDates, lyd_series_dates, ADW_TYPE_BIN)

/* In the order of the page. */
typedef enum {
  GROUP_NEXT,
  GROUP_LATER,
  GROUP_HELD,
} Group;

/* ---- in a few words ---- */

static char *
describe_average (const LydSeriesPage *page)
{
  int sum = 0;
  int n = 0;

  for (guint i = 0; i < page->events->len; i++) {
    const LydSeriesEvent *event = g_ptr_array_index (page->events, i);

    if (event->over && event->known && event->event->state != LYD_EVENT_CANCELLED) {
      sum += event->n_attended;
      n++;
    }
  }
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d came on average", "%d came on average", (gulong) ((sum + n / 2) / n)),
                          (sum + n / 2) / n);
}

/* Takes @words; a count of nothing is not said. */
static void
add_count (GPtrArray *parts,
           char *words,
           int n)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static void
show_facts (LydSeriesDates *self,
            const LydSeriesPage *page)
{
  const LydSeriesLine *line = page->line;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rule = lyd_words_series (line);
  g_autofree char *facts = NULL;
  char *average = describe_average (page);

  /* Translators: how many dates of a series are over */
  g_ptr_array_add (parts, g_strdup_printf (_ ("%d of %d held"), line->n_over, line->n_events - line->n_cancelled));
  add_count (parts, g_strdup_printf (ngettext ("%d moved", "%d moved", (gulong) line->n_moved), line->n_moved),
             line->n_moved);
  add_count (parts,
             g_strdup_printf (ngettext ("%d cancelled", "%d cancelled", (gulong) line->n_cancelled), line->n_cancelled),
             line->n_cancelled);
  if (average != NULL)
    g_ptr_array_add (parts, average);
  add_count (
    parts,
    g_strdup_printf (ngettext ("%d registered for all of it", "%d registered for all of it", (gulong) line->n_standing),
                     line->n_standing),
    line->n_standing);
  g_ptr_array_add (parts, NULL);
  facts = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (self->rule, rule);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (self->sensitive, line->sensitive);
}

/* ---- the dates ---- */

/* (nullable): what an event is called besides its series; %NULL where that is nothing */
static const char *
get_topic (const LydSeriesPage *page,
           const LydSeriesEvent *event)
{
  const char *series = page->line->series->title;
  const char *title = event->event->title;

  if (!g_str_has_prefix (title, series))
    return title;
  title += strlen (series);
  while (*title == ':' || *title == ' ')
    title++;
  return title[0] != '\0' ? title : NULL;
}

static char *
describe_line (const LydSeriesPage *page,
               const LydSeriesEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->event->timezone);
  g_autofree char *clock = lyd_format_clock (event->event->start, zone);
  g_autofree char *zone_title = lyd_words_zone (event->event->timezone);
  g_autofree char *from = lyd_format_day (event->at, zone);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf ("%s %s", clock, zone_title));
  if (event->moved && event->event->state != LYD_EVENT_CANCELLED)
    g_ptr_array_add (parts, g_strdup_printf (_ ("moved from %s"), from));
  if (get_topic (page, event) != NULL)
    g_ptr_array_add (parts, g_strdup (get_topic (page, event)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Returns: (transfer full): "31 of 44 came", "12 registered, 3 waiting" */
static char *
describe_counts (const LydSeriesEvent *event)
{
  g_autofree char *registered = g_strdup_printf (
    ngettext ("%d registered", "%d registered", (gulong) event->n_confirmed), event->n_confirmed);

  if (event->event->state == LYD_EVENT_CANCELLED)
    return g_strdup ("");
  if (event->event->sensitive && !event->known)
    return g_strdup (_ ("Counted only"));
  if (event->over && event->known && event->event->sensitive)
    return g_strdup_printf (ngettext ("%d came", "%d came", (gulong) event->n_attended), event->n_attended);
  if (event->over && event->known)
    /* Translators: how many came, of how many that were registered */
    return g_strdup_printf (_ ("%d came of %d"), event->n_attended, event->n_confirmed);
  if (event->n_waiting > 0)
    return g_strdup_printf (ngettext ("%s, %d waiting", "%s, %d waiting", (gulong) event->n_waiting), registered,
                            event->n_waiting);
  return g_steal_pointer (&registered);
}

/* The state by an icon of its own outline and a word. */
static LydLook
find_look (const LydSeriesEvent *event,
           gboolean next)
{
  if (event->event->state == LYD_EVENT_CANCELLED)
    return (LydLook){ "lyd-cancelled-symbolic", _ ("Cancelled"), "lyd-plain" };
  if (event->over && !event->known)
    return (LydLook){ "lyd-unknown-symbolic", _ ("No attendance yet"), "lyd-amber" };
  if (event->over)
    return (LydLook){ "lyd-admitted-symbolic", _ ("Held"), "lyd-ok" };
  if (next)
    return (LydLook){ "go-next-symbolic", C_ ("event of a series", "Next"), "lyd-plain" };
  if (event->moved)
    return (LydLook){ "x-office-calendar-symbolic", C_ ("event of a series", "Moved"), "lyd-plain" };
  return (LydLook){ "lyd-expected-symbolic", C_ ("event of a series", "Planned"), "lyd-plain" };
}

static GtkWidget *
make_state (const LydLook *look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon);
  GtkWidget *word = gtk_label_new (look->word);

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_widget_add_css_class (icon, look->style);
  gtk_widget_add_css_class (word, look->style);
  gtk_widget_set_size_request (box, 140, -1);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

static GtkWidget *
make_leaf (const LydEvent *event)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *month = NULL;
  g_autofree char *day = lyd_format_leaf (event, &month);
  GtkWidget *month_label = gtk_label_new (month);
  GtkWidget *day_label = gtk_label_new (day);

  gtk_widget_add_css_class (month_label, "caption");
  gtk_widget_add_css_class (day_label, "title-4");
  gtk_widget_add_css_class (day_label, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box, 42, -1);
  gtk_box_append (GTK_BOX (box), month_label);
  gtk_box_append (GTK_BOX (box), day_label);
  return box;
}

static GtkWidget *
make_row (LydSeriesDates *self,
          const LydSeriesPage *page,
          const LydSeriesEvent *event,
          gboolean next)
{
  LydLook look = find_look (event, next);
  g_autofree char *days = lyd_format_days (event->event);
  g_autofree char *line = describe_line (page, event);
  g_autofree char *counts = describe_counts (event);
  g_autofree char *subtitle = self->narrow ? g_strjoin (" · ", look.word, counts[0] != '\0' ? counts : line,
                                                        counts[0] != '\0' ? line : NULL, NULL)
                                           : g_strdup (line);
  GtkWidget *row = lyd_directory_row_new (NULL, days, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_leaf (event->event));
  if (!self->narrow) {
    GtkWidget *count = gtk_label_new (counts);

    gtk_label_set_xalign (GTK_LABEL (count), 1);
    gtk_widget_add_css_class (count, "caption");
    gtk_widget_add_css_class (count, "numeric");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_state (&look));
  }
  lyd_directory_row_link (row, "win.open-event", &event->event->id);
  return row;
}

static Group
find_group (const LydSeriesPage *page,
            const LydSeriesEvent *event)
{
  if (event->over || (event->event->state == LYD_EVENT_CANCELLED && event->event->start < page->line->next))
    return GROUP_HELD;
  return lyd_id_equal (&event->event->id, &page->line->next_event) ? GROUP_NEXT : GROUP_LATER;
}

/* @page: read, not kept */
void
lyd_series_dates_show (LydSeriesDates *self,
                       const LydSeriesPage *page,
                       gint64 now)
{
  show_facts (self, page);
  for (Group group = 0; group < G_N_ELEMENTS (self->groups); group++) {
    lyd_directory_empty (self->groups[group], self->rows[group]);
    for (guint i = 0; i < page->events->len; i++) {
      /* What is past reads backwards: the last one first. */
      const LydSeriesEvent *event =
        g_ptr_array_index (page->events, group == GROUP_HELD ? page->events->len - 1 - i : i);

      if (find_group (page, event) == group)
        lyd_directory_add (self->groups[group], self->rows[group],
                           make_row (self, page, event, group == GROUP_NEXT));
    }
    gtk_widget_set_visible (GTK_WIDGET (self->groups[group]), self->rows[group]->len > 0);
  }
}

static void
lyd_series_dates_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_SERIES_DATES);
  G_OBJECT_CLASS (lyd_series_dates_parent_class)->dispose (object);
}

static void
lyd_series_dates_finalize (GObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LYD_SERIES_DATES (object)->rows); i++)
    g_ptr_array_unref (LYD_SERIES_DATES (object)->rows[i]);
  G_OBJECT_CLASS (lyd_series_dates_parent_class)->finalize (object);
}

static void
lyd_series_dates_class_init (LydSeriesDatesClass *klass)
{
  static const char *const names[] = { "next_group", "later_group", "held_group" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_series_dates_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_series_dates_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/series/lyd-series-dates.ui");
  gtk_widget_class_bind_template_child (widget_class, LydSeriesDates, rule);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesDates, facts);
  gtk_widget_class_bind_template_child (widget_class, LydSeriesDates, sensitive);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, names[i], FALSE, (gssize) (G_STRUCT_OFFSET (LydSeriesDates, groups) + i * sizeof (gpointer)));
}

static void
lyd_series_dates_init (LydSeriesDates *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Narrow: counts and states stand below the day. Shown from the next lyd_series_dates_show() on. */
void
lyd_series_dates_set_narrow (LydSeriesDates *self,
                             gboolean narrow)
{
  self->narrow = narrow;
}
