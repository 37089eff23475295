#pragma once

#include "lyd-letter-size.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks at a kiosk's screen as kiosk.css promises it, and names everything that is amiss. */
typedef struct {
  const char *where;    /* said with each complaint */
  double pixels_per_mm; /* of the panel */
  gboolean larger;      /* everything as high as body text is otherwise */
} LydKioskEyes;

guint lyd_kiosk_eyes_look (const LydKioskEyes *self, GtkWindow *window, int width, int height);

G_END_DECLS
