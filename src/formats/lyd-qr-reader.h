#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

char **lyd_qr_read_still (const LydLuma *picture) G_GNUC_WARN_UNUSED_RESULT;
char **lyd_qr_read_frame (const LydLuma *frame, guint turn) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
