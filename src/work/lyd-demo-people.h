#pragma once

#include "lyd-file-private.h"

G_BEGIN_DECLS

#define LYD_DEMO_N_ORGANIZATIONS 45
#define LYD_DEMO_N_PEOPLE 420

/* A demo person and what the demo's events need to know of them. */
typedef struct {
  LydId id;
  guint organization; /* index, LYD_DEMO_N_ORGANIZATIONS for none */
  gboolean leads;     /* an executive director */
} LydDemoPerson;

gboolean lyd_demo_add_organizations (LydFile *file, LydId *ids, GError **error);
gboolean lyd_demo_add_people (LydFile *file, const LydId *organizations, LydDemoPerson *people, GError **error);

guint lyd_demo_pick (guint64 *state, guint n);

G_END_DECLS
