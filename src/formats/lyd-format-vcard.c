#include "lyd-format-list.h"

#include "lyd-vcard-reader.h"

#include <glib/gi18n.h>

/* Address cards, of any version, as address books export them. */
const LydFormat lyd_format_vcard = {
  .id = "vcard",
  .title = N_ ("Address cards (vCard)"),
  .text = "BEGIN:VCARD",
  .read = lyd_vcard_read,
};
