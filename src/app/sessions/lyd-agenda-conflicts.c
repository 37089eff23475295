#include "lyd-agenda-conflicts.h"

#include "lyd-words-agenda.h"

#include <glib/gi18n.h>

struct _LydAgendaConflicts {
  AdwBin parent_instance;

  AdwExpanderRow *summary;
  GPtrArray *rows; /* GtkWidget, borrowed */
  char *shown;     /* what the rows say */
};

G_DEFINE_FINAL_TYPE (LydAgendaConflicts, lyd_agenda_conflicts, ADW_TYPE_BIN)

static void
lyd_agenda_conflicts_finalize (GObject *object)
{
  LydAgendaConflicts *self = LYD_AGENDA_CONFLICTS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (lyd_agenda_conflicts_parent_class)->finalize (object);
}

static void
lyd_agenda_conflicts_class_init (LydAgendaConflictsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_agenda_conflicts_finalize;
}

static GtkWidget *
make_icon (void)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "lyd-amber");
  return icon;
}

static void
lyd_agenda_conflicts_init (LydAgendaConflicts *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->rows = g_ptr_array_new ();
  self->summary = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_expander_row_add_prefix (self->summary, make_icon ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->summary));
  adw_bin_set_child (ADW_BIN (self), list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_row (const LydConflict *conflict,
          const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *target = lyd_id_to_string (&conflict->a);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "sessions.show");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* Rows that say the same stay, so that whoever is about to press one presses it. */
void
lyd_agenda_conflicts_show (LydAgendaConflicts *self,
                           const LydAgenda *agenda)
{
  guint n = agenda->conflicts->len;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("%u conflict", "%u conflicts", n), n);
  g_autofree char *first = n > 0 ? lyd_words_conflict (agenda, g_ptr_array_index (agenda->conflicts, 0)) : NULL;
  g_autofree char *markup = g_markup_escape_text (first != NULL ? first : "", -1);

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < n; i++) {
    g_autofree char *words = lyd_words_conflict (agenda, g_ptr_array_index (agenda->conflicts, i));

    g_string_append_printf (all, "%s\n", words);
  }
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_string_free (g_steal_pointer (&all), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->summary), title);
  adw_expander_row_set_subtitle (self->summary, markup);
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->summary, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++) {
    const LydConflict *conflict = g_ptr_array_index (agenda->conflicts, i);
    g_autofree char *words = lyd_words_conflict (agenda, conflict);
    GtkWidget *row = make_row (conflict, words);

    adw_expander_row_add_row (self->summary, row);
    g_ptr_array_add (self->rows, row);
  }
}
