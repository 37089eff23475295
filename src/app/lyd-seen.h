#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same code again within this time is the same scan: scanners send twice, cameras see a badge for seconds. */
#define LYD_SEEN_MS 2500

/* One code that was seen, and when, in milliseconds of any clock that does not jump. Zeros: none. */
typedef struct {
  char *code;
  gint64 at;
} LydSeen;

gboolean lyd_seen_matches (const LydSeen *self, const char *text, gint64 at);
void lyd_seen_set (LydSeen *self, const char *text, gint64 at);
void lyd_seen_clear (LydSeen *self);

G_END_DECLS
