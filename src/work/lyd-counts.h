#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number, and what there are so many of: a translated literal with one %d. */
typedef struct {
  int n;
  const char *words;
} LydCountWords;

char *lyd_counts_join (const LydCountWords *parts, gsize n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
