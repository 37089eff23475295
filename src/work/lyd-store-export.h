#pragma once

#include "lyd-export.h"
#include "lyd-store.h"

G_BEGIN_DECLS

/* What is written besides the lists of lyd_export_kinds: a folder of tickets. */
#define LYD_EXPORT_TICKETS "tickets"

typedef struct {
  LydId event;
  const char *what;
  const char *path;        /* a file whose name says the format; for tickets a folder */
  gboolean with_sensitive; /* answers to sensitive questions too */
  gboolean replace;        /* what is there already */
  gint *progress;          /* (nullable): atomic, as in #LydWatch; it lives until the answer */
  GArray *chosen;          /* (nullable) (element-type LydId): of registrations or tickets only these */
  LydId question;          /* of answers only those to this one; none: to all */
  LydExportBy by;
  LydExportWho who;
  char **columns; /* (nullable): ids; %NULL: the usual ones */
} LydExportRequest;

void lyd_store_export_async (LydStore *self,
                             const LydExportRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean lyd_store_export_finish (LydStore *self, GAsyncResult *result, guint *n_tickets, GError **error);

void lyd_store_list_export_columns_async (LydStore *self,
                                          const LydId *event,
                                          const char *what,
                                          gboolean with_sensitive,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
GPtrArray *lyd_store_list_export_columns_finish (LydStore *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
