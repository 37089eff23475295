#pragma once

#include "lyd-attendance.h"
#include "lyd-phrases.h"

G_BEGIN_DECLS

/* What depends on more than the line. */
typedef struct {
  gboolean narrow; /* what does not fit beside the name stands below it */
  gboolean over;   /* the session is over: who did not come has missed it */
} LydLedgerView;

/* What became of somebody, in the order in which they are listed. */
typedef enum {
  LYD_LEDGER_ATTENDED,
  LYD_LEDGER_APART, /* was there, and is counted apart: a host, a panelist, staff */
  LYD_LEDGER_BELOW, /* was connected for less than the rule asks */
  LYD_LEDGER_ABSENT,
  LYD_LEDGER_N_OUTCOMES,
} LydLedgerOutcome;

typedef enum {
  LYD_LEDGER_ALL,
  LYD_LEDGER_ONLY_ATTENDED,
  LYD_LEDGER_ONLY_ABSENT,
  LYD_LEDGER_ONLY_BELOW,
  LYD_LEDGER_ONLY_APART,
  LYD_LEDGER_N_FILTERS,
} LydLedgerFilter;

/* The columns of the list. */
typedef enum {
  LYD_LEDGER_BY_NAME,
  LYD_LEDGER_BY_ORGANIZATION,
  LYD_LEDGER_BY_WAY,
  LYD_LEDGER_BY_MINUTES,
  LYD_LEDGER_BY_OUTCOME,
  LYD_LEDGER_N_ORDERS,
} LydLedgerOrder;

typedef struct {
  int n[LYD_LEDGER_N_FILTERS];
  int online; /* of those who attended and are not apart; who was there both ways is in all three */
  int room;
  int both;
} LydLedgerCounts;

LydLedgerOutcome lyd_ledger_judge (const LydAttendance *line);
gboolean lyd_ledger_line_fits (const LydAttendance *line, LydLedgerFilter filter);
void lyd_ledger_count (LydLedgerCounts *counts, const LydAttendance *line);
int lyd_ledger_rank_way (const LydAttendance *line);

LydLook lyd_ledger_look_way (const LydAttendance *line);
LydLook lyd_ledger_look_outcome (const LydAttendance *line, const LydLedgerView *view);
char *lyd_ledger_describe_below (const LydAttendance *line) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_ledger_describe_minutes (const LydAttendance *line) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_ledger_describe_counts (const LydLedgerCounts *counts, gboolean over) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_ledger_describe_rule (const LydAttendanceRule *rule) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_ledger_describe_reason (const LydAttendance *line,
                                  const LydAttendanceRule *rule,
                                  const LydLedgerView *view) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_ledger_get_role (const LydAttendance *line);

const char *lyd_ledger_filter_get_word (LydLedgerFilter filter);
LydLedgerFilter lyd_ledger_filter_find (const char *word);
const char *lyd_ledger_filter_get_title (LydLedgerFilter filter);

G_END_DECLS
