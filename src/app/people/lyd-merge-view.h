#pragma once

#include "lyd-merge-compare.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two people side by side: what they differ in is chosen of, field by field, and what a merge would do is said. */
#define LYD_TYPE_MERGE_VIEW (lyd_merge_view_get_type ())
G_DECLARE_FINAL_TYPE (LydMergeView, lyd_merge_view, LYD, MERGE_VIEW, AdwBin)

void lyd_merge_view_show (LydMergeView *self, const LydMergeComparison *comparison, const char *why);
guint lyd_merge_view_get_take (LydMergeView *self);

G_END_DECLS
