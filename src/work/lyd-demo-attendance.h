#pragma once

#include "lyd-demo-people.h"
#include "lyd-demo.h"

G_BEGIN_DECLS

gboolean lyd_demo_is_past (LydFile *file, const LydEvent *event);
gboolean lyd_demo_add_attendance (LydFile *file,
                                  const LydEvent *event,
                                  const LydDemoPerson *people,
                                  const LydId *station,
                                  int n_registered,
                                  int n_attended,
                                  gboolean reported,
                                  LydDemoSummary *summary,
                                  GError **error);

G_END_DECLS
