#pragma once

#include "lyd-party.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Where the people come from who are registered together; one of them is said. All borrowed. */
typedef struct {
  const char *text;         /* pasted */
  const char *organization; /* by name */
  const LydId *event;       /* another one */
  gboolean came;            /* of that event only who was let in */
} LydPartySource;

void lyd_store_list_party_async (LydStore *self,
                                 const LydId *event,
                                 const LydPartySource *source,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *lyd_store_list_party_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One act, one undo. @members (element-type LydPartyMember) is kept until it is done and not to be changed. */
void lyd_store_register_party_async (LydStore *self,
                                     const LydId *event,
                                     GPtrArray *members,
                                     const LydId *host,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

G_END_DECLS
