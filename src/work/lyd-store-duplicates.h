#pragma once

#include "lyd-duplicates.h"
#include "lyd-merge-compare.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Those who look like one, the likeliest first. */
typedef struct {
  GPtrArray *pairs; /* of LydDuplicate */
  guint n_all;      /* how many there are */
} LydDuplicateList;

void lyd_duplicate_list_free (LydDuplicateList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDuplicateList, lyd_duplicate_list_free)

/* Who is on file twice. Looking through everybody takes a second where there are very many, and is done beside all
 * other reading. */
void lyd_store_find_duplicates_async (LydStore *self,
                                      guint limit,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
LydDuplicateList *lyd_store_find_duplicates_finish (LydStore *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_compare_people_async (LydStore *self,
                                     const LydId *keep,
                                     const LydId *other,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
LydMergeComparison *lyd_store_compare_people_finish (LydStore *self,
                                                     GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Acts: each is one entry of the journal. */
void lyd_store_merge_people_async (LydStore *self,
                                   const LydId *keep,
                                   const LydId *other,
                                   guint take,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_set_distinct_async (LydStore *self,
                                   const LydId *a,
                                   const LydId *b,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void lyd_store_merge_organizations_async (LydStore *self,
                                          const LydId *keep,
                                          const LydId *other,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

G_END_DECLS
