#pragma once

#include "lyd-groups.h"
#include "lyd-store-plan.h"

G_BEGIN_DECLS

/* Groups of people. */

/* A group with who is in it, as far as that is shown. */
typedef struct {
  LydGroup *group;
  GPtrArray *members; /* of LydGroupMember; nobody of a sensitive group that was not revealed */
} LydGroupSheet;

void lyd_group_sheet_free (LydGroupSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydGroupSheet, lyd_group_sheet_free)

/* An array of LydGroup, by name. */
void lyd_store_list_groups_async (LydStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *
lyd_store_list_groups_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_get_group_async (LydStore *self,
                                const LydId *group,
                                gboolean reveal,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
LydGroupSheet *
lyd_store_get_group_finish (LydStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is done with a group; each is a write: it is carried out once asked for. */
typedef enum {
  LYD_GROUP_ADD,    /* with its name and sensitivity; what is done is its id */
  LYD_GROUP_CHANGE, /* the same of one that is on file */
  LYD_GROUP_REMOVE,
  LYD_GROUP_JOIN,   /* one person */
  LYD_GROUP_LEAVE,  /* one person */
  LYD_GROUP_REVEAL, /* somebody asks who is in it: that stands in the history */
} LydGroupAct;

void lyd_store_act_on_group_async (LydStore *self,
                                   LydGroupAct act,
                                   const LydGroup *group,
                                   const LydId *person,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Somebody asks who is registered for a sensitive event: that stands in the history. */
void
lyd_store_reveal_event_async (LydStore *self, const LydId *event, GAsyncReadyCallback callback, gpointer data);

G_END_DECLS
