#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Mailchimp's audience export: the list's own columns, then its bookkeeping, of which nothing is a registration's. */

static const char *const headers[] = { "email address", "member rating", "optin time", "leid|euid", NULL };

static const LydHeaderRule rules[] = {
  { "=euid", LYD_FIELD_EXTERNAL_ID },
  { "=member rating|optin time|optin ip|confirm time|confirm ip|latitude|longitude|gmtoff|dstoff|timezone|cc|region|"
    "last changed|leid|notes|tags|unsub time|unsub campaign title|unsub campaign id|unsub reason|unsub reason other",
    LYD_FIELD_IGNORE },
  { NULL },
};

const LydFormat lyd_format_mailchimp = {
  .id = "mailchimp-audience",
  .title = N_ ("Mailchimp audience"),
  .headers = headers,
  .rules = rules,
};
