#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* What somebody says to register a person; strings borrowed, NULL where not said. */
typedef struct {
  const char *name;
  const char *given;
  const char *family;
  const char *email;
  const char *organization; /* matched by folded name, else made */
  LydAttendeeType type;
  LydStatus status;
  LydOrigin origin;
  const LydId *sessions; /* chosen */
  gsize n_sessions;
} LydRegistrationRequest;

typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *code;
  char *short_code;
  gboolean existing; /* registered before; nothing was changed */
} LydRegistrationResult;

void lyd_registration_result_free (LydRegistrationResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRegistrationResult, lyd_registration_result_free)

LydRegistrationResult *lyd_register (LydFile *file,
                                     const LydId *event,
                                     const LydRegistrationRequest *request,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_register_set_status (LydFile *file, const LydId *registration, LydStatus status, GError **error);
LydRegistrationResult *lyd_register_reissue (LydFile *file,
                                             const LydId *registration,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_register_find (LydFile *file, const char *words, LydId *registration, GError **error);

G_END_DECLS
