#include "kiosk/lyd-kiosk-screens.h"

#define MOST_NAME 14 /* letters */

struct _LydKioskChoosePage {
  GtkBox parent_instance;

  GtkLabel *headline;
  GtkBox *list;
  GtkWidget *none;
  GtkWidget *next;
  LydKioskPicks picks;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (LydKioskChoosePage, lyd_kiosk_choose_page, GTK_TYPE_BOX)

static void
clear_list (LydKioskChoosePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  self->n_rows = 0;
}

static GtkWidget *
make_label (const char *text,
            const char *class_name,
            float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

static void
lyd_kiosk_choose_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_CHOOSE_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_choose_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_choose_page_class_init (LydKioskChoosePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_choose_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-choose-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskChoosePage, headline);
  gtk_widget_class_bind_template_child (widget_class, LydKioskChoosePage, list);
  gtk_widget_class_bind_template_child (widget_class, LydKioskChoosePage, none);
  gtk_widget_class_bind_template_child (widget_class, LydKioskChoosePage, next);
}

static void
lyd_kiosk_choose_page_init (LydKioskChoosePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lyd_kiosk_choose_page_begin (LydKioskChoosePage *self,
                             const char *headline,
                             LydKioskPicks picks)
{
  clear_list (self);
  self->picks = picks;
  gtk_label_set_label (self->headline, headline);
  gtk_widget_set_visible (self->none, picks == LYD_KIOSK_PICKS_ONE_OR);
  gtk_widget_set_visible (self->next, picks == LYD_KIOSK_PICKS_SEVERAL);
}

/* One more to pick, called by its number from 0. @detail: (nullable) */
void
lyd_kiosk_choose_page_add (LydKioskChoosePage *self,
                           const char *name,
                           const char *detail,
                           gboolean picked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = make_label (name, "name", 0);

  gtk_widget_add_css_class (row, "row");
  if (self->picks == LYD_KIOSK_PICKS_ONE_OR) { /* people, not answers */
    gtk_widget_add_css_class (button, "personal");
    gtk_widget_add_css_class (row, "personal");
    gtk_widget_add_css_class (label, "personal");
  }
  /* The organization gives way, not the name; only a name that is far too long is shortened. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (name, -1) + 1, MOST_NAME));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (detail != NULL) {
    GtkWidget *small = make_label (detail, "small", 1);

    /* Two lines of it are as high as a finger needs. */
    gtk_label_set_wrap (GTK_LABEL (small), TRUE);
    gtk_label_set_lines (GTK_LABEL (small), 2);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (small), GTK_NATURAL_WRAP_NONE);
    gtk_label_set_justify (GTK_LABEL (small), GTK_JUSTIFY_RIGHT);
    gtk_box_append (GTK_BOX (row), small);
  }
  if (picked) {
    GtkWidget *mark = gtk_image_new_from_icon_name ("lyd-confirm-symbolic");

    gtk_box_append (GTK_BOX (row), mark);
    gtk_widget_add_css_class (button, "on");
  }
  if (self->picks == LYD_KIOSK_PICKS_SEVERAL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                 picked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_add_css_class (button, "pick");
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", self->n_rows++);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "kiosk.pick");
  gtk_box_append (self->list, button);
}

void
lyd_kiosk_choose_page_focus (LydKioskChoosePage *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (first != NULL)
    gtk_widget_grab_focus (first);
}

void
lyd_kiosk_choose_page_forget (LydKioskChoosePage *self)
{
  clear_list (self);
  gtk_label_set_label (self->headline, "");
}
