#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Whom one of several desks takes, by the first letter of the family name. */
typedef struct {
  char *from; /* one letter, upper case */
  char *to;   /* the same letter where one has a desk to itself */
  int n;      /* how many are expected there */
} LydDeskShare;

#define LYD_DESK_MAX 9

void lyd_desk_share_free (LydDeskShare *self);
char *lyd_desk_share_describe (const LydDeskShare *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_split_sorted (const char *const *sorted, gsize n_sorted, int n_desks) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_split (LydFile *file, const LydId *event, int n_desks, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDeskShare, lyd_desk_share_free)

G_END_DECLS
