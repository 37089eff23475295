#pragma once

#include "lyd-context.h"
#include "lyd-file.h"
#include "lyd-plan.h"
#include "lyd-register.h"

G_BEGIN_DECLS

/* A data file in a folder of its own, with a clock that stands still and a generator that repeats itself. */
typedef struct {
  char *dir;
  char *path;
  gint64 now; /* what the clock says; tests move it */
  GRand *rand;
  LydContext context;
  LydFile *file;
} LydFixture;

/* 2027-09-22, 9:00 in New York */
#define LYD_FIXTURE_NOW G_GINT64_CONSTANT (1821618000000)

void lyd_fixture_set_up (LydFixture *self, gconstpointer data);
void lyd_fixture_tear_down (LydFixture *self, gconstpointer data);
void lyd_fixture_reopen (LydFixture *self);

LydId lyd_fixture_add_retreat (LydFixture *self);
LydSession *lyd_fixture_get_arrival (LydFixture *self, const LydId *event);
LydRegistrationResult *lyd_fixture_register (LydFixture *self, const LydId *event, const char *name, const char *email);

#define lyd_fixture_add(path, func) \
  g_test_add (path, LydFixture, NULL, lyd_fixture_set_up, func, lyd_fixture_tear_down)

G_END_DECLS
