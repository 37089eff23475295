#pragma once

#include "lyd-demo-people.h"
#include "lyd-demo.h"

G_BEGIN_DECLS

/* Somebody who is registered. */
typedef struct {
  LydId registration;
  const LydDemoPerson *person;
} LydDemoGuest;

gboolean lyd_demo_add_report (LydFile *file,
                              const LydEvent *event,
                              const LydSession *session,
                              GArray *guests,
                              guint n_attended,
                              LydDemoSummary *summary,
                              GError **error);

G_END_DECLS
