#pragma once

#include "lyd-admit.h"
#include "lyd-fixture.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* A retreat around the fixture's now, and what happens at its doors. */
typedef struct {
  LydId event;
  LydId arrival;  /* daily, opens 4 hours before the event, no capacity */
  LydId workshop; /* once, no window, no capacity */
} LydRetreat;

/* What a test wants of a session beside its defaults: no window, no capacity, open to all. */
typedef struct {
  const char *title;
  LydAdmission admission;
  gint64 start; /* 0: the fixture's now */
  int minutes;  /* 0: an hour */
  int capacity; /* 0: no limit */
  int early;    /* minutes; 0: no window */
  gboolean choice;
} LydSessionWish;

LydRetreat lyd_door_make_retreat (LydFixture *fixture);
LydId lyd_door_add_session (LydFixture *fixture, const LydId *event, const LydSessionWish *wish);
LydId lyd_door_add_question (LydFixture *fixture,
                             const LydId *event,
                             const char *label,
                             LydQuestionKind kind,
                             const char *choices,
                             gboolean required);
LydAdmissionResult *lyd_door_answer (LydFixture *fixture, const LydAttempt *attempt);
LydVerdict lyd_door_scan (LydFixture *fixture, const LydId *session, const char *code, LydScanKind kind);
LydVerdict lyd_door_enter (LydFixture *fixture, const LydId *session, const char *code);
LydVerdict lyd_door_enter_at (LydFixture *fixture, const LydId *session, const char *code, gint64 at);
guint lyd_door_count (LydFixture *fixture, const LydId *session, int verdict);
void lyd_door_assert_consistent (LydFixture *fixture);

#define LYD_ANY_VERDICT (-1)

G_END_DECLS
