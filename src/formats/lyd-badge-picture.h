#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* What a picture in a design may cost, as it stands in the file. */
#define LYD_BADGE_LOGO_BYTES (256 * 1024)
#define LYD_BADGE_LOGO_SIDE 1500
#define LYD_BADGE_BACKGROUND_BYTES (1024 * 1024)
#define LYD_BADGE_BACKGROUND_SIDE 2000

/* A PNG or JPEG picture that is known to be one. */
typedef struct {
  GBytes *bytes;
  gboolean jpeg;
  int width;
  int height;
} LydBadgePicture;

LydBadgePicture *lyd_badge_picture_read (GBytes *bytes, gsize most_bytes, int most_side, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydBadgePicture *lyd_badge_picture_load (const char *path, gsize most_bytes, int most_side, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydBadgePicture *lyd_badge_picture_copy (const LydBadgePicture *self) G_GNUC_WARN_UNUSED_RESULT;
cairo_surface_t *lyd_badge_picture_make_surface (const LydBadgePicture *self) G_GNUC_WARN_UNUSED_RESULT;
double lyd_badge_picture_get_darkest (const LydBadgePicture *self, double strength);
void lyd_badge_picture_free (LydBadgePicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgePicture, lyd_badge_picture_free)

G_END_DECLS
