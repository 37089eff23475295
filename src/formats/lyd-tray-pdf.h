#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands at the front of a tray of badges; strings borrowed. */
typedef struct {
  int tray;
  int n_badges;
  gboolean late;
  const char *first; /* family names */
  const char *last;
} LydTrayFront;

gboolean lyd_tray_pdf_write (const char *path,
                             const char *event,
                             const LydTrayFront *fronts,
                             guint n_fronts,
                             gint64 created,
                             GError **error);

G_END_DECLS
