#pragma once

#include "lyd-db.h"
#include "lyd-online-rows.h"

G_BEGIN_DECLS

/* What telling who is in a report needs to read, and lists of who was at a session. */

/* Somebody registered for an event; texts kept by the caller's chunk. */
typedef struct {
  LydId registration;
  LydId person;
  LydId organization_id;
  LydStatus status;
  LydAttendeeType type;
  const char *name;
  const char *given;
  const char *family;
  const char *email;        /* folded, or NULL */
  const char *organization; /* or NULL */
} LydAttendanceRegistrant;

/* Another name, address or number of one. */
typedef struct {
  LydId person;
  const char *kind;
  const char *folded;
} LydAttendanceAlias;

/* Somebody on file. */
typedef struct {
  LydId person;
  LydId organization_id;
  const char *name;
  const char *given;
  const char *family;
  const char *email;
  const char *organization;
} LydAttendancePerson;

GArray *lyd_attendance_rows_list_registrants (LydDb *db, const LydId *event, GStringChunk *strings, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_attendance_rows_list_aliases (LydDb *db, const LydId *event, GStringChunk *strings, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_attendance_rows_find_people (
  LydDb *db, const char *kind, const char *folded, GStringChunk *strings, GArray *people, GError **error);
gboolean lyd_attendance_rows_find_namesakes (
  LydDb *db, const char *folded, GStringChunk *strings, GArray *people, GError **error);
gboolean lyd_attendance_rows_find_phones (
  LydDb *db, const LydId *event, const char *digits, GStringChunk *strings, GArray *people, GError **error);
gboolean lyd_attendance_rows_find_members (
  LydDb *db, const LydId *organization, GStringChunk *strings, GArray *people, GError **error);

/* @domain: of an address; @organization: of whoever has it, or none */
typedef void (*LydAttendanceDomainFunc) (gpointer data, const char *domain, const LydId *organization);
gboolean lyd_attendance_rows_read_domains (LydDb *db, LydAttendanceDomainFunc func, gpointer data, GError **error);

/* One registration at one session, in the room and online. */
typedef struct {
  LydAttendanceRegistrant who;
  const char *email; /* as written */
  LydOrigin origin;
  gint64 room_at; /* LYD_TIME_NONE: not let in */
  gboolean connected;
  LydOnline online; /* where they were */
} LydAttendanceRow;

GArray *lyd_attendance_rows_list (LydDb *db, const LydId *session, GStringChunk *strings, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* A row of a report that is about a registration, with what its report is. */
typedef struct {
  LydEvidenceRow row;
  const char *file_name;
  const char *hash;
  gboolean replaced;
  LydSettled how;
} LydAttendanceProof;

typedef gboolean (*LydAttendanceProofFunc) (gpointer data, const LydAttendanceProof *proof, GError **error);
gboolean lyd_attendance_rows_read_proof (LydDb *db,
                                         const LydId *session,
                                         const LydId *registration,
                                         LydAttendanceProofFunc func,
                                         gpointer data,
                                         GError **error);

/* A scan that let somebody in or out, or took that back. */
typedef struct {
  gint64 at;
  LydScanKind kind;
  const char *station;
  gboolean undone;
} LydAttendanceScan;

typedef gboolean (*LydAttendanceScanFunc) (gpointer data, const LydAttendanceScan *scan);
gboolean lyd_attendance_rows_read_scans (LydDb *db,
                                         const LydId *session,
                                         const LydId *registration,
                                         LydAttendanceScanFunc func,
                                         gpointer data,
                                         GError **error);

/* A row that counts at a session of @event, and that nobody knows whose it is. */
typedef gboolean (*LydUnmatchedFunc) (
  gpointer data, const LydId *session, const char *file_name, const LydEvidenceRow *row, GError **error);
gboolean lyd_attendance_rows_read_unmatched (
  LydDb *db, const LydId *event, LydUnmatchedFunc func, gpointer data, GError **error);
gboolean lyd_attendance_rows_list_alike (
  LydDb *db, const LydId *event, const LydId *session, const char *identity, GArray *sessions, GError **error);
gboolean lyd_attendance_rows_count_alike (LydDb *db, const LydId *event, GHashTable *counts, GError **error);
gboolean lyd_attendance_rows_count_open (
  LydDb *db, const LydId *event, int *n_reports, int *n_unmatched, GError **error);

G_END_DECLS
