#pragma once

#include "lyd-file.h"
#include "lyd-places.h"

G_BEGIN_DECLS

/* A session that a registration has chosen, waits for, or could choose. */
typedef struct {
  LydSession *session;
  LydPlaces places;
  gboolean has;
  gboolean waits;
  char *overlaps; /* the title of another that was chosen for that time; NULL: none */
} LydSessionChoice;

void lyd_session_choice_free (LydSessionChoice *self);
GPtrArray *lyd_choices_list (LydFile *file, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSessionChoice, lyd_session_choice_free)

G_END_DECLS
