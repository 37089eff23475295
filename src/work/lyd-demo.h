#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* What the demo network consists of. */
typedef struct {
  int n_organizations;
  int n_people;
  int n_events;
  int n_sessions;
  int n_registrations;
  int n_scans;
  int n_reports;     /* of online meetings ... */
  int n_connections; /* ... and their rows */
  LydId retreat;
} LydDemoSummary;

gboolean lyd_demo_fill (LydFile *file, LydDemoSummary *summary, GError **error);

G_END_DECLS
