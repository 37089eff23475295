#pragma once

#include "lyd-audience.h"
#include "lyd-pulse.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* People and organizations as the directory shows them: plain values, gathered in one query each. */

/* One of the last peer exchanges. */
typedef struct {
  LydId event;
  char *title;
  gint64 start;
  char *timezone;
  gboolean known; /* somebody's attendance is on file */
} LydExchange;

/* A line of the list of people. */
typedef struct {
  LydId id;
  char *name;
  char *pronouns;     /* or NULL */
  char *role;         /* or NULL */
  char *email;        /* or NULL */
  char *organization; /* or NULL */
  LydPulse pulse;     /* filled for the people of one organization */
} LydPersonLine;

/* One registration of a person. */
typedef struct {
  LydId registration;
  LydId event;
  LydKind kind;
  char *title;
  gint64 start;
  gint64 end;
  char *timezone;
  LydMode mode;
  LydStatus status;
  LydAttendeeType type;
  gint64 first_at; /* first entry at any of its sessions, or when they joined; LYD_TIME_NONE: none is on file */
  gboolean online; /* they were there online ... */
  int minutes;     /* ... for so long, at all sessions together */
} LydVisit;

/* Everything about one person. Events that are only counted are left out: who goes there is nobody's business. */
typedef struct {
  LydPerson *person;
  char *organization;   /* its name, or NULL */
  GPtrArray *aliases;   /* LydAlias */
  GPtrArray *groups;    /* LydGroup: sensitive ones are named only to whom asks */
  GPtrArray *visits;    /* LydVisit, the latest first */
  GPtrArray *exchanges; /* LydExchange, the oldest first */
  LydPulse pulse;
} LydPersonPage;

/* A line of the list of organizations. */
typedef struct {
  LydOrganization *organization;
  int n_people;
  LydPulse pulse;
} LydOrganizationLine;

/* An organization's time in a network, with the network's name. */
typedef struct {
  LydMembership *membership;
  char *name;
} LydOrganizationNetwork;

/* One event that an organization's people registered for. */
typedef struct {
  LydId event;
  LydKind kind;
  char *title;
  gint64 start;
  gint64 end;
  char *timezone;
  LydMode mode;
  int n_registered; /* whose registration stands */
  int n_came;
} LydOrganizationEvent;

typedef struct {
  LydOrganizationLine *line;
  GPtrArray *networks;  /* LydOrganizationNetwork */
  GPtrArray *people;    /* LydPersonLine, by name, at most LYD_DIRECTORY_MAX_LINES */
  GPtrArray *events;    /* LydOrganizationEvent, the latest first, at most LYD_DIRECTORY_MAX_LINES */
  GPtrArray *exchanges; /* LydExchange, the oldest first */
} LydOrganizationPage;

/* The list of organizations with what their squares stand for. */
typedef struct {
  GPtrArray *lines;     /* LydOrganizationLine, by name */
  GPtrArray *exchanges; /* LydExchange, the oldest first */
} LydOrganizationList;

/* More than these nobody reads on a page about one. */
#define LYD_DIRECTORY_MAX_LINES 100

void lyd_exchange_free (LydExchange *self);
void lyd_person_line_free (LydPersonLine *self);
void lyd_visit_free (LydVisit *self);
void lyd_person_page_free (LydPersonPage *self);
LydOrganizationLine *lyd_organization_line_copy (const LydOrganizationLine *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_organization_line_free (LydOrganizationLine *self);
void lyd_organization_network_free (LydOrganizationNetwork *self);
void lyd_organization_event_free (LydOrganizationEvent *self);
void lyd_organization_page_free (LydOrganizationPage *self);
void lyd_organization_list_free (LydOrganizationList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydExchange, lyd_exchange_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPersonLine, lyd_person_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydVisit, lyd_visit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPersonPage, lyd_person_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationLine, lyd_organization_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationNetwork, lyd_organization_network_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationEvent, lyd_organization_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationPage, lyd_organization_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationList, lyd_organization_list_free)

G_END_DECLS
