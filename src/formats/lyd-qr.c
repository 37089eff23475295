#include "lyd-qr.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <qrencode.h>

/* A ticket code fits version 2 at level Q: the largest modules with the most repair that 29 letters allow. */
#define VERSION 2

/**
 * lyd_qr_encode:
 * @text: a ticket code; capitals alone are packed tighter
 *
 * Returns: (transfer full) (nullable): the symbol, of version 2 at level Q where the text fits it
 */
LydQr *
lyd_qr_encode (const char *text,
               GError **error)
{
  QRcode *code = QRcode_encodeString (text, VERSION, QR_ECLEVEL_Q, QR_MODE_8, 1);
  LydQr *self;

  if (code == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This text is too long for a QR code."));
    return NULL;
  }

  self = g_new0 (LydQr, 1);
  self->size = code->width;
  self->modules = g_new (guint8, (gsize) code->width * (gsize) code->width);
  for (int i = 0; i < code->width * code->width; i++)
    self->modules[i] = code->data[i] & 1;
  QRcode_free (code);

  return self;
}

/* Whether the module in column @x of row @y is dark; outside the symbol all is light. */
gboolean
lyd_qr_is_dark (const LydQr *self,
                int x,
                int y)
{
  return x >= 0 && y >= 0 && x < self->size && y < self->size && self->modules[y * self->size + x] != 0;
}

void
lyd_qr_free (LydQr *self)
{
  g_free (self->modules);
  g_free (self);
}
