#pragma once

#include "lyd-file.h"
#include "lyd-series-line.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit status: cli.md. */
enum {
  LYD_CLI_DONE = 0,
  LYD_CLI_FAILED = 1,
  LYD_CLI_USAGE = 2,
};

#define LYD_CLI_SEATS "--seats-per-organization"
#define LYD_CLI_OVERRIDE N_ ("Why also somebody whom it is not for")
#define LYD_CLI_MOVE N_ ("Move one of its dates, once for each")
#define LYD_CLI_LEAVE_OUT N_ ("Leave one of its dates out, once for each")
#define LYD_CLI_MAX_PLACES 1000000

/* One run of lanyardctl. */
typedef struct {
  LydContext context;
  char *database;
  gboolean json;
  LydFile *file;
  char *adopted; /* the private copy of an archive that @database is; NULL: it is none */
} LydCli;

/* A command: its words, what comes after them, what it does. A new command is one function and one row in a table. */
typedef struct {
  const char *words;   /* "event add" */
  const char *usage;   /* "EVENT FILE" */
  const char *summary; /* translatable */
  int (*run) (LydCli *cli, GStrv arguments);
} LydCliCommand;

/* The groups, one file each; every table ends with a row of NULLs. */
extern const LydCliCommand lyd_cli_event_commands[];
extern const LydCliCommand lyd_cli_question_commands[];
extern const LydCliCommand lyd_cli_session_commands[];
extern const LydCliCommand lyd_cli_register_commands[];
extern const LydCliCommand lyd_cli_party_commands[];
extern const LydCliCommand lyd_cli_people_commands[];
extern const LydCliCommand lyd_cli_directory_commands[];
extern const LydCliCommand lyd_cli_door_commands[];
extern const LydCliCommand lyd_cli_pin_commands[];
extern const LydCliCommand lyd_cli_print_commands[];
extern const LydCliCommand lyd_cli_places_commands[];
extern const LydCliCommand lyd_cli_group_commands[];
extern const LydCliCommand lyd_cli_program_commands[];
extern const LydCliCommand lyd_cli_report_commands[];
extern const LydCliCommand lyd_cli_series_commands[];
extern const LydCliCommand lyd_cli_series_change_commands[];
extern const LydCliCommand lyd_cli_import_commands[];
extern const LydCliCommand lyd_cli_attendance_import_commands[];
extern const LydCliCommand lyd_cli_attendance_commands[];
extern const LydCliCommand lyd_cli_attendance_settle_commands[];
extern const LydCliCommand lyd_cli_invite_commands[];
extern const LydCliCommand lyd_cli_material_commands[];
extern const LydCliCommand lyd_cli_check_in_commands[];
extern const LydCliCommand lyd_cli_badge_commands[];
extern const LydCliCommand lyd_cli_desk_commands[];
extern const LydCliCommand lyd_cli_paper_commands[];
extern const LydCliCommand lyd_cli_closing_commands[];
extern const LydCliCommand lyd_cli_certificate_commands[];
extern const LydCliCommand lyd_cli_file_commands[];
extern const LydCliCommand lyd_cli_history_commands[];

gboolean lyd_cli_parse (LydCli *cli,
                        const GOptionEntry *entries,
                        GStrv *arguments,
                        int at_least,
                        int at_most,
                        const char *words);
char *lyd_cli_dup_path (LydCli *cli) G_GNUC_WARN_UNUSED_RESULT;
LydFile *lyd_cli_open (LydCli *cli, LydFileFlags flags);
void lyd_cli_close (LydCli *cli);
int lyd_cli_fail (LydCli *cli, const GError *error);
int lyd_cli_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

void lyd_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void lyd_cli_note (const char *format, ...) G_GNUC_PRINTF (1, 2);
void lyd_cli_print_json (JsonBuilder *builder);
void lyd_cli_set_string (JsonBuilder *builder, const char *name, const char *value);
void lyd_cli_set_int (JsonBuilder *builder, const char *name, gint64 value);
void lyd_cli_set_limit (JsonBuilder *builder, const char *name, int value);
void lyd_cli_set_id (JsonBuilder *builder, const char *name, const LydId *id);
void lyd_cli_set_time (JsonBuilder *builder, const char *name, gint64 instant, GTimeZone *zone);
void lyd_cli_set_flag (JsonBuilder *builder, const char *name, gboolean value);
void lyd_cli_set_promoted (JsonBuilder *builder, const GPtrArray *promoted);
void lyd_cli_note_promoted (const GPtrArray *promoted);
int lyd_cli_print_id (LydCli *cli, const LydId *id);
int lyd_cli_tap (LydCli *cli, GStrv arguments);
int lyd_cli_ready (LydCli *cli, GStrv arguments);
int lyd_cli_roll_call (LydCli *cli, GStrv arguments);
int lyd_cli_rehearse (LydCli *cli, GStrv arguments);
int lyd_cli_agenda_import (LydCli *cli, GStrv arguments);
int lyd_cli_schedule (LydCli *cli, GStrv arguments);
int lyd_cli_print_changed (LydCli *cli, const LydId *id, const GPtrArray *promoted);
void lyd_cli_print_session (LydCli *cli, const LydSession *session, const char *more, GTimeZone *zone);
void lyd_cli_note_zoom_left_out (LydCli *cli, const LydId *event);

gboolean lyd_cli_read_word (const LydVocabulary *vocabulary, const char *option, const char *text, int *value);
gboolean lyd_cli_read_yes_no (const char *option, const char *text, gboolean *value);
gboolean lyd_cli_read_limit (const char *option, const char *text, int most, int *value);
gboolean lyd_cli_read_time (const char *option, const char *text, GTimeZone *zone, gint64 *instant);
void lyd_cli_print_series_date (LydCli *cli, const LydSeriesDate *date, GTimeZone *zone);
GArray *lyd_cli_read_exceptions (char **moves, char **left_out, gint64 usual, GTimeZone *zone)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_cli_read_heading (const char *text, LydHeading *heading);
GArray *lyd_cli_read_programs (LydCli *cli, char **words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydSession *lyd_cli_find_session_of (LydFile *file, const LydId *event, const char *words, GError **error);

G_END_DECLS
