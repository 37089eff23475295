#include "lyd-badges-paper.h"

#include <glib/gi18n.h>

/* The common stocks, the one with id @chosen where it is none of them, and the way to all. */
void
lyd_badges_paper_fill (AdwComboRow *row,
                       const LydStocks *stocks,
                       const char *chosen)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;
  guint n = 0;

  for (guint i = 0; i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);
    gboolean is_chosen = g_strcmp0 (stock->id, chosen) == 0;

    if (!stock->common && !is_chosen)
      continue;
    if (is_chosen)
      selected = n;
    gtk_string_list_append (titles, stock->title);
    n++;
  }
  gtk_string_list_append (titles, C_ ("paper", "Other…"));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected);
}

/* Returns: (nullable): %NULL where the way to all is selected */
const LydStock *
lyd_badges_paper_get_selected (AdwComboRow *row,
                               const LydStocks *stocks)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  for (guint i = 0; item != NULL && i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);

    if (g_str_equal (stock->title, gtk_string_object_get_string (item)))
      return stock;
  }
  return NULL;
}

void
lyd_badges_paper_fill_words (AdwComboRow *row,
                             const LydVocabulary *words)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int i = 0; i < words->n_words; i++)
    gtk_string_list_append (titles, lyd_word_title (words, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

void
lyd_badges_paper_set_number (GtkLabel *label,
                             int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);

  gtk_label_set_label (label, text);
}
