#pragma once

#include "lyd-luma.h"

G_BEGIN_DECLS

#define LYD_IMAGE_MAX_BYTES (64 * 1024 * 1024)
#define LYD_IMAGE_MAX_PIXELS (64 * 1000 * 1000)

LydLuma *lyd_image_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
