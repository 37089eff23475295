#include "lyd-badges-troubles.h"

#include "lyd-badges.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A list of troubles is to be worked off; nobody works off more at a time. */
#define MAX_TROUBLES 20

static char *
describe_problems (guint problems)
{
  GString *text = g_string_new (NULL);

  for (guint bit = 0; bit < LYD_N_BADGE_PROBLEMS; bit++)
    if ((problems & (1u << bit)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              lyd_badge_problem_get_title ((LydBadgeProblems) (1u << bit)));
  return g_string_free (text, FALSE);
}

static void
add_trouble (GtkListBox *list,
             const LydBadgeTrouble *trouble)
{
  g_autofree char *title = g_markup_escape_text (trouble->name, -1);
  g_autofree char *problems = describe_problems (trouble->problems);
  g_autofree char *subtitle = g_markup_escape_text (problems, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "subtitle-lines", 4,
                                 "activatable", TRUE, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  g_object_set_data (G_OBJECT (row), "index", GINT_TO_POINTER (trouble->index));
  gtk_list_box_append (list, row);
}

/**
 * lyd_badges_troubles_show:
 * @more: says how many are left out
 * @troubles: (element-type LydBadgeTrouble)
 */
void
lyd_badges_troubles_show (GtkListBox *list,
                          GtkLabel *more,
                          GPtrArray *troubles)
{
  guint n_shown = MIN (troubles->len, MAX_TROUBLES);
  guint n_more = troubles->len - n_shown;
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < n_shown; i++)
    add_trouble (list, g_ptr_array_index (troubles, i));
  gtk_label_set_label (more, text);
  gtk_widget_set_visible (GTK_WIDGET (more), n_more > 0);
}

/* Of the badge among those selected, from 0. */
int
lyd_badges_troubles_get_index (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "index"));
}
