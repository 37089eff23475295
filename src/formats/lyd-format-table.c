#include "lyd-format-list.h"

#include <glib/gi18n.h>

/* Any table of people: contacts, Indico, pretix, Hi.Events, alf.io and CiviCRM exports, Zoom's registrant import file.
 * What its columns mean is guessed from their titles alone, by the rules of lyd-field.c. */
const LydFormat lyd_format_table = {
  .id = "table",
  .title = N_ ("Table of people"),
};
