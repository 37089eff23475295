#include "lyd-roster-filters.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *word;
  const char *title;
  gboolean chip;    /* in the row; the others are in the menu */
  gboolean counted; /* its number is known */
} filters[LYD_ROSTER_N_FILTERS] = {
  [LYD_ROSTER_ALL] = { "all", N_ ("All"), TRUE, TRUE },
  [LYD_ROSTER_IN] = { "in", N_ ("In"), TRUE, TRUE },
  [LYD_ROSTER_EXPECTED] = { "expected", N_ ("Expected"), TRUE, TRUE },
  [LYD_ROSTER_PENDING] = { "pending", N_ ("Pending"), TRUE, TRUE },
  [LYD_ROSTER_WAITLISTED] = { "waiting", N_ ("Waiting"), TRUE, TRUE },
  [LYD_ROSTER_CANCELLED] = { "cancelled", N_ ("Cancelled"), TRUE, TRUE },
  [LYD_ROSTER_REGISTERED] = { "registered", N_ ("Registered only"), FALSE, TRUE },
  [LYD_ROSTER_UNANSWERED] = { "unanswered", N_ ("Answers missing"), FALSE, TRUE },
  [LYD_ROSTER_UNPRINTED] = { "unprinted", N_ ("Badge not printed"), FALSE, TRUE },
  [LYD_ROSTER_CHANGED] = { "changed", N_ ("Badge changed since printed"), FALSE, FALSE },
};

const char *
lyd_roster_filters_get_word (LydRosterFilter filter)
{
  return filters[filter].word;
}

/* What nobody knows filters nothing. */
LydRosterFilter
lyd_roster_filters_find (const char *word)
{
  for (int i = 0; i < LYD_ROSTER_N_FILTERS; i++)
    if (g_strcmp0 (filters[i].word, word) == 0)
      return (LydRosterFilter) i;
  return LYD_ROSTER_ALL;
}

static char *
make_label (LydRosterFilter filter,
            const LydRosterCounts *counts)
{
  return filters[filter].counted ? g_strdup_printf ("%s  %d", _ (filters[filter].title), counts->n[filter])
                                 : g_strdup (_ (filters[filter].title));
}

void
lyd_roster_filters_add_chips (GtkBox *chips)
{
  for (int i = 0; i < LYD_ROSTER_N_FILTERS; i++) {
    GtkWidget *chip;

    if (!filters[i].chip)
      continue;
    chip = gtk_toggle_button_new_with_label (_ (filters[i].title));
    gtk_widget_add_css_class (chip, "lyd-chip");
    gtk_widget_add_css_class (chip, "numeric");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", filters[i].word);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "registrations.filter");
    gtk_box_append (chips, chip);
  }
}

static void
append_item (GMenu *menu,
             LydRosterFilter filter,
             const LydRosterCounts *counts)
{
  g_autofree char *label = make_label (filter, counts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "registrations.filter", "s", filters[filter].word);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const LydRosterCounts *counts,
           gboolean narrow)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) common = g_menu_new ();
  g_autoptr (GMenu) rare = g_menu_new ();

  for (int i = 0; i < LYD_ROSTER_N_FILTERS; i++) {
    if (!filters[i].chip)
      append_item (rare, (LydRosterFilter) i, counts);
    else if (narrow)
      append_item (common, (LydRosterFilter) i, counts);
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rare));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* The numbers, and in the menu's button what was chosen there. */
void
lyd_roster_filters_show (GtkBox *chips,
                         GtkMenuButton *more,
                         LydRosterFilter filter,
                         const LydRosterCounts *counts,
                         gboolean narrow)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (chips));
  gboolean in_menu = narrow || !filters[filter].chip;
  g_autofree char *chosen = make_label (filter, counts);

  for (int i = 0; i < LYD_ROSTER_N_FILTERS && chip != NULL; i++) {
    g_autofree char *label = make_label ((LydRosterFilter) i, counts);

    if (!filters[i].chip)
      continue;
    gtk_button_set_label (GTK_BUTTON (chip), label);
    /* The action alone lights the chip that is chosen and leaves the others alight. */
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), i == (int) filter);
    chip = gtk_widget_get_next_sibling (chip);
  }

  gtk_menu_button_set_label (more, in_menu ? chosen : _ ("More"));
  if (in_menu && filter != LYD_ROSTER_ALL)
    gtk_widget_add_css_class (GTK_WIDGET (more), "lyd-chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (more), "lyd-chosen");
  /* An open menu is not pulled away from under the pointer. */
  if (gtk_menu_button_get_popover (more) == NULL ||
      !gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (more)))) {
    g_autoptr (GMenuModel) menu = make_menu (counts, narrow);

    gtk_menu_button_set_menu_model (more, menu);
  }
}
