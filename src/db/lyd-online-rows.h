#pragma once

#include "lyd-attendance-rule.h"
#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* The ledger of online attendance: what reports said, row by row, who that was, and what follows from it. */

/* A report that was brought in for a session. */
typedef struct {
  LydId id;
  LydId session;
  char *file_name;
  char *hash; /* SHA-256 of its bytes */
  char *format;
  char *timezone; /* by whose clock its times were read */
  char *day;      /* ISO; of times without a date, or NULL */
  char *meeting;  /* its number there, or NULL */
  gint64 at;
  int rows;
  LydId replaced_by; /* the report that corrects it; none: it counts */
} LydOnlineFile;

LydOnlineFile *lyd_online_file_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_online_file_free (LydOnlineFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOnlineFile, lyd_online_file_free)

/* What a row of one says; texts borrowed. */
typedef struct {
  LydId report;
  int n; /* from 1, in the order of the file */
  guint line;
  LydEvidenceKind kind;
  LydOnlineRole role;
  const char *identity; /* who, as far as the report can tell them apart */
  const char *name;
  const char *email;
  gint64 joined; /* LYD_TIME_NONE: not said */
  gint64 left_at;
  gint64 seconds; /* -1: not said */
  int amount;
} LydEvidenceRow;

/* Who an identity is at a session. */
typedef struct {
  LydId session;
  const char *identity;
  LydId registration; /* none: nobody */
  LydSettled how;
} LydSettlement;

/* What follows from both for one registration at one session. */
typedef struct {
  LydId session;
  LydId registration;
  LydOnlineRole role;
  gint64 seconds; /* connected */
  gint64 counted; /* of those, what the rule counts */
  gint64 first_at;
  gint64 last_at;
  int connections;
  int polls;
  int questions;
  gboolean attended;
} LydOnline;

/* @data, and a row whose texts live until the next one */
typedef gboolean (*LydEvidenceFunc) (gpointer data, const LydEvidenceRow *row, GError **error);

gboolean lyd_online_files_insert (LydDb *db, const LydOnlineFile *report, GError **error);
gboolean lyd_online_files_replace (LydDb *db, const LydId *old, const LydId *by, GError **error);
LydOnlineFile *lyd_online_files_get (LydDb *db, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_online_files_list (LydDb *db, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_online_files_list_event (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_online_files_find_hash (LydDb *db, const char *hash, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_online_files_find_zone (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_online_files_find (LydDb *db, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of evidence e */
#define LYD_EVIDENCE_COLUMNS \
  "e.report, e.n, e.line, e.kind, e.role, e.identity, e.name, e.email, e.joined, e.left_at, e.seconds, e.amount"

LydEvidenceRow lyd_evidence_from_row (LydStmt *stmt);
gboolean lyd_evidence_insert (LydDb *db, const LydEvidenceRow *row, GError **error);
gboolean lyd_evidence_read (LydDb *db, const LydId *report, LydEvidenceFunc func, gpointer data, GError **error);

gboolean lyd_evidence_read_session (
  LydDb *db, const LydId *session, LydEvidenceFunc func, gpointer data, GError **error);

GHashTable *lyd_evidence_list_later (LydDb *db, const LydId *report, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_settlements_set (LydDb *db, const LydSettlement *settlement, GError **error);
gboolean lyd_settlements_delete (LydDb *db, const LydId *session, const char *identity, GError **error);
GArray *lyd_settlements_list (LydDb *db, const LydId *session, GStringChunk *strings, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_nobody_add (LydDb *db, const char *folded, const char *name, GError **error);
gboolean lyd_nobody_remove (LydDb *db, const char *folded, GError **error);
GHashTable *lyd_nobody_list (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_attendance_rules_get (
  LydDb *db, LydKind kind, LydAttendanceRule *rule, gboolean *is_default, GError **error);
gboolean lyd_attendance_rules_set (LydDb *db, LydKind kind, const LydAttendanceRule *rule, GError **error);

gboolean lyd_online_get (LydDb *db,
                         const LydId *session,
                         const LydId *registration,
                         LydOnline *online,
                         gboolean *found,
                         GError **error);
gboolean lyd_online_rebuild (LydDb *db, const LydId *session, GError **error);
gboolean lyd_online_rebuild_of (LydDb *db, const LydId *registration, GError **error);
gboolean lyd_online_rebuild_event (LydDb *db, const LydId *event, GError **error);
gboolean lyd_online_rebuild_kind (LydDb *db, LydKind kind, GError **error);
gboolean lyd_online_rebuild_all (LydDb *db, GError **error);
gboolean lyd_online_forecast (
  LydDb *db, LydKind kind, const LydAttendanceRule *rule, LydRuleEffect *effect, GError **error);
gboolean lyd_online_check (LydDb *db, GPtrArray *problems, GError **error);

gboolean lyd_kept_files_add (
  LydDb *db, const char *hash, const char *file_name, GBytes *bytes, gint64 at, GError **error);
GBytes *lyd_kept_files_get (LydDb *db, const char *hash, char **file_name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_kept_files_has (LydDb *db, const char *hash, gboolean *has, GError **error);

G_END_DECLS
