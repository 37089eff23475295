#include "lyd-figures-row.h"

#include "lyd-fold.h"

struct _LydFiguresRow {
  AdwActionRow parent_instance;

  char *subtitle;
  GtkLabel *labels[LYD_FIGURES_MAX];
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LydFiguresRow, lyd_figures_row, ADW_TYPE_ACTION_ROW)

void
lyd_figures_init (LydFigures *self)
{
  for (guint i = 0; i < LYD_FIGURES_MAX; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

void
lyd_figures_clear (LydFigures *self)
{
  for (guint i = 0; i < LYD_FIGURES_MAX; i++)
    g_clear_object (&self->columns[i]);
}

static void
show (LydFiguresRow *self)
{
  g_autoptr (GString) words = g_string_new (self->subtitle);

  for (guint i = 0; i < LYD_FIGURES_MAX; i++) {
    const char *text = gtk_label_get_label (self->labels[i]);

    gtk_widget_set_visible (GTK_WIDGET (self->labels[i]), !self->narrow);
    if (self->narrow && text[0] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
  }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words->str);
}

static void
lyd_figures_row_finalize (GObject *object)
{
  g_free (LYD_FIGURES_ROW (object)->subtitle);
  G_OBJECT_CLASS (lyd_figures_row_parent_class)->finalize (object);
}

static void
lyd_figures_row_class_init (LydFiguresRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_figures_row_finalize;
}

static void
lyd_figures_row_init (LydFiguresRow *self)
{
  for (guint i = 0; i < LYD_FIGURES_MAX; i++) {
    self->labels[i] = GTK_LABEL (gtk_label_new (""));
    gtk_label_set_xalign (self->labels[i], 1);
    gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "numeric");
    gtk_widget_set_margin_start (GTK_WIDGET (self->labels[i]), 12);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->labels[i]));
  }
}

/* @subtitle: (nullable). Both are shown as they are, without markup. */
GtkWidget *
lyd_figures_row_new (LydFigures *figures,
                     const char *title,
                     const char *subtitle)
{
  g_autofree char *safe = lyd_safe_text (title);
  LydFiguresRow *self = g_object_new (LYD_TYPE_FIGURES_ROW, "use-markup", FALSE, "title", safe, "title-lines", 2,
                                      "subtitle-lines", 3, NULL);

  self->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  for (guint i = 0; i < LYD_FIGURES_MAX; i++)
    gtk_size_group_add_widget (figures->columns[i], GTK_WIDGET (self->labels[i]));
  show (self);
  return GTK_WIDGET (self);
}

/* @words: "341 people" */
void
lyd_figures_row_set (LydFiguresRow *self,
                     guint i,
                     const char *words)
{
  gtk_label_set_label (self->labels[i], words);
  show (self);
}

/* @target: (transfer floating): has it go somewhere */
void
lyd_figures_row_link (LydFiguresRow *self,
                      const char *action,
                      GVariant *target)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

void
lyd_figures_row_set_narrow (LydFiguresRow *self,
                            gboolean narrow)
{
  self->narrow = narrow;
  show (self);
}
