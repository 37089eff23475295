#pragma once

#include "lyd-harness.h"

G_BEGIN_DECLS

/* Codes of badges that bring the desk into its states. */
typedef struct {
  char *long_name;
  char *revoked;
  char *waitlisted;
  char *looked_at;
  char *practiced;
  char *asked;
} LydDeskBadges;

/* One state of the desk: for pictures, and for what must hold in all of them. */
typedef struct {
  const char *name;
  void (*show) (LydHarness *harness, GtkWindow *desk, const LydDeskBadges *badges);
  gboolean card; /* a result on the card, in which nothing moves */
} LydDeskScene;

/* In the order in which they follow each other; the last has no name. */
extern const LydDeskScene lyd_desk_scenes[];

void lyd_desk_badges_make (LydHarness *harness, LydDeskBadges *badges);
void lyd_desk_badges_clear (LydDeskBadges *badges);
void lyd_desk_let_in (LydHarness *harness, int n);
GtkWindow *lyd_desk_open (LydHarness *harness);

G_END_DECLS
