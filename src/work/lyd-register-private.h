#pragma once

#include "lyd-file-private.h"
#include "lyd-register.h"

G_BEGIN_DECLS

/* Shared with import, demo and substitution, within an act that the caller began. */
gboolean lyd_register_issue (LydFile *file, LydRegistration *registration, char **code, GError **error);
gboolean lyd_register_resolve_organization (LydFile *file, const char *name, LydId *organization, GError **error);

/* What somebody registered within an act has to be told, with what its entry in the journal says. */
LydRegistrationResult *lyd_register_within (LydFile *file,
                                            const LydEvent *event,
                                            const LydRegistrationRequest *request,
                                            char **exempt,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_register_make_short_code (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_register_issue_code (LydFile *file, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydPerson *lyd_register_make_person (LydFile *file, const LydRegistrationRequest *request, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydRegistrationResult *lyd_register_make_result (LydFile *file,
                                                 const LydRegistration *registration,
                                                 const char *name,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_register_insert_request (LydFile *file,
                                      const LydEvent *event,
                                      const LydPerson *person,
                                      const LydRegistrationRequest *request,
                                      LydRegistration *registration,
                                      LydHold *hold,
                                      GError **error);
LydPerson *lyd_register_find_same_person (LydFile *file, const LydPerson *wanted, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_register_excuse (
  LydFile *file, LydRegistration *registration, const char *override, const char **reason, GError **error);
gboolean lyd_register_answer (LydFile *file,
                              LydRegistration *registration,
                              const LydQuestion *question,
                              const char *value,
                              gboolean keep_blank,
                              GError **error);
gboolean lyd_register_change_within (LydFile *file,
                                     LydRegistration *registration,
                                     gboolean if_room,
                                     const char *override,
                                     LydStatusChange *change,
                                     const char **reason,
                                     GError **error);
LydEvent *lyd_register_get_open_event (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
