#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

/* One code of a picture, and where it is: x and y of its corners in turn, in the picture's pixels. */
typedef struct {
  char *text;
  int corners[8];
} LydQrHit;

void lyd_qr_hit_free (LydQrHit *self);

char **lyd_qr_read_still (const LydLuma *picture) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_qr_read_frame (const LydLuma *frame, guint turn) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQrHit, lyd_qr_hit_free)

G_END_DECLS
