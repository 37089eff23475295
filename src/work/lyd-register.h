#pragma once

#include "lyd-file.h"
#include "lyd-places.h"

G_BEGIN_DECLS

/* What somebody says to register a person; all borrowed, NULL where not said. */
typedef struct {
  const LydId *person; /* somebody on file; the names below are not looked at then */
  const char *name;
  const char *given;
  const char *family;
  const char *email;
  const char *organization; /* matched by folded name, else made */
  LydAttendeeType type;
  LydStatus status;
  LydOrigin origin;
  const LydId *host;     /* whose guest or child it is */
  const LydId *sessions; /* chosen */
  gsize n_sessions;
  gboolean beyond;      /* confirmed, also where no place or no included seat is left */
  const char *override; /* why also somebody whom the event, or a chosen session, is not for; with `beyond`, why that */
} LydRegistrationRequest;

typedef struct {
  LydId registration;
  LydId person;
  char *name;
  char *code;
  char *short_code;
  gboolean existing;  /* registered before; nothing was changed */
  LydStatus status;   /* as it is on file now */
  LydHold hold;       /* why it is not confirmed, where that was asked for */
  LydPlaces places;   /* of the event, afterwards; who was put on the waiting list is its last */
  GPtrArray *waits;   /* of char *: titles of chosen sessions that are full, where they wait for a place; never NULL */
  GPtrArray *refused; /* of char *: titles of those that are for others; never NULL */
  char *audience;     /* with LYD_HOLD_AUDIENCE: whom the event is for, in words */
} LydRegistrationResult;

void lyd_registration_result_free (LydRegistrationResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydRegistrationResult, lyd_registration_result_free)

LydRegistrationResult *lyd_register (LydFile *file,
                                     const LydId *event,
                                     const LydRegistrationRequest *request,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a change of status came to. */
typedef struct {
  LydStatus status;    /* as it is now: waitlisted where there was no room */
  LydHold hold;        /* why it is not what was asked for */
  LydPlaces places;    /* of the event, afterwards */
  GPtrArray *promoted; /* of LydPromotion: who moved up from a waiting list; never NULL */
} LydStatusChange;

void lyd_status_change_free (LydStatusChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydStatusChange, lyd_status_change_free)

gboolean lyd_register_set_status (LydFile *file, const LydId *registration, LydStatus status, GError **error);
LydStatusChange *lyd_register_change_status (LydFile *file,
                                             const LydId *registration,
                                             LydStatus status,
                                             gboolean if_room,
                                             const char *override,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydRegistrationResult *lyd_register_reissue (LydFile *file,
                                             const LydId *registration,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_register_find (LydFile *file, const char *words, LydId *registration, GError **error);

G_END_DECLS
