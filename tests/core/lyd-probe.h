#pragma once

#include "lyd-fixture.h"

G_BEGIN_DECLS

/* Looks into a fixture's file, and changes it, behind the back of what is tested. */
void lyd_probe_run (LydFixture *fixture, const char *sql);
int lyd_probe_count (LydFixture *fixture, const char *sql);
void lyd_probe_assert_sound (LydFixture *fixture);

G_END_DECLS
