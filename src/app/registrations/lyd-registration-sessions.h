#pragma once

#include "lyd-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which sessions one registration has chosen or waits for, each to be given back, and a list of the others to choose
 * from: what is left of them is said, and what is on at the same time. "done" (LydDone *): something was changed or
 * refused. "failed" (const char *message). */
#define LYD_TYPE_REGISTRATION_SESSIONS (lyd_registration_sessions_get_type ())
G_DECLARE_FINAL_TYPE (LydRegistrationSessions, lyd_registration_sessions, LYD, REGISTRATION_SESSIONS, GtkBox)

void lyd_registration_sessions_show (LydRegistrationSessions *self,
                                     LydStore *store,
                                     const LydId *registration,
                                     GTimeZone *zone);
gboolean lyd_registration_sessions_is_idle (LydRegistrationSessions *self);

char *lyd_registration_sessions_find_overlap (const GPtrArray *sessions,
                                              gboolean (*is_chosen) (gpointer data, guint index),
                                              gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
