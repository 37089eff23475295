#pragma once

#include "lyd-time.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What is known when somebody stands at a session's door. */
typedef struct {
  gboolean known;       /* the code belongs to a registration */
  gboolean other_event; /* ... of another event */
  gboolean revoked;     /* ... and was replaced by a newer code */
  LydScanKind kind;     /* entry or exit */
  LydStatus status;
  gboolean has_place; /* the session is open to all, or was chosen */
  LydAdmission admission;
  gboolean entered; /* ever admitted here, undone entries apart */
  gboolean today;   /* ... on the local day of `at` */
  gboolean inside;  /* holds a place: admitted and not left since; under `daily` admitted today */
  gint64 at;
  gint64 opens;            /* LYD_TIME_NONE: no window */
  gint64 closes;           /* LYD_TIME_NONE: no window */
  int capacity;            /* -1: no limit */
  int n_inside;            /* places taken now */
  gboolean answers_needed; /* a question to be asked at check-in has no valid answer */
  gboolean override;       /* somebody asked to let them in anyway */
} LydFacts;

typedef struct {
  LydVerdict verdict;  /* what happens */
  LydVerdict basis;    /* what the rules say without an override */
  gboolean overridden; /* admitted although a rule would have refused */
} LydRuling;

LydRuling lyd_rules_decide (const LydFacts *facts);

G_END_DECLS
