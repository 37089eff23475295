#include "kiosk/lyd-kiosk-labels.h"

#include "kiosk/lyd-kiosk-listen.h"

/* Templates hold English sentences, which the phrasebook knows by this context. */
#define CONTEXT "kiosk"

static GQuark
msgid_quark (void)
{
  return g_quark_from_static_string ("lyd-kiosk-msgid");
}

/* Remembers what each label of a template says, before anything else is written into it. */
void
lyd_kiosk_labels_collect (GtkWidget *root)
{
  if (GTK_IS_LABEL (root)) {
    const char *text = gtk_label_get_label (GTK_LABEL (root));

    if (text[0] != '\0')
      g_object_set_qdata_full (G_OBJECT (root), msgid_quark (), g_strdup (text), g_free);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    lyd_kiosk_labels_collect (child);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
void
lyd_kiosk_labels_translate (GtkWidget *root,
                            const LydPhrasebook *book,
                            const char *language)
{
  const char *msgid = g_object_get_qdata (G_OBJECT (root), msgid_quark ());

  if (msgid != NULL)
    gtk_label_set_label (GTK_LABEL (root), lyd_phrasebook_get (book, language, CONTEXT, msgid));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    lyd_kiosk_labels_translate (child, book, language);
}
#pragma GCC diagnostic pop

static void
gather (GtkWidget *widget,
        GString *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)) {
    const char *text = gtk_label_get_text (GTK_LABEL (widget));

    if (text[0] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, words);
}

/* A button is called what stands on it, in whatever language that is now. */
void
lyd_kiosk_labels_name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root)) {
    g_autoptr (GString) words = g_string_new (NULL);

    gather (root, words);
    if (words->len > 0)
      lyd_kiosk_name (root, words->str);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    lyd_kiosk_labels_name_buttons (child);
}

/* What there is room for: large letters leave none for pictures on buttons and the title row, and only a large panel
 * has any for the second line of advice. Words never go. */
void
lyd_kiosk_labels_fit (GtkWidget *root,
                      gboolean larger,
                      gboolean wide)
{
  if (gtk_widget_has_css_class (root, "extra"))
    gtk_widget_set_visible (root, !larger);
  else if (gtk_widget_has_css_class (root, "wide-only"))
    gtk_widget_set_visible (root, wide && !larger);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    lyd_kiosk_labels_fit (child, larger, wide);
}
