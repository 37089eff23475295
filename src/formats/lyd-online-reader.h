#pragma once

#include "lyd-online-report.h"
#include "lyd-online-tables.h"

G_BEGIN_DECLS

/* A row's status until it is known what the person's other rows say. */
#define LYD_ONLINE_STATUS_UNSAID ((LydStatus) -1)

/* What the formats of online reports share: a report that is being read. */
typedef struct {
  LydOnlineReport *report;
  LydCsv *csv;
  LydOnlineTables *tables;
  GTimeZone *zone;
  GDate day;
  gint64 after;     /* a time without a date is of this one's day, if there is one: the leaving of who joined */
  int order;        /* that somebody asked for, or -1 */
  GArray *orders;   /* of LydDateOrder: one a table and field, see lyd_online_decide_dates() */
  GPtrArray *zones; /* of char *: the zone that a column's header names, or NULL; one a table and field */
} LydOnlineReading;

/* Who is this sure knows a report by its words, and not by its shape alone: then it cannot be a list of registrations.
 */
#define LYD_ONLINE_SURE 30

/* How one format is recognized and read; LydFormat.online. */
typedef struct _LydOnlineReader {
  /* How sure it is that these are its tables (see LYD_ONLINE_SURE); 0: they are not. */
  guint (*recognize) (const LydOnlineTables *tables);
  void (*read) (LydOnlineReading *reading);
  gboolean original_names; /* "Name (Original Name)": brackets hold another name */
  gboolean sections;       /* the line above a table says whether it is of hosts, panelists or attendees */
  gboolean month_first;    /* its own dates are month/day, whoever exports it */
  gboolean own_clock;      /* its dates are as its reader's country writes them */
} LydOnlineReader;

void lyd_online_choose_meeting (LydOnlineReading *self);
void lyd_online_decide_dates (LydOnlineReading *self);
gint64 lyd_online_read_summary_time (LydOnlineReading *self, const char *text);
const LydFormat *lyd_online_recognize (const LydOnlineTables *tables, guint *points);
guint lyd_online_judge (const LydOnlineTable *table, guint points);
guint lyd_online_rate (const LydCsv *csv);

const char *
lyd_online_cell (const LydOnlineReading *self, const LydOnlineTable *table, guint record, LydOnlineField field);
void lyd_online_add_problem (
  LydOnlineReading *self, guint record, int column, const char *reason, const char *value);
gboolean lyd_online_read_time (LydOnlineReading *self,
                               const LydOnlineTable *table,
                               guint record,
                               LydOnlineField field,
                               gint64 *instant);
LydOnlineRow lyd_online_read_person (LydOnlineReading *self, const LydOnlineTable *table, guint record);
gboolean lyd_online_read_row (
  LydOnlineReading *self, const LydOnlineTable *table, guint record, LydOnlineRole role, LydOnlineRow *row);
void lyd_online_read_rows (LydOnlineReading *self, const LydOnlineTable *table, LydOnlineRole role);
void lyd_online_read_tables (LydOnlineReading *self);
gboolean lyd_online_check_record (LydOnlineReading *self, const LydOnlineTable *table, guint record);

G_END_DECLS
