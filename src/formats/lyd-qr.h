#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A QR symbol: `size` by `size` modules, without its quiet zone. */
typedef struct {
  int size;
  guint8 *modules; /* row by row, 1 is dark */
} LydQr;

#define LYD_QR_QUIET_ZONE 4 /* modules, ISO/IEC 18004 */

LydQr *lyd_qr_encode (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_qr_is_dark (const LydQr *self, int x, int y);
void lyd_qr_free (LydQr *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQr, lyd_qr_free)

G_END_DECLS
