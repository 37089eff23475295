#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* One tray of badges; its first and last in the order in which they lie. */
typedef struct {
  int tray; /* from 1 */
  int n_badges;
  int last_slot;
  char *first; /* what the first and the last badge are sorted by: "garza ana" */
  char *last;
  char *first_name; /* family name, or the whole name where there is none */
  char *last_name;
} LydTrayRow;

/* Where printed badges lie. */
GPtrArray *lyd_tray_rows_list (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_tray_rows_get (LydDb *db, const LydId *registration, int *tray, int *slot, GError **error);
gboolean lyd_tray_rows_insert (LydDb *db, const LydId *registration, int tray, int slot, GError **error);
gboolean lyd_tray_rows_clear (LydDb *db, const LydId *event, GError **error);
void lyd_tray_row_free (LydTrayRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydTrayRow, lyd_tray_row_free)

G_END_DECLS
