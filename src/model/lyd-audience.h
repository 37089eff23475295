#pragma once

#include "lyd-id.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* Whom an event or a session is for. */
typedef enum {
  LYD_AUDIENCE_NETWORK, /* whose organization belongs to it on the day of the event */
  LYD_AUDIENCE_GROUP,   /* its members */
  LYD_AUDIENCE_TYPE,    /* whoever comes as this type of attendee */
} LydAudienceKind;

extern const LydVocabulary lyd_audience_kinds;

/* One line of an audience: whoever fits one of them is included. */
typedef struct {
  LydAudienceKind kind;
  LydId network;
  LydId group;
  LydAttendeeType type;
  char *name;         /* of the network or group; NULL for a type */
  gboolean sensitive; /* a group whose members are named to nobody */
} LydAudienceRule;

/* A set of people. */
typedef struct {
  LydId id;
  char *name;
  gboolean sensitive; /* its members are shown only where somebody asks, and exported by name never */
  int n_members;      /* as counted when it was read */
} LydGroup;

/* Somebody, as an audience sees them. */
typedef struct {
  LydAttendeeType type;
  const GArray *networks; /* of LydId: their organization's on the day of the event */
  const GArray *groups;   /* of LydId */
} LydAudienceFacts;

LydAudienceRule *lyd_audience_rule_new (LydAudienceKind kind) G_GNUC_WARN_UNUSED_RESULT;
void lyd_audience_rule_free (LydAudienceRule *self);
void lyd_group_free (LydGroup *self);
gboolean lyd_audience_includes (const GPtrArray *rules, const LydAudienceFacts *facts);
gboolean lyd_audience_is_sensitive (const GPtrArray *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAudienceRule, lyd_audience_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydGroup, lyd_group_free)

G_END_DECLS
