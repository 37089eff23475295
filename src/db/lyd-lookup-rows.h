#pragma once

#include "lyd-db.h"
#include "lyd-id.h"

G_BEGIN_DECLS

/* One name that somebody registered goes by. */
typedef struct {
  LydId registration;
  char *name;         /* as shown */
  char *given;        /* of the name as shown, or NULL */
  char *family;       /* ... or NULL */
  char *legal;        /* or NULL; finds, is never shown */
  char *alias;        /* one of their other names, or NULL; finds, is never shown */
  char *organization; /* or NULL */
} LydLookupRow;

void lyd_lookup_row_free (LydLookupRow *self);
GPtrArray *
lyd_lookup_rows_list (LydDb *db, const LydId *event, const char *match, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_lookup_rows_get (LydDb *db, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
