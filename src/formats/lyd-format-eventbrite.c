#include "lyd-format-list.h"

#include "lyd-import-file.h"

#include <glib/gi18n.h>

/* Eventbrite's attendee and order reports. One address often buys for several people: the order's, not the attendee's.
 * Whoever was refunded or does not come is no registration, but is reported (formats.md, "Eventbrite"). */

static const char *const headers[] = {
  "order number|numero de pedido|n o de pedido|no de pedido",
  "first name|attendee first name|nombre",
  "last name|surname|attendee last name|attendee surname|apellido|apellidos",
  "email|attendee email|email address|correo electronico",
  "attendee status|ticket type|order status|order type|event name|estado del asistente|tipo de entrada",
  NULL,
};

static const LydHeaderRule rules[] = {
  { "=attendee number|numero de asistente|n o de asistente|no de asistente", LYD_FIELD_EXTERNAL_ID },
  { "=order number|numero de pedido|n o de pedido|no de pedido", LYD_FIELD_EXTERNAL_ID },
  { "=order date|fecha del pedido|fecha de pedido", LYD_FIELD_REGISTERED_AT },
  { "=attendee status|estado del asistente", LYD_FIELD_STATUS },
  { "=order status|status|estado del pedido", LYD_FIELD_STATUS },
  { "=ticket type|tipo de entrada", LYD_FIELD_TYPE },
  { "=quantity|ticket quantity", LYD_FIELD_QUANTITY },
  { "=price tier|group|order type|currency|total paid|fees paid|eventbrite fees|eventbrite payment processing|tax|"
    "tax paid|event name|event id|event date|barcode number|checked in|check in date|promo code|affiliate|"
    "attendee notes|ticket price|buyer name|purchaser first name|purchaser last name|purchaser email",
    LYD_FIELD_IGNORE },
  { "=home address 1|home address 2|home city|home state|home zip|home country|shipping address 1|shipping address 2|"
    "shipping city|shipping state|shipping zip|shipping country|billing address 1|billing address 2|billing city|"
    "billing state|billing zip|billing country",
    LYD_FIELD_IGNORE },
  { NULL },
};

static const char *
skip_status (const char *folded)
{
  static const struct {
    const char *words;
    const char *reason;
  } skipped[] = {
    { "=not attending|no asistira|no asiste", LYD_REASON_NOT_ATTENDING },
    { "=deleted|eliminado|eliminada", LYD_REASON_DELETED },
    { "=transferred", LYD_REASON_TRANSFERRED },
    { "refund*|reembols*", LYD_REASON_REFUNDED },
    { "=cancelled|canceled|cancelado|cancelada", LYD_REASON_NOT_ATTENDING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (skipped); i++)
    if (lyd_header_matches (folded, skipped[i].words))
      return skipped[i].reason;
  return NULL;
}

const LydFormat lyd_format_eventbrite = {
  .id = "eventbrite-attendees",
  .title = N_ ("Eventbrite attendee list"),
  .headers = headers,
  .rules = rules,
  .skip_status = skip_status,
};
