#pragma once

#include "lyd-desk-copy-private.h"
#include "lyd-desk-return.h"
#include "lyd-file-private.h"

G_BEGIN_DECLS

/* A copy on its way back. Everything within one act of `file`. */
typedef struct {
  LydFile *file;
  LydDb *copy;
  LydDeskReturn *result;
  gint64 now;
  GPtrArray *questions;      /* LydQuestion: those that both know */
  GHashTable *organizations; /* LydId there -> LydId here, where they differ */
  GHashTable *people;        /* LydId there -> LydId here */
  GHashTable *registrations; /* LydId there -> LydId here; lacks those that were deleted here */
  GHashTable *sessions;      /* set of LydId: those that were scanned at */
  gboolean journaled;        /* something changed that only the history tells */
} LydDeskReturning;

gboolean lyd_desk_return_take_people (LydDeskReturning *self, GError **error);
gboolean lyd_desk_return_take_registrations (LydDeskReturning *self, GError **error);
gboolean lyd_desk_return_take_codes (LydDeskReturning *self, GError **error);
gboolean lyd_desk_return_take_scans (LydDeskReturning *self, GError **error);
gboolean lyd_desk_return_take_prints (LydDeskReturning *self, GError **error);
gboolean lyd_desk_return_refuse (LydDeskReturning *self, GError **error);

const LydId *lyd_desk_return_map (GHashTable *ids, const LydId *there);
void lyd_desk_return_add (GHashTable *ids, const LydId *there, const LydId *here);

G_END_DECLS
