#pragma once

#include "lyd-attendance.h"
#include "lyd-fixture.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* A webinar with two people, and reports of it as its provider would write them. */

/* From 2:00 to 3:00 in the afternoon of the fixture's day. */
#define LYD_WEBINAR_START (LYD_FIXTURE_NOW + 5 * LYD_HOUR)

#define ANA "Ana Ruiz,ana@voices.example.org,09/22/2027 01:58:00 PM,09/22/2027 02:30:00 PM,32,No,No\n"
#define ANA_AGAIN "Ana Ruiz,ana@voices.example.org,09/22/2027 02:20:00 PM,09/22/2027 03:00:00 PM,40,No,No\n"
#define BO "Bo Wu,BO@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 02:02:00 PM,2,No,No\n"
#define NEW "Kim Lee,kim@voices.example.org,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,No,No\n"
#define STRANGER "Pat Gray,pat@elsewhere.example.org,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,No,No\n"
#define NAME "Jo Adams,,09/22/2027 02:00:00 PM,09/22/2027 02:40:00 PM,40,Yes,No\n"
#define OTTER "Otter.ai,,09/22/2027 02:00:00 PM,09/22/2027 03:00:00 PM,60,Yes,No\n"
#define PHONE "12025550143,,09/22/2027 02:10:00 PM,09/22/2027 02:50:00 PM,40,Yes,No\n"
#define IPHONES                                                       \
  "iPhone,,09/22/2027 02:10:00 PM,09/22/2027 02:20:00 PM,10,Yes,No\n" \
  "iPhone,,09/22/2027 02:25:00 PM,09/22/2027 02:50:00 PM,25,Yes,No\n"
#define WAITED "Lu Moss,lu@voices.example.org,09/22/2027 01:50:00 PM,09/22/2027 01:55:00 PM,5,Yes,Yes\n"

typedef struct {
  LydId event;
  LydId session;
  LydId ana;
} LydWebinar;

LydId lyd_webinar_add_event (LydFixture *fixture, LydKind kind, const char *title, gint64 start);
LydId lyd_webinar_session_of (LydFixture *fixture, const LydId *event);
GBytes *lyd_webinar_report (const char *rows);
LydAttendancePlan *lyd_webinar_plan_with (
  LydFixture *fixture, const LydId *session, const char *name, const char *rows, const LydAttendanceOptions *options);
LydAttendancePlan *lyd_webinar_plan_rows (LydFixture *fixture, const LydId *session, const char *rows);
LydId lyd_webinar_apply (LydFixture *fixture, LydAttendancePlan *plan);
LydId lyd_webinar_import_rows (LydFixture *fixture, const LydId *session, const char *rows);
void lyd_webinar_undo (LydFixture *fixture, const LydId *what);
void lyd_webinar_undo_last (LydFixture *fixture);
void lyd_webinar_check_file (LydFixture *fixture);
GPtrArray *lyd_webinar_list_session (LydFixture *fixture, const LydId *session);
const LydAttendance *lyd_webinar_find_name (const GPtrArray *list, const char *name);
const LydAttendanceLine *lyd_webinar_find_line (const LydAttendancePlan *plan, const char *name);
gboolean lyd_webinar_has_note (const LydAttendancePlan *plan, const char *reason, const char *value);
GPtrArray *lyd_webinar_list_unmatched (LydFixture *fixture, const LydId *event);
const LydAttendanceUnmatched *lyd_webinar_find_unmatched (const GPtrArray *list, const char *name);
LydSettleResult *
lyd_webinar_settle (LydFixture *fixture, const LydId *session, const char *identity, const LydSettleChoice *choice);
gint64 lyd_webinar_query_int (LydFixture *fixture, const char *sql);
char *lyd_webinar_dump (LydFixture *fixture);
LydWebinar lyd_webinar_add (LydFixture *fixture);

G_END_DECLS
