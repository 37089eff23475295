#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Heads, counted where nobody is scanned or named: one row a head, and one more that takes it back. */
typedef struct {
  char *title;
  int heads;
  int capacity; /* -1: no limit */
} LydHeads;

void lyd_heads_free (LydHeads *self);
LydHeads *lyd_tap_count (LydFile *file, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydHeads *lyd_tap (LydFile *file, const LydId *session, int by, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydHeads, lyd_heads_free)

G_END_DECLS
