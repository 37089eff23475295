#pragma once

#include "lyd-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LYD_LAZY_PAGE 200

/* What a lazy list is a list of. */
typedef struct {
  GType (*get_type) (void);
  GObject *(*make) (void); /* an item that nothing is known of yet */
  void (*ask) (LydStore *store,
               const LydId *ids,
               gsize n_ids,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer data);
  GPtrArray *(*answer) (LydStore *store, GAsyncResult *result, GError **error);
  void (*fill) (GObject *item, gpointer row); /* takes @row; NULL: it is gone */
} LydLazyKind;

/* A GListModel of any length that asks the data file only for what is looked at: items are there at once and fill in
 * when their page has been read. */
#define LYD_TYPE_LAZY_LIST (lyd_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (LydLazyList, lyd_lazy_list, LYD, LAZY_LIST, GObject)

LydLazyList *lyd_lazy_list_new (LydStore *store, const LydLazyKind *kind);
void lyd_lazy_list_take_ids (LydLazyList *self, GArray *ids);
void lyd_lazy_list_close (LydLazyList *self);
const LydId *lyd_lazy_list_get_id (LydLazyList *self, guint position);
gboolean lyd_lazy_list_find (LydLazyList *self, const LydId *id, guint *position);
gboolean lyd_lazy_list_is_idle (LydLazyList *self);

G_END_DECLS
