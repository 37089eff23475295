#include "lyd-desk-page.h"

struct _LydDeskPage {
  AdwBin parent_instance;

  GtkWidget *band;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *why;
  GtkBox *body;
  GtkLabel *how;
  GtkButton *act;
};

G_DEFINE_FINAL_TYPE (LydDeskPage, lyd_desk_page, ADW_TYPE_BIN)

GtkBox *
lyd_desk_page_get_body (LydDeskPage *self)
{
  return self->body;
}

/* The band's word, and the sentence below it. */
void
lyd_desk_page_say (LydDeskPage *self,
                   const char *word,
                   const char *why)
{
  gtk_label_set_label (self->word, word);
  gtk_label_set_label (self->why, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

/* What the strip says beside the buttons. */
void
lyd_desk_page_set_how (LydDeskPage *self,
                       const char *how)
{
  gtk_label_set_label (self->how, how);
}

void
lyd_desk_page_set_act (LydDeskPage *self,
                       const char *label,
                       const char *action)
{
  gtk_button_set_label (self->act, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
}

static void
lyd_desk_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_DESK_PAGE);
  G_OBJECT_CLASS (lyd_desk_page_parent_class)->dispose (object);
}

static void
lyd_desk_page_class_init (LydDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_desk_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/desk/lyd-desk-page.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, band);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, icon);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, word);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, why);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, body);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, how);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, act);
}

static void
lyd_desk_page_init (LydDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lyd_desk_page_new:
 * @pages: the desk's, which it is added to under @name
 * @style: the band's class: blue, amber, red
 *
 * Returns: (transfer none)
 */
LydDeskPage *
lyd_desk_page_new (GtkStack *pages,
                   const char *name,
                   const char *style,
                   const char *icon)
{
  LydDeskPage *self = g_object_new (LYD_TYPE_DESK_PAGE, NULL);

  gtk_widget_add_css_class (self->band, style);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_stack_add_named (pages, GTK_WIDGET (self), name);
  return self;
}
