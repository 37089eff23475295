#include "lyd-event-kind.h"

#include <glib/gi18n.h>

#define HOUR 60
#define DAY (24 * HOUR)

static const LydWord words[] = {
  { "webinar", NC_ ("event kind", "Webinar") },
  { "peer-exchange", NC_ ("event kind", "Peer exchange") },
  { "affinity-group", NC_ ("event kind", "Affinity group") },
  { "retreat", NC_ ("event kind", "Retreat") },
  { "convening", NC_ ("event kind", "Convening") },
  { "other", NC_ ("event kind", "Other") },
};

const LydVocabulary lyd_kinds = { "event kind", words, G_N_ELEMENTS (words) };

/* In the order of LydKind. */
static const LydEventKind kinds[] = {
  { .minutes = HOUR, .mode = LYD_MODE_ONLINE, .opens_before = 30, .breakout_opens_before = 15 },
  { .minutes = HOUR, .mode = LYD_MODE_ONLINE, .opens_before = 30, .breakout_opens_before = 15 },
  { .minutes = HOUR, .mode = LYD_MODE_ONLINE, .opens_before = 30, .breakout_opens_before = 15 },
  { .minutes = 2 * DAY + 8 * HOUR,
    .mode = LYD_MODE_IN_PERSON,
    .arrival = TRUE,
    .opens_before = 4 * HOUR,
    .breakout_opens_before = 15 },
  { .minutes = DAY + 8 * HOUR,
    .mode = LYD_MODE_IN_PERSON,
    .arrival = TRUE,
    .opens_before = 4 * HOUR,
    .breakout_opens_before = 15 },
  { .minutes = HOUR, .mode = LYD_MODE_ONLINE, .opens_before = 30, .breakout_opens_before = 15 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == G_N_ELEMENTS (words));

/* The defaults of @kind. */
const LydEventKind *
lyd_event_kind_get (LydKind kind)
{
  return &kinds[kind];
}
