#include "lyd-reach-lists.h"

#include "lyd-figures-row.h"
#include "lyd-report-look.h"
#include "lyd-words-report.h"
#include "people/lyd-directory-look.h"

#include <glib/gi18n.h>

/* Those with the most people; a last row leads to all of them. */
#define MAX_ORGANIZATIONS 6

struct LydReachLists {
  AdwPreferencesGroup *headings;
  AdwPreferencesGroup *organizations;
  AdwPreferencesGroup *apart;
  AdwExpanderRow *rules;
  GPtrArray *heading_rows;
  GPtrArray *organization_rows;
  GPtrArray *apart_rows;
  GPtrArray *rule_rows;
  LydFigures figures; /* of all lists, so that they stand below one another */
  gboolean narrow;
};

LydReachLists *
lyd_reach_lists_new (AdwPreferencesGroup *headings,
                     AdwPreferencesGroup *organizations,
                     AdwPreferencesGroup *apart,
                     AdwExpanderRow *rules)
{
  LydReachLists *self = g_new0 (LydReachLists, 1);

  self->headings = headings;
  self->organizations = organizations;
  self->apart = apart;
  self->rules = rules;
  self->heading_rows = g_ptr_array_new ();
  self->organization_rows = g_ptr_array_new ();
  self->apart_rows = g_ptr_array_new ();
  self->rule_rows = g_ptr_array_new ();
  lyd_figures_init (&self->figures);
  return self;
}

void
lyd_reach_lists_free (LydReachLists *self)
{
  g_ptr_array_unref (self->heading_rows);
  g_ptr_array_unref (self->organization_rows);
  g_ptr_array_unref (self->apart_rows);
  g_ptr_array_unref (self->rule_rows);
  lyd_figures_clear (&self->figures);
  g_free (self);
}

/* @heading: LydHeading; -1: events without one */
const char *
lyd_reach_lists_name_heading (int heading)
{
  return heading >= 0 ? lyd_word_title (&lyd_headings, heading) : _ ("Without a heading");
}

/* @organization: none: people without one */
const char *
lyd_reach_lists_name_organization (const LydReach *reach,
                                   const LydId *organization)
{
  for (guint i = 0; i < reach->by_organization->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_organization, i);

    if (line->name != NULL && lyd_id_equal (&line->id, organization))
      return line->name;
  }
  return _ ("Without an organization");
}

static LydFiguresRow *
add_row (LydReachLists *self,
         AdwPreferencesGroup *group,
         GPtrArray *rows,
         const char *title,
         const char *subtitle)
{
  LydFiguresRow *row = LYD_FIGURES_ROW (lyd_figures_row_new (&self->figures, title, subtitle));

  lyd_figures_row_set_narrow (row, self->narrow);
  lyd_directory_add (group, rows, GTK_WIDGET (row));
  return row;
}

static void
set_figures (LydFiguresRow *row,
             const char *first,
             const LydReachNumbers *numbers)
{
  g_autofree char *people = lyd_report_count_people (numbers->people);
  g_autofree char *hours = lyd_report_count_hours (numbers->seconds);

  lyd_figures_row_set (row, 0, first);
  lyd_figures_row_set (row, 1, people);
  lyd_figures_row_set (row, 2, hours);
}

static void
show_headings (LydReachLists *self,
               const LydReach *reach)
{
  lyd_directory_empty (self->headings, self->heading_rows);
  for (guint i = 0; i < reach->by_heading->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_heading, i);
    g_autofree char *kinds = lyd_report_list_kinds (line->by_kind);
    g_autofree char *events = lyd_report_count_events (line->numbers.events);
    LydFiguresRow *row =
      add_row (self, self->headings, self->heading_rows, lyd_reach_lists_name_heading (line->key), kinds);

    set_figures (row, events, &line->numbers);
    if (line->numbers.events > 0)
      lyd_figures_row_link (row, "reach.show-heading", g_variant_new_int32 (line->key));
  }
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const LydReachLine *left = *(const LydReachLine *const *) a;
  const LydReachLine *right = *(const LydReachLine *const *) b;

  if (left->numbers.people != right->numbers.people)
    return right->numbers.people - left->numbers.people;
  return right->numbers.attendances - left->numbers.attendances;
}

