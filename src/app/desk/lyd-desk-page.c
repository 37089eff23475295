#include "lyd-desk-page.h"

#include <glib/gi18n.h>

struct _LydDeskPage {
  AdwBin parent_instance;

  GtkWidget *band;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *why;
  GtkBox *body;
  GtkOrientable *strip;
  GtkLabel *how;
  GtkButton *act;
  GtkButton *end;
  const char *style; /* the band's class now */
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

/* @style: the band's class, static */
void
lyd_desk_page_dress (LydDeskPage *self,
                     const char *style,
                     const char *icon)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->band, self->style);
  self->style = style;
  gtk_widget_add_css_class (self->band, style);
  gtk_image_set_from_icon_name (self->icon, icon);
}

/* Takes everything out of the body. */
void
lyd_desk_page_clear (LydDeskPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
}

/* What the strip says beside the buttons. */
void
lyd_desk_page_set_how (LydDeskPage *self,
                       const char *how)
{
  gtk_label_set_label (self->how, how);
  gtk_widget_set_visible (GTK_WIDGET (self->how),
                          how[0] != '\0' || gtk_orientable_get_orientation (self->strip) == GTK_ORIENTATION_HORIZONTAL);
}

/* Buttons below the words. */
void
lyd_desk_page_set_narrow (LydDeskPage *self,
                          gboolean narrow)
{
  gtk_orientable_set_orientation (self->strip, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->how), !narrow || gtk_label_get_label (self->how)[0] != '\0');
}

/* @action: (nullable): %NULL: there is nothing to do but to go back; @target: (nullable): of type "s" */
void
lyd_desk_page_set_act (LydDeskPage *self,
                       const char *label,
                       const char *action,
                       const char *target)
{
  gtk_widget_set_visible (GTK_WIDGET (self->act), action != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->act), NULL);
  if (action == NULL)
    return;
  gtk_button_set_label (self->act, label);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->act), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->act), action);
}

/* It was done: the act, if there is one, takes it back, and the other button ends the page. */
void
lyd_desk_page_set_done (LydDeskPage *self,
                        gboolean done)
{
  gtk_button_set_label (self->end, done ? _ ("Done") : _ ("Cancel"));
  if (done)
    gtk_widget_remove_css_class (GTK_WIDGET (self->act), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->act), "suggested-action");
}

/* For Enter. */
void
lyd_desk_page_focus_act (LydDeskPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->act));
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
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, strip);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, how);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, act);
  gtk_widget_class_bind_template_child (widget_class, LydDeskPage, end);
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

  lyd_desk_page_dress (self, style, icon);
  gtk_stack_add_named (pages, GTK_WIDGET (self), name);
  return self;
}
