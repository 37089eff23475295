#pragma once

#include "lyd-labels.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the rows in which paper and the like are chosen. */
void lyd_badges_paper_fill (AdwComboRow *row, const LydStocks *stocks, const char *chosen);
const LydStock *lyd_badges_paper_get_selected (AdwComboRow *row, const LydStocks *stocks);
void lyd_badges_paper_fill_words (AdwComboRow *row, const LydVocabulary *words);
void lyd_badges_paper_set_number (GtkLabel *label, int n);

G_END_DECLS
