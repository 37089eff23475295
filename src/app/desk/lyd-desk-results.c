#include "lyd-desk-results.h"

#include "lyd-fold.h"
#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* How many letters of @word somebody typed: the longest of @typed that @word begins with. */
static glong
count_typed (const char *word,
             char **typed)
{
  g_autofree char *folded = lyd_fold_text (word);
  glong most = 0;

  for (gsize i = 0; typed[i] != NULL; i++)
    if (typed[i][0] != '\0' && g_str_has_prefix (folded, typed[i]))
      most = MAX (most, g_utf8_strlen (typed[i], -1));
  return most;
}

/* One word of a name; @n of its letters were typed. */
static void
append_word (GString *markup,
             const char *word,
             glong n)
{
  g_autofree char *start = g_utf8_substring (word, 0, n);
  g_autofree char *marked = n > 0 ? g_markup_printf_escaped ("<b><u>%s</u></b>", start) : g_strdup ("");
  g_autofree char *rest = g_markup_escape_text (g_utf8_offset_to_pointer (word, n), -1);

  g_string_append_printf (markup, "%s%s", marked, rest);
}

/* The name with what was typed heavy and underlined, as markup. */
static char *
mark_name (const char *name,
           const char *text)
{
  g_autofree char *wanted = lyd_fold_text (text);
  g_auto (GStrv) typed = g_strsplit (wanted, " ", -1);
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *p = name;

  while (*p != '\0') {
    const char *end = p;
    g_autofree char *word = NULL;

    while (*end != '\0' && *end != ' ' && *end != '-')
      end = g_utf8_next_char (end);
    word = g_strndup (p, (gsize) (end - p));
    append_word (markup, word, MIN (count_typed (word, typed), g_utf8_strlen (word, -1)));
    if (*end != '\0')
      g_string_append_c (markup, *end++);
    p = end;
  }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_state (const LydRosterRow *row,
           GTimeZone *zone)
{
  LydLook look = lyd_look_of_row (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (look.icon);
  GtkWidget *label;
  g_autofree char *clock = row->inside && row->last_at != LYD_TIME_NONE ? lyd_format_clock (row->last_at, zone) : NULL;
  g_autofree char *since = clock != NULL ? g_strdup_printf (_ ("In since %s"), clock) : NULL;

  label = new_label (since != NULL ? since : look.word, "small");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (icon, look.style);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* No row has a check-in button: volunteers hit the wrong row. */
static GtkWidget *
new_row (const LydRosterRow *row,
         const char *text,
         GTimeZone *zone)
{
  GtkWidget *item = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = new_label (NULL, "who");
  g_autofree char *marked = mark_name (row->name, text);
  g_autofree char *spoken = NULL;

  gtk_label_set_markup (GTK_LABEL (who), marked);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), who);
  if (row->organization != NULL)
    gtk_box_append (GTK_BOX (names), new_label (row->organization, "small"));
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), new_state (row, zone));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  spoken = g_strjoin (", ", row->name, lyd_look_of_row (row).word, row->organization, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return item;
}

/* @rows: (element-type LydRosterRow). The first row is chosen. */
void
lyd_desk_results_fill (GtkListBox *list,
                       GPtrArray *rows,
                       const char *text,
                       GTimeZone *zone)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (list, new_row (g_ptr_array_index (rows, i), text, zone));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

/* Whether every word of @typed begins one of @name. */
static gboolean
is_named (const char *name,
          char **typed)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean all = typed[0] != NULL && typed[0][0] != '\0';

  for (gsize i = 0; typed[i] != NULL && all; i++) {
    gboolean one = FALSE;

    for (gsize j = 0; words[j] != NULL && !one; j++)
      one = g_str_has_prefix (words[j], typed[i]);
    all = one;
  }
  return all;
}

/* (nullable): somebody of the organization that @text names, of which at least two are expected */
const LydRosterRow *
lyd_desk_results_find_together (GPtrArray *rows,
                                const char *text)
{
  g_autofree char *wanted = lyd_fold_text (text);
  g_auto (GStrv) typed = g_strsplit (wanted, " ", -1);
  const LydRosterRow *first = NULL;

  for (guint i = 0; i < rows->len; i++) {
    const LydRosterRow *row = g_ptr_array_index (rows, i);

    if (row->organization == NULL || row->status != LYD_STATUS_CONFIRMED || row->inside ||
        !is_named (row->organization, typed))
      continue;
    if (first != NULL && g_strcmp0 (first->organization, row->organization) == 0)
      return first;
    if (first == NULL)
      first = row;
  }
  return NULL;
}

/* The last row: a way, not a person. */
void
lyd_desk_results_add_together (GtkListBox *list,
                               const char *organization)
{
  GtkWidget *item = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *who = new_label (organization, "who");
  GtkWidget *what = new_label (_ ("Check in the whole organization…"), "small");

  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), who);
  gtk_box_append (GTK_BOX (names), what);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyd-organizations-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (what)), -1);
  gtk_list_box_append (list, item);
}

/* Chooses the next or previous row; the focus stays where it is. */
void
lyd_desk_results_move (GtkListBox *list,
                       int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (list, MAX (index, 0));
  if (row != NULL)
    gtk_list_box_select_row (list, row);
}