static void
add_organization (LydReachLists *self,
                  const LydReachLine *line)
{
  g_autofree char *attended = lyd_report_count_attended (line->numbers.attendances);
  g_autofree char *id = line->name != NULL ? lyd_id_to_string (&line->id) : g_strdup ("");
  LydFiguresRow *row = add_row (self, self->organizations, self->organization_rows,
                                line->name != NULL ? line->name : _ ("Without an organization"), NULL);

  set_figures (row, attended, &line->numbers);
  lyd_figures_row_link (row, "reach.show-organization", g_variant_new_string (id));
}

static void
show_organizations (LydReachLists *self,
                    const LydReach *reach)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint n = reach->by_organization->len;

  lyd_directory_empty (self->organizations, self->organization_rows);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (reach->by_organization, i));
  g_ptr_array_sort (sorted, compare_people);
  for (guint i = 0; i < MIN (n, MAX_ORGANIZATIONS); i++)
    add_organization (self, g_ptr_array_index (sorted, i));
  if (n > MAX_ORGANIZATIONS) {
    g_autofree char *words =
      g_strdup_printf (ngettext ("%d organization", "All %d organizations", (gulong) reach->total.organizations),
                       reach->total.organizations);
    LydFiguresRow *row = add_row (self, self->organizations, self->organization_rows, words, NULL);

    lyd_figures_row_link (row, "reach.show-rows",
                          g_variant_new_string (lyd_word_id (&lyd_reach_whats, LYD_REACH_ORGANIZATIONS)));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->organizations), n > 0);
}

static void
show_apart (LydReachLists *self,
            const LydReach *reach)
{
  static const char *const titles[LYD_N_APART] = {
    [LYD_APART_CHILD] = N_ ("Children"),
    [LYD_APART_STAFF] = N_ ("Staff"),
    [LYD_APART_HOST] = N_ ("Hosts"),
    [LYD_APART_PRESENTER] = N_ ("Presenters"),
  };

  lyd_directory_empty (self->apart, self->apart_rows);
  for (int i = LYD_APART_NONE + 1; i < LYD_N_APART; i++) {
    g_autofree char *people = lyd_report_count_people (reach->people_apart[i]);
    g_autofree char *attended = lyd_report_count_attended (reach->attendances_apart[i]);
    LydFiguresRow *row;

    if (reach->people_apart[i] == 0)
      continue;
    row = add_row (self, self->apart, self->apart_rows, _ (titles[i]), NULL);
    lyd_figures_row_set (row, 0, attended);
    lyd_figures_row_set (row, 1, people);
    lyd_figures_row_link (row, "reach.show-rows",
                          g_variant_new_string (lyd_word_id (&lyd_reach_whats, LYD_REACH_APART)));
  }
  if (reach->total.heads > 0 || reach->total.heads_hidden) {
    g_autofree char *heads = lyd_words_report_heads (reach->total.heads, reach->total.heads_hidden);
    LydFiguresRow *row = add_row (self, self->apart, self->apart_rows, _ ("Counted without names"),
                                  _ ("At sensitive events; in no number of people"));

    lyd_figures_row_set (row, 0, heads);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->apart), self->apart_rows->len > 0);
}

/* ---- how it was counted ---- */

static void
add_rule (LydReachLists *self,
          const char *words)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, "title-lines", 0,
                                 "activatable", FALSE, NULL);

  adw_expander_row_add_row (self->rules, row);
  g_ptr_array_add (self->rule_rows, row);
}

static void
show_rules (LydReachLists *self,
            const LydReach *reach)
{
  g_autoptr (GPtrArray) rules = lyd_words_report_rules (reach);

  for (guint i = 0; i < self->rule_rows->len; i++)
    adw_expander_row_remove (self->rules, g_ptr_array_index (self->rule_rows, i));
  g_ptr_array_set_size (self->rule_rows, 0);
  for (guint i = 0; i < rules->len; i++)
    add_rule (self, g_ptr_array_index (rules, i));
}

void
lyd_reach_lists_show (LydReachLists *self,
                      const LydReach *reach)
{
  show_headings (self, reach);
  show_organizations (self, reach);
  show_apart (self, reach);
  show_rules (self, reach);
}

void
lyd_reach_lists_set_narrow (LydReachLists *self,
                            gboolean narrow)
{
  GPtrArray *lists[] = { self->heading_rows, self->organization_rows, self->apart_rows };

  self->narrow = narrow;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      lyd_figures_row_set_narrow (g_ptr_array_index (lists[i], k), narrow);
}
