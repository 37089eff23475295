#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* What is to become of several people at once; NULL: as it is, "": none. */
typedef struct {
  const char *organization; /* by name; made where there is none yet */
  const char *role;
  const char *language; /* "en", "es" */
  const LydId *join;    /* a group */
  const LydId *leave;   /* a group */
} LydPeopleChange;

/* ... and of several organizations. */
typedef struct {
  const char *join;  /* a network, made where there is none yet */
  const char *since; /* a date, or NULL */
  const char *leave; /* a network */
  const char *until; /* a date; NULL: today */
  const char *state; /* two letters; "": none; NULL: as it is */
} LydOrganizationsChange;

gboolean lyd_directory_change_people (LydFile *file,
                                      const LydId *people,
                                      gsize n_people,
                                      const LydPeopleChange *change,
                                      guint *n_changed,
                                      GError **error);
gboolean lyd_directory_change_organizations (LydFile *file,
                                             const LydId *organizations,
                                             gsize n_organizations,
                                             const LydOrganizationsChange *change,
                                             guint *n_changed,
                                             GError **error);

G_END_DECLS
