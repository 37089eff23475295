#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Responses of a Google form: the time first, then every question in its own words, checkbox answers joined by ", ". */

static const char *const headers[] = { "timestamp|marca temporal", NULL };

static const LydHeaderRule rules[] = {
  { "=timestamp|marca temporal", LYD_FIELD_REGISTERED_AT },
  { "=email address|direccion de correo electronico", LYD_FIELD_EMAIL },
  { "=score|puntuacion", LYD_FIELD_IGNORE },
  { NULL },
};

const LydFormat lyd_format_google_forms = {
  .id = "google-forms-responses",
  .title = N_ ("Google Forms responses"),
  .first = "timestamp|marca temporal",
  .headers = headers,
  .rules = rules,
};
