#pragma once

#include "lyd-file.h"
#include "lyd-table.h"

G_BEGIN_DECLS

/* Who is confirmed, and is yet not in the list that Zoom imports. */
typedef struct {
  char *name;
  char *reason; /* translated sentence */
} LydZoomLeftOut;

void lyd_zoom_left_out_free (LydZoomLeftOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydZoomLeftOut, lyd_zoom_left_out_free)

LydTable *lyd_zoom_registrants_open (LydFile *file, const LydEvent *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_zoom_registrants_list_left_out (LydFile *file, const LydId *event, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
