#pragma once

#include "lyd-store-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a number is made of: rows that are searched as one types. A row leads on to what it is made of itself (a person
 * to where they were, an organization to its people), and from there to the person, organization or event. */
#define LYD_TYPE_ROWS_PAGE (lyd_rows_page_get_type ())
G_DECLARE_FINAL_TYPE (LydRowsPage, lyd_rows_page, LYD, ROWS_PAGE, AdwBin)

GtkWidget *lyd_rows_page_new (LydStore *store,
                              const LydReachQuery *query,
                              const char *period,
                              const char *title,
                              LydReachWhat what,
                              const LydReachPart *part);
GtkWidget *
lyd_rows_page_new_frozen (LydStore *store, const LydId *snapshot, const char *period, LydReachWhat what);
gboolean lyd_rows_page_back (LydRowsPage *self);
void lyd_rows_page_refresh (LydRowsPage *self);
void lyd_rows_page_search (LydRowsPage *self);
GListModel *lyd_rows_page_get_model (LydRowsPage *self);
gboolean lyd_rows_page_is_idle (LydRowsPage *self);

G_END_DECLS
