#pragma once

#include "lyd-cli.h"
#include "lyd-reach.h"

G_BEGIN_DECLS

/* What the commands of reports have in common. */
typedef struct {
  char *from;
  char *to;
  char *program;
  char *network;
  char *funder;
  char *policy_area;
  char *heading;
  char *kind;
  char *state;
  char *output;
  char *title;
} LydCliReportOptions;

void lyd_cli_report_options_clear (LydCliReportOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydCliReportOptions, lyd_cli_report_options_clear)

/* The options that say what is counted. */
/* clang-format off */
#define LYD_CLI_REPORT_PERIOD(options) \
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &(options).from, N_ ("The first day, as 2027-01-01"), "D" }, \
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &(options).to, N_ ("The last day"), "D" }, \
  { "network", 0, 0, G_OPTION_ARG_FILENAME, &(options).network, N_ ("Whose members count"), "N" }
#define LYD_CLI_REPORT_ENTRIES(options) \
  LYD_CLI_REPORT_PERIOD (options), \
  { "program", 0, 0, G_OPTION_ARG_FILENAME, &(options).program, N_ ("Events that are reported under it"), "P" }, \
  { "funder", 0, 0, G_OPTION_ARG_FILENAME, &(options).funder, N_ ("Events of programs that they pay for"), "F" }, \
  { "policy-area", 0, 0, G_OPTION_ARG_FILENAME, &(options).policy_area, N_ ("Events of that policy area"), "A" }, \
  { "heading", 0, 0, G_OPTION_ARG_FILENAME, &(options).heading, N_ ("engage, empower, invest"), "H" }, \
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &(options).kind, N_ ("Events of that kind"), "K" }
#define LYD_CLI_REPORT_OUTPUT(options) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(options).output, N_ ("Write it to this file; its end says the format"), \
    "FILE" }
/* clang-format on */

gboolean lyd_cli_report_read_day (const char *option, const char *text, int *day);
gboolean lyd_cli_report_find_network (LydCli *cli, const char *name, LydId *found, GError **error);
gboolean lyd_cli_report_read_options (const LydCliReportOptions *options, LydReachQuery *query);
gboolean lyd_cli_report_find_things (LydCli *cli,
                                     const LydCliReportOptions *options,
                                     LydReachQuery *query,
                                     GError **error);
gboolean lyd_cli_report_print (LydCli *cli, const LydReach *reach, GError **error);
void lyd_cli_report_print_rows (LydCli *cli, const GPtrArray *rows);

int lyd_cli_report_pulse (LydCli *cli, GStrv arguments);
int lyd_cli_report_no_shows (LydCli *cli, GStrv arguments);
int lyd_cli_report_arrivals (LydCli *cli, GStrv arguments);
int lyd_cli_report_freeze (LydCli *cli, GStrv arguments);
int lyd_cli_report_frozen_list (LydCli *cli, GStrv arguments);
int lyd_cli_report_frozen_show (LydCli *cli, GStrv arguments);
int lyd_cli_report_frozen_rows (LydCli *cli, GStrv arguments);
int lyd_cli_report_frozen_remove (LydCli *cli, GStrv arguments);

G_END_DECLS
