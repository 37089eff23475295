#include "kiosk/lyd-kiosk-screens.h"

#include "kiosk/lyd-kiosk-listen.h"

/* Letters of a question beside "Back" on the smallest panel. */
#define ONE_LINE 20
#define TWO_LINES 42

struct _LydKioskTypePage {
  GtkBox parent_instance;

  GtkLabel *question;
  GtkEntry *entry;
  GtkLabel *hint;
  GtkBox *keys;
  LydKioskKeyboard *keyboard;
  const char *language; /* what the keyboard shows */
  const char *step;
  LydKioskKeys layer;
};

G_DEFINE_FINAL_TYPE (LydKioskTypePage, lyd_kiosk_type_page, GTK_TYPE_BOX)

/* Whoever types is there. */
static void
changed_cb (LydKioskTypePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.typed", NULL);
}

static void
activate_cb (LydKioskTypePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "kiosk.next", NULL);
}

static void
lyd_kiosk_type_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_TYPE_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_type_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_type_page_class_init (LydKioskTypePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_type_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-type-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskTypePage, question);
  gtk_widget_class_bind_template_child (widget_class, LydKioskTypePage, entry);
  gtk_widget_class_bind_template_child (widget_class, LydKioskTypePage, hint);
  gtk_widget_class_bind_template_child (widget_class, LydKioskTypePage, keys);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
lyd_kiosk_type_page_init (LydKioskTypePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Before anything is shown. */
void
lyd_kiosk_type_page_set_book (LydKioskTypePage *self,
                              const LydPhrasebook *book)
{
  self->keyboard = LYD_KIOSK_KEYBOARD (lyd_kiosk_keyboard_new (book));
  gtk_widget_set_vexpand (GTK_WIDGET (self->keyboard), TRUE);
  lyd_kiosk_keyboard_set_target (self->keyboard, GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->keyboard, "step", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (GTK_WIDGET (self->keyboard), TRUE);
  gtk_box_append (self->keys, GTK_WIDGET (self->keyboard));
}

/* Only where it shows something else: its keys are made anew, under a finger that may still be on one. */
static void
show_keys (LydKioskTypePage *self,
           const LydKioskTyping *typing,
           const char *language)
{
  if (self->step == typing->step && self->language == language && self->layer == typing->keys)
    return;
  lyd_kiosk_keyboard_set_step (self->keyboard, typing->step, TRUE);
  lyd_kiosk_keyboard_set_language (self->keyboard, language);
  lyd_kiosk_keyboard_set_keys (self->keyboard, typing->keys);
  self->step = typing->step;
  self->language = language;
  self->layer = typing->keys;
}

/* On a small panel large letters leave room for the keys, the entry and two lines of a question: the hint goes, and a
 * question that is longer takes the smaller letters, which are as high as body text then. */
static void
fit (LydKioskTypePage *self,
     const LydKioskTyping *typing)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean tight = gtk_widget_has_css_class (window, "larger") && !gtk_widget_has_css_class (window, "panel-wide");
  glong room = typing->keys == LYD_KIOSK_KEYS_EMAIL ? ONE_LINE : TWO_LINES;

  gtk_widget_set_visible (GTK_WIDGET (self->hint), typing->hint != NULL && !tight);
  if (tight && g_utf8_strlen (typing->question, -1) > room)
    gtk_widget_add_css_class (GTK_WIDGET (self->question), "small");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->question), "small");
}

/* @typing: shown; what is typed already stays where it is the same */
void
lyd_kiosk_type_page_show (LydKioskTypePage *self,
                          const LydKioskTyping *typing,
                          const char *language)
{
  const char *text = typing->text != NULL ? typing->text : "";

  gtk_label_set_label (self->question, typing->question);
  gtk_label_set_label (self->hint, typing->hint != NULL ? typing->hint : "");
  fit (self, typing);
  gtk_entry_set_placeholder_text (self->entry, typing->example);
  gtk_entry_set_visibility (self->entry, !typing->hidden);
  lyd_kiosk_name (GTK_WIDGET (self->entry), typing->question);
  show_keys (self, typing, language);
  if (g_strcmp0 (lyd_kiosk_type_page_get_text (self), text) != 0) {
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  }
}

void
lyd_kiosk_type_page_focus (LydKioskTypePage *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

const char *
lyd_kiosk_type_page_get_text (LydKioskTypePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
lyd_kiosk_type_page_forget (LydKioskTypePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_entry_set_placeholder_text (self->entry, NULL);
  gtk_label_set_label (self->question, "");
  gtk_label_set_label (self->hint, "");
}
