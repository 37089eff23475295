#pragma once

#include "lyd-id.h"

G_BEGIN_DECLS

/* What the program takes from the world: the time, randomness and who is asking. The front doors make one and hand it
 * down; nothing below reads a clock or a generator, so tests decide both. */
typedef struct {
  gint64 (*now) (gpointer data);                                /* UTC milliseconds */
  void (*random) (gpointer data, guint8 *bytes, gsize n_bytes); /* from the system's generator */
  gpointer data;
  const char *who;        /* the person at the keyboard, for the journal */
  const char *machine_id; /* this installation; a file that moves to another machine is a new station there */
  const char *state_dir;  /* where station identities are kept, outside the database */
  const char *station;    /* label, e.g. "Desk 1"; NULL: the host's name */
} LydContext;

gint64 lyd_context_now (const LydContext *context);
LydId lyd_context_make_id (const LydContext *context);
void lyd_context_random (const LydContext *context, guint8 *bytes, gsize n_bytes);

G_END_DECLS
