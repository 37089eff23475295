#include "kiosk/lyd-kiosk-screens.h"

struct _LydKioskResultPage {
  GtkBox parent_instance;

  GtkWidget *side;
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *headline;
  GtkWidget *row_1;
  GtkImage *icon_1;
  GtkLabel *fact_1;
  GtkLabel *note_1;
  GtkWidget *row_2;
  GtkImage *icon_2;
  GtkLabel *fact_2;
  GtkLabel *note_2;
  GtkWidget *more_time;
  GtkWidget *finish;
};

G_DEFINE_FINAL_TYPE (LydKioskResultPage, lyd_kiosk_result_page, GTK_TYPE_BOX)

/* By LydKioskLook. */
static const struct {
  const char *class_name;
  const char *icon;
} looks[] = {
  [LYD_KIOSK_LOOK_IN] = { "in", "lyd-admitted-symbolic" },
  [LYD_KIOSK_LOOK_AGAIN] = { "again", "lyd-again-symbolic" },
  [LYD_KIOSK_LOOK_ASK] = { "ask", "lyd-desk-symbolic" },
  [LYD_KIOSK_LOOK_STOP] = { "stop", "lyd-stop-symbolic" },
};

static void
set_text (GtkLabel *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
lyd_kiosk_result_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LYD_TYPE_KIOSK_RESULT_PAGE);
  G_OBJECT_CLASS (lyd_kiosk_result_page_parent_class)->dispose (object);
}

static void
lyd_kiosk_result_page_class_init (LydKioskResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_result_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, side);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, icon);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, word);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, headline);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, row_1);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, icon_1);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, fact_1);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, note_1);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, row_2);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, icon_2);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, fact_2);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, note_2);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, more_time);
  gtk_widget_class_bind_template_child (widget_class, LydKioskResultPage, finish);
}

static void
lyd_kiosk_result_page_init (LydKioskResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Also tells a screen reader, as one sentence. */
/* Two facts with their notes below are more than a small panel holds in large letters. */
static gboolean
is_tight (LydKioskResultPage *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  return gtk_widget_has_css_class (window, "larger") && gtk_widget_has_css_class (window, "panel-small");
}

void
lyd_kiosk_result_page_show (LydKioskResultPage *self,
                            const LydKioskCard *card)
{
  GtkWidget *const rows[] = { self->row_1, self->row_2 };
  GtkImage *const icons[] = { self->icon_1, self->icon_2 };
  GtkLabel *const facts[] = { self->fact_1, self->fact_2 };
  GtkLabel *const notes[] = { self->note_1, self->note_2 };
  g_autoptr (GString) words = g_string_new (card->word);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->side, looks[i].class_name);
  gtk_widget_add_css_class (self->side, looks[card->look].class_name);
  gtk_image_set_from_icon_name (self->icon, card->icon != NULL ? card->icon : looks[card->look].icon);
  gtk_label_set_label (self->word, card->word);
  gtk_label_set_label (self->headline, card->title);
  g_string_append_printf (words, ". %s.", card->title);
  for (gsize i = 0; i < LYD_KIOSK_N_FACTS; i++) {
    gtk_widget_set_visible (rows[i], card->facts[i].fact != NULL);
    gtk_image_set_from_icon_name (icons[i], card->facts[i].icon);
    set_text (facts[i], card->facts[i].fact);
    set_text (notes[i], card->facts[i].note);
    if (card->facts[i].fact != NULL)
      g_string_append_printf (words, " %s. %s", card->facts[i].fact,
                              card->facts[i].note != NULL ? card->facts[i].note : "");
  }
  if (is_tight (self) && card->facts[1].fact != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->note_1), FALSE);
  gtk_widget_set_visible (self->more_time, !card->final);
  gtk_widget_set_visible (self->finish, !card->final);
  /* The page's box is the alert. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

void
lyd_kiosk_result_page_focus (LydKioskResultPage *self)
{
  gtk_widget_grab_focus (self->finish);
}

void
lyd_kiosk_result_page_forget (LydKioskResultPage *self)
{
  static const LydKioskCard nothing = { .word = "", .title = "" };

  lyd_kiosk_result_page_show (self, &nothing);
}
