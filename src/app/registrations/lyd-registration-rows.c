#include "lyd-registration-rows.h"

#include "lyd-rollup.h"
#include "lyd-phrases.h"

#include <glib/gi18n.h>

static const struct {
  const char *icon;
  const char *style;
} looks[] = {
  [LYD_PAST_CAME] = { "lyd-admitted-symbolic", "lyd-ok" },
  [LYD_PAST_LEFT] = { "lyd-left-symbolic", "lyd-readable" },
  [LYD_PAST_REFUSED] = { "lyd-stop-symbolic", "lyd-amber" },
  [LYD_PAST_TAKEN_BACK] = { "edit-undo-symbolic", "lyd-readable" },
  [LYD_PAST_CHANGED] = { "document-edit-symbolic", "lyd-readable" },
  [LYD_PAST_CODE] = { "lyd-scan-symbolic", "lyd-readable" },
  [LYD_PAST_PRINTED] = { "printer-symbolic", "lyd-readable" },
  [LYD_PAST_REGISTERED] = { "lyd-person-add-symbolic", "lyd-readable" },
};

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* "First time", with a picture of its own: never colour alone. @style: its class, besides "flag" */
GtkWidget *
lyd_registration_flag_new (const char *icon,
                           const char *word,
                           const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (word));
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "lyd-flag");
  gtk_widget_add_css_class (box, style);
  return box;
}

static GtkWidget *
row_new (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  return row;
}

static GtkWidget *
fact_box_new (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = label_new (title, "caption");

  gtk_widget_add_css_class (caption, "lyd-readable");
  gtk_widget_add_css_class (box, "lyd-fact");
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

/* A fact: its label above its value, which wraps. */
GtkWidget *
lyd_registration_fact_new (const char *title,
                           const char *value)
{
  GtkWidget *box = fact_box_new (title);
  GtkWidget *label = label_new (value, NULL);

  gtk_box_append (GTK_BOX (box), label);
  return row_new (box);
}

static void
reveal_cb (GtkToggleButton *button,
           GParamSpec *pspec,
           GtkLabel *label)
{
  gboolean shown = gtk_toggle_button_get_active (button);

  gtk_label_set_label (label, shown ? g_object_get_data (G_OBJECT (label), "lyd-answer") : "• • • • •");
  gtk_button_set_icon_name (GTK_BUTTON (button), shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

/* What is nobody's business stays hidden until somebody asks for it, each time anew. */
static GtkWidget *
sensitive_new (const LydRecordAnswer *answer)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = fact_box_new (answer->question->label);
  GtkWidget *label = label_new ("", NULL);
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *words = g_strdup_printf (_ ("Show the answer to “%s”"), answer->question->label);

  g_object_set_data_full (G_OBJECT (label), "lyd-answer", lyd_words_answer_value (answer->question, answer->value),
                          g_free);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (reveal_cb), label, 0);
  reveal_cb (GTK_TOGGLE_BUTTON (button), NULL, GTK_LABEL (label));
  gtk_widget_set_tooltip_text (button, _ ("Show this sensitive answer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (button, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), button);
  return row_new (line);
}

GtkWidget *
lyd_registration_answer_new (const LydRecordAnswer *answer)
{
  GtkWidget *box, *line;

  if (answer->value != NULL && answer->value[0] != '\0') {
    g_autofree char *words = lyd_words_answer_value (answer->question, answer->value);

    return answer->question->sensitive ? sensitive_new (answer)
                                       : lyd_registration_fact_new (answer->question->label, words);
  }
  box = fact_box_new (answer->question->label);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (line), label_new (_ ("Not answered yet"), NULL));
  gtk_widget_add_css_class (line, "lyd-amber");
  gtk_box_append (GTK_BOX (box), line);
  return row_new (box);
}

/* One line of the history: what, and below it when and where. */
GtkWidget *
lyd_registration_past_new (const LydPast *past,
                           gint64 now,
                           GTimeZone *zone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (looks[past->kind].icon);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = lyd_format_past (past->at, now, zone);
  g_autofree char *line =
    past->detail != NULL && past->detail[0] != '\0' ? g_strjoin (" · ", when, past->detail, NULL) : g_strdup (when);
  /* Translators: something that was done and taken back since */
  g_autofree char *undone = past->undone ? g_strdup_printf (_ ("%s (taken back)"), past->sentence) : NULL;
  GtkWidget *caption = label_new (line, "caption");

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_widget_add_css_class (image, past->undone ? "lyd-readable" : looks[past->kind].style);
  gtk_widget_add_css_class (caption, "lyd-readable");
  gtk_box_append (GTK_BOX (words), label_new (undone != NULL ? undone : past->sentence, NULL));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

void
lyd_registration_rows_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}
