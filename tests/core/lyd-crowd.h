#pragma once

#include "lyd-file.h"
#include "lyd-id.h"

G_BEGIN_DECLS

/* What lyd_crowd_fill() made. */
typedef struct {
  LydId event;
  LydId arrival;    /* its desk's session */
  GPtrArray *codes; /* char *: of confirmed registrations who have not come yet ... */
  GPtrArray *names; /* char *: ... and whose they are */
} LydCrowd;

void lyd_crowd_fill (LydFile *file, int n_registered, int n_in, LydCrowd *crowd);
void lyd_crowd_clear (LydCrowd *crowd);

G_END_DECLS
