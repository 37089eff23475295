#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* The registration that a parameter names, with those that were merged into it: their scans and codes are its own. */
#define LYD_MERGED(parameter) \
  "(SELECT " parameter " UNION ALL SELECT id FROM registration WHERE merged_into = " parameter ")"

gboolean lyd_registrations_insert (LydDb *db, const LydRegistration *registration, GError **error);
gboolean lyd_registrations_update (LydDb *db, const LydRegistration *registration, GError **error);
gboolean lyd_registrations_set_status (
  LydDb *db, const LydId *event, const LydId *id, LydStatus status, gboolean *changed, GError **error);
LydRegistration *lyd_registrations_get (LydDb *db, const LydId *id, GError **error);
gboolean lyd_registrations_resolve (LydDb *db, const LydId *id, LydId *kept, GError **error);
LydRegistration *lyd_registrations_find_person (LydDb *db, const LydId *event, const LydId *person, GError **error);
LydRegistration *lyd_registrations_find_short_code (LydDb *db,
                                                    const LydId *event,
                                                    const char *short_code,
                                                    GError **error);
GPtrArray *lyd_registrations_find (LydDb *db, const char *words, GError **error);
GPtrArray *lyd_registrations_list_pending (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_registrations_count_expected (LydDb *db, const LydSession *session, int *n, GError **error);
int lyd_registrations_count (LydDb *db, const LydId *event, LydStatus status, GError **error);

gboolean lyd_codes_insert (LydDb *db, const char *code, const LydId *registration, gint64 issued_at, GError **error);
gboolean lyd_codes_revoke (LydDb *db, const LydId *registration, gint64 at, GError **error);
gboolean lyd_codes_find (LydDb *db, const char *code, LydId *registration, gboolean *revoked, GError **error);
char *lyd_codes_get_current (LydDb *db, const LydId *registration, GError **error);

gboolean lyd_places_add (LydDb *db, const LydId *registration, const LydId *session, GError **error);
gboolean lyd_places_remove (LydDb *db, const LydId *registration, const LydId *session, GError **error);
gboolean lyd_places_has (LydDb *db, const LydId *registration, const LydId *session, GError **error);

gboolean lyd_questions_insert (LydDb *db, const LydQuestion *question, GError **error);
GPtrArray *lyd_questions_list_at_check_in (LydDb *db, const LydId *event, GError **error);
GPtrArray *lyd_questions_list (LydDb *db, const LydId *event, GError **error);
gboolean lyd_answers_add (LydDb *db,
                          const LydId *registration,
                          const LydId *question,
                          const char *value,
                          GError **error);
gboolean lyd_answers_set (LydDb *db,
                          const LydId *registration,
                          const LydId *question,
                          const char *value,
                          GError **error);
gboolean lyd_answers_replace (LydDb *db,
                              const LydId *registration,
                              const LydId *question,
                              const char *value,
                              GError **error);
char *lyd_answers_get (LydDb *db, const LydId *registration, const LydId *question, GError **error);

G_END_DECLS
