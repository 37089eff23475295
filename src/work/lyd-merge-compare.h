#pragma once

#include "lyd-directory-line.h"
#include "lyd-merge-people.h"

G_BEGIN_DECLS

/* Two people side by side, before somebody decides whether they are one. */
typedef struct {
  LydPersonPage *sides[2]; /* the one that is kept first */
  guint take;              /* of LydMergeField: where the other one's word is likely the better */
  GPtrArray *shared;       /* of char *: titles of the events that both are registered for */
  int n_visits;            /* the other one's registrations, which go over */
  int n_came;              /* ... with which they came */
  int n_groups;            /* the other one's groups */
} LydMergeComparison;

void lyd_merge_comparison_free (LydMergeComparison *self);

LydMergeComparison *lyd_merge_compare (LydFile *file, const LydId *keep, const LydId *other, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
guint lyd_merge_suggest (const LydPersonPage *keep, const LydPersonPage *other);
const char *lyd_merge_get_text (const LydPersonPage *page, LydMergeField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMergeComparison, lyd_merge_comparison_free)

G_END_DECLS
