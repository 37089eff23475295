#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* For lyd-erase-rows.c: by what online reports name somebody, whether anybody said who that is or not. */

GHashTable *lyd_erase_keys_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_erase_keys_add (GHashTable *keys, const char *text, gboolean own);
GPtrArray *lyd_erase_identities_find (LydDb *db, GHashTable *keys, const GArray *people, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_erase_identities_forget (
  LydDb *db, GHashTable *keys, const GPtrArray *identities, const LydId *person, GError **error);

G_END_DECLS
