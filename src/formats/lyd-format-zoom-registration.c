#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Zoom's registration report: titles and a summary above the table; the approval is the status. */

static const char *const headers[] = {
  "first name",
  "email|user email|email address",
  "registration time",
  "approval status",
  NULL,
};
static const char *const absent[] = { "join time", "attended", NULL };

static const LydHeaderRule rules[] = {
  { "=approval status", LYD_FIELD_STATUS },
  { "=registration time", LYD_FIELD_REGISTERED_AT },
  { "=source name|attendance type|unsubscribe|unsubscribed", LYD_FIELD_IGNORE },
  { NULL },
};

const LydFormat lyd_format_zoom_registration = {
  .id = "zoom-registration-report",
  .title = N_ ("Zoom registration report"),
  .headers = headers,
  .absent = absent,
  .rules = rules,
  .month_first = TRUE,
};
