#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who came to the last peer exchanges: one square each, the oldest first. A square is how many came, or: */
#define LYD_PULSE_LENGTH 12
#define LYD_PULSE_UNKNOWN (-1) /* nobody's attendance is on file for that one */
#define LYD_PULSE_NOT_YET (-2) /* before it belonged to a network */

typedef struct {
  int squares[LYD_PULSE_LENGTH];
  int n; /* how many of them are used: a young network has had fewer */
} LydPulse;

/* What the squares come to. */
typedef enum {
  LYD_PULSE_NONE,   /* there is nothing to go by */
  LYD_PULSE_NEVER,  /* nobody came yet */
  LYD_PULSE_QUIET,  /* came once, and not to the last three */
  LYD_PULSE_NEW,    /* began within the squares */
  LYD_PULSE_STEADY, /* comes */
} LydPulseState;

typedef struct {
  LydPulseState state;
  int n_came;  /* how many they came to ... */
  int n_known; /* ... of how many that are known and that they could have come to */
  int first;   /* the first square they came to; -1: none */
  int last;    /* the last one; -1: none */
} LydPulseVerdict;

LydPulseVerdict lyd_pulse_judge (const LydPulse *self);

G_END_DECLS
