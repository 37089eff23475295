#pragma once

#include "lyd-table.h"

G_BEGIN_DECLS

/* How many rows a table has of each session, organization ...: counted while the rows go by, for the sheet that sums a
 * workbook up. */
typedef struct _LydSummary LydSummary;

LydSummary *lyd_summary_new (const LydTable *table) G_GNUC_WARN_UNUSED_RESULT;
void lyd_summary_add (LydSummary *self, const LydCell *cells);
LydTable *lyd_summary_make_table (LydSummary *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_summary_free (LydSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSummary, lyd_summary_free)

G_END_DECLS
