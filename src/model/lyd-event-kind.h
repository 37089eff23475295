#pragma once

#include "lyd-vocabulary.h"

G_BEGIN_DECLS

typedef enum {
  LYD_KIND_WEBINAR,
  LYD_KIND_PEER_EXCHANGE,
  LYD_KIND_AFFINITY_GROUP,
  LYD_KIND_RETREAT,
  LYD_KIND_CONVENING,
  LYD_KIND_OTHER,
} LydKind;

/* What choosing a kind implies. A new kind is one more row in lyd-event-kind.c (and its word in the enum). */
typedef struct {
  int minutes; /* length; for gatherings of days: from the first morning to the last afternoon */
  LydMode mode;
  gboolean arrival;          /* gets an Arrival session, admitted once a day */
  int opens_before;          /* minutes before the (first) session's start that its desk opens */
  int breakout_opens_before; /* minutes, for sessions added later */
} LydEventKind;

extern const LydVocabulary lyd_kinds;

const LydEventKind *lyd_event_kind_get (LydKind kind);

G_END_DECLS
