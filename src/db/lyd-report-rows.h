#pragma once

#include "lyd-db.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* What reports count, event by event, in the order in which it lies on the disk. */

/* Somebody was at a session, in the room or online; twice, if both. */
typedef struct {
  LydId session;
  LydId registration; /* may be one that was merged into another */
  int role;           /* LydOnlineRole; -1: in the room */
} LydSeen;

/* A registration as it is on file. */
typedef struct {
  LydId id;
  LydId person;
  LydId merged_into;
  int status;
  int type;
} LydReported;

typedef void (*LydSeenFunc) (const LydSeen *seen, gpointer data);
typedef void (*LydReportedFunc) (const LydReported *reported, gpointer data);

GPtrArray *lyd_report_rows_list_events (LydDb *db, const LydReachQuery *query, gint64 now, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydReachEvent *lyd_report_rows_get_event (LydDb *db, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_report_rows_name_organization (LydDb *db, const LydId *organization, char **name, GError **error);
gboolean lyd_report_rows_read_known (LydDb *db, LydReachEvent *event, GError **error);
gboolean lyd_report_rows_each_seen (LydDb *db, const LydId *event, LydSeenFunc func, gpointer data, GError **error);
gboolean lyd_report_rows_each_reported (
  LydDb *db, const LydId *event, LydReportedFunc func, gpointer data, GError **error);
GPtrArray *lyd_report_rows_list_organizations (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_report_rows_get_person (LydDb *db, const LydId *person, LydId *organization, GError **error);
gboolean lyd_report_rows_name_person (LydDb *db, const LydId *person, char **name, GError **error);
GPtrArray *lyd_report_rows_list_memberships (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_report_rows_get_contact (
  LydDb *db, const LydId *person, char **name, char **email, char **phone, GError **error);
gboolean lyd_report_rows_find_contact (LydDb *db, const LydId *organization, LydId *person, GError **error);
GArray *lyd_report_rows_list_arrivals (LydDb *db, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_report_rows_add_before (LydDb *db, const LydId *event, GHashTable *people, GError **error);

G_END_DECLS
