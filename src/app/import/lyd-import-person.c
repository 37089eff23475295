#include "lyd-import-person.h"

#include <glib/gi18n.h>

struct _LydImportPerson {
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *line;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (LydImportPerson, lyd_import_person, ADW_TYPE_BIN)

static void
lyd_import_person_class_init (LydImportPersonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/import/lyd-import-person.ui");
  gtk_widget_class_bind_template_child (widget_class, LydImportPerson, avatar);
  gtk_widget_class_bind_template_child (widget_class, LydImportPerson, name);
  gtk_widget_class_bind_template_child (widget_class, LydImportPerson, line);
  gtk_widget_class_bind_template_child (widget_class, LydImportPerson, grid);
}

static void
lyd_import_person_init (LydImportPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text[0] != '\0' ? text : _ ("(empty)"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
toggled_cb (GtkCheckButton *button,
            gpointer data)
{
  guint decision = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lyd-decision"));

  if (gtk_check_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (button), "import.decide", "(uu)", GPOINTER_TO_UINT (data), decision);
}

static GtkWidget *
make_side (const LydImportConflict *conflict,
           guint index,
           LydImportDecision decision,
           const char *value,
           const char *side)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *text = make_label (value);
  g_autofree char *label =
    g_strdup_printf ("%s, %s: %s", conflict->label, side, value[0] != '\0' ? value : _ ("(empty)"));

  /* All sides get the same share, however much they say. */
  gtk_label_set_max_width_chars (GTK_LABEL (text), 8);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), text);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_sensitive (button, conflict->can_take);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), conflict->decision == decision);
  g_object_set_data (G_OBJECT (button), "lyd-decision", GUINT_TO_POINTER (decision));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), GUINT_TO_POINTER (index));
  return button;
}

/* What is kept unless somebody chooses stands first and is chosen. */
static void
add_conflict (LydImportPerson *self,
              const LydImportConflict *conflict,
              guint index,
              int row,
              gboolean narrow)
{
  GtkWidget *label = make_label (conflict->label);
  GtkWidget *here = make_side (conflict, index, LYD_IMPORT_KEEP, conflict->here, _ ("in Lanyard"));
  GtkWidget *file = make_side (conflict, index, LYD_IMPORT_REPLACE, conflict->file, _ ("in the file"));

  gtk_widget_add_css_class (label, "lyd-readable");
  if (!narrow) {
    gtk_label_set_width_chars (GTK_LABEL (label), 10);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  }
  gtk_check_button_set_group (GTK_CHECK_BUTTON (file), GTK_CHECK_BUTTON (here));
  /* Narrow: the label stands above the sides, and "both" below them. */
  gtk_grid_attach (self->grid, label, narrow ? 1 : 0, 3 * row, narrow ? 2 : 1, 1);
  gtk_grid_attach (self->grid, here, 1, 3 * row + narrow, 1, 1);
  gtk_grid_attach (self->grid, file, 2, 3 * row + narrow, 1, 1);
  if (conflict->can_both) {
    GtkWidget *both = make_side (conflict, index, LYD_IMPORT_BOTH, _ ("Keep both"), _ ("both"));

    gtk_check_button_set_group (GTK_CHECK_BUTTON (both), GTK_CHECK_BUTTON (here));
    gtk_widget_set_tooltip_text (both, _ ("What is here stays; the other finds the same person"));
    gtk_grid_attach (self->grid, both, narrow ? 1 : 3, 3 * row + 2 * narrow, narrow ? 2 : 1, 1);
  }
}

/* @draft must not be busy. */
GtkWidget *
lyd_import_person_new (LydImportItem *item,
                       LydImportDraft *draft,
                       gboolean narrow)
{
  LydImportPerson *self = g_object_new (LYD_TYPE_IMPORT_PERSON, NULL);
  const GArray *conflicts = lyd_import_plan_get_conflicts (lyd_import_draft_get_plan (draft));
  const LydImportConflict *first = &g_array_index (conflicts, LydImportConflict, item->index);
  g_autofree char *line = g_strdup_printf (_ ("Line %u"), first->line);

  gtk_grid_set_column_spacing (self->grid, narrow ? 0 : 12);
  adw_avatar_set_text (self->avatar, first->name);
  gtk_label_set_label (self->name, first->name);
  gtk_label_set_label (self->line, line);
  for (guint i = item->index; i < conflicts->len; i++) {
    const LydImportConflict *conflict = &g_array_index (conflicts, LydImportConflict, i);

    if (conflict->row != first->row)
      break;
    add_conflict (self, conflict, i, (int) (i - item->index) + 1, narrow);
  }
  return GTK_WIDGET (self);
}
