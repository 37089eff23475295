#pragma once

#include "lyd-file.h"
#include "lyd-likeness.h"

G_BEGIN_DECLS

/* One of two who look like one. */
typedef struct {
  LydId person;
  char *name;
  char *organization; /* NULL where unknown */
  char *email;
  int n_registrations;
} LydDuplicateSide;

/* Two people who may be one; `keep` is the one with more on file. */
typedef struct {
  LydDuplicateSide keep;
  LydDuplicateSide other;
  LydLikeness likeness;
  guint evidence; /* of LydEvidence */
  int score;      /* 1 to 99 */
} LydDuplicate;

void lyd_duplicate_free (LydDuplicate *self);
char *lyd_duplicate_describe (const LydDuplicate *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *lyd_duplicates_find (LydFile *file, guint limit, guint *n_all, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_duplicates_set_distinct (LydFile *file, const LydId *a, const LydId *b, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDuplicate, lyd_duplicate_free)

G_END_DECLS
