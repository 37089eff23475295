#include "lyd-cli.h"

#include "lyd-plan-change.h"
#include "lyd-programs.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  char *name;
  char *kind;
  char *funder;
  char *starts;
  char *ends;
} ProgramOptions;

static void
program_options_clear (ProgramOptions *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->funder);
  g_free (self->starts);
  g_free (self->ends);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProgramOptions, program_options_clear)

#define PROGRAM_ENTRIES(options)                                                                            \
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &(options).kind, N_ ("grant, campaign, network"), "K" },           \
    { "funder", 0, 0, G_OPTION_ARG_FILENAME, &(options).funder, N_ ("Who pays for it"), "F" },              \
    { "starts", 0, 0, G_OPTION_ARG_FILENAME, &(options).starts, N_ ("Its first day, as 2027-01-01"), "D" }, \
    { "ends", 0, 0, G_OPTION_ARG_FILENAME, &(options).ends, N_ ("Its last day"), "D" },                     \
  {                                                                                                         \
    NULL                                                                                                    \
  }

static void
replace (char **text,
         char *const *with)
{
  if (*with == NULL)
    return;
  g_free (*text);
  *text = g_strdup (*with);
}

static void
take_options (LydProgram *program,
              const ProgramOptions *options)
{
  replace (&program->name, &options->name);
  replace (&program->kind, &options->kind);
  replace (&program->funder, &options->funder);
  replace (&program->starts, &options->starts);
  replace (&program->ends, &options->ends);
}

static int
program_add (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (ProgramOptions) options = { 0 };
  const GOptionEntry entries[] = { PROGRAM_ENTRIES (options) };
  g_autoptr (LydProgram) program = lyd_program_new ();
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "program add NAME"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  program->name = g_strdup (rest[0]);
  take_options (program, &options);
  return lyd_programs_add (cli->file, program, &error) ? lyd_cli_print_id (cli, &program->id)
                                                       : lyd_cli_fail (cli, error);
}

static int
program_set (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (ProgramOptions) options = { 0 };
  const GOptionEntry entries[] = { { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name, N_ ("What it is called"),
                                     "N" },
                                   PROGRAM_ENTRIES (options) };
  g_autoptr (LydProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "program set PROGRAM"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  program = lyd_programs_find_one (cli->file, rest[0], &error);
  if (program == NULL)
    return lyd_cli_fail (cli, error);
  take_options (program, &options);
  return lyd_programs_change (cli->file, program, &error) ? lyd_cli_print_id (cli, &program->id)
                                                          : lyd_cli_fail (cli, error);
}

static void
print_program (LydCli *cli,
               const LydProgramLine *line)
{
  const LydProgram *program = line->program;
  g_autofree char *id = lyd_id_to_string (&program->id);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print (ngettext ("%s  %-8s  %s%s%s: %d event\n", "%s  %-8s  %s%s%s: %d events\n", (gulong) line->n_events),
                   id, program->kind, program->name, program->funder != NULL ? ", " : "",
                   program->funder != NULL ? program->funder : "", line->n_events);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "title", program->name);
  lyd_cli_set_string (builder, "kind", program->kind);
  lyd_cli_set_string (builder, "funder", program->funder);
  lyd_cli_set_string (builder, "starts", program->starts);
  lyd_cli_set_string (builder, "ends", program->ends);
  lyd_cli_set_int (builder, "events", line->n_events);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
program_list (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "program list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  lines = lyd_programs_list (cli->file, &error);
  if (lines == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < lines->len; i++)
    print_program (cli, g_ptr_array_index (lines, i));
  return LYD_CLI_DONE;
}

static int
program_remove (LydCli *cli,
                GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "program remove PROGRAM"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((program = lyd_programs_find_one (cli->file, rest[0], &error)) == NULL ||
      !lyd_programs_remove (cli->file, &program->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &program->id);
}

static int
policy_area_list (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (GStrv) areas = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "policy-area list"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  areas = lyd_policy_areas_get (cli->file, &error);
  if (areas == NULL)
    return lyd_cli_fail (cli, error);
  for (int i = 0; areas[i] != NULL; i++) {
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s\n", areas[i]);
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "title", areas[i]);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static int
policy_area_set (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 100, "policy-area set AREA..."))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_CREATE) == NULL)
    return LYD_CLI_FAILED;
  return lyd_policy_areas_set (cli->file, (const char *const *) rest, &error) ? LYD_CLI_DONE
                                                                              : lyd_cli_fail (cli, error);
}

static int
policy_area_rename (LydCli *cli,
                    GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "policy-area rename FROM TO"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  return lyd_policy_areas_rename (cli->file, rest[0], rest[1], NULL, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

/**
 * lyd_cli_read_programs:
 * @words: (nullable): each the name or id of a program; "none" alone: none
 *
 * Returns: (transfer full) (nullable) (element-type LydId): after an error %NULL
 */
GArray *
lyd_cli_read_programs (LydCli *cli,
                       char **words,
                       GError **error)
{
  g_autoptr (GArray) programs = g_array_new (FALSE, FALSE, sizeof (LydId));

  for (int i = 0; words != NULL && words[i] != NULL; i++) {
    g_autoptr (LydProgram) program = NULL;

    if (strcmp (words[i], "none") == 0)
      continue;
    program = lyd_programs_find_one (cli->file, words[i], error);
    if (program == NULL)
      return NULL;
    g_array_append_val (programs, program->id);
  }
  return g_steal_pointer (&programs);
}

/* Reads one of Engage, Empower and Invest, or "none". */
gboolean
lyd_cli_read_heading (const char *text,
                      LydHeading *heading)
{
  int value = LYD_HEADING_NONE;

  if (strcmp (text, "none") != 0 && !lyd_cli_read_word (&lyd_headings, "--heading", text, &value))
    return FALSE;
  *heading = (LydHeading) value;
  return TRUE;
}

typedef struct {
  char *capacity;
  char *seats;
  char *policy_area;
  char *heading;
  char **programs;
} SetOptions;

static void
set_options_clear (SetOptions *self)
{
  g_free (self->capacity);
  g_free (self->seats);
  g_free (self->policy_area);
  g_free (self->heading);
  g_strfreev (self->programs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SetOptions, set_options_clear)

/* Changes how many may come, where that was asked, and prints the event. */
static gboolean
set_places (LydCli *cli,
            const LydEvent *event,
            const SetOptions *options,
            int capacity,
            int seats,
            GError **error)
{
  g_autoptr (GPtrArray) promoted = NULL;
  g_autoptr (LydEvent) changed = NULL;

  if (options->capacity == NULL && options->seats == NULL)
    return lyd_cli_print_id (cli, &event->id) == LYD_CLI_DONE;
  /* Read anew: what it is reported under may be another by now. */
  changed = lyd_plan_get_event (cli->file, &event->id, error);
  if (changed == NULL)
    return FALSE;
  if (options->capacity != NULL)
    changed->capacity = capacity;
  if (options->seats != NULL)
    changed->seats = seats;
  return lyd_plan_change_event (cli->file, changed, &promoted, error) &&
         lyd_cli_print_changed (cli, &event->id, promoted) == LYD_CLI_DONE;
}

/* What many events are reported under, as one act. */
static gboolean
set_labels (LydCli *cli,
            const GPtrArray *events,
            const SetOptions *options,
            LydHeading heading,
            GError **error)
{
  LydLabels labels = { .set_policy_area = options->policy_area != NULL,
                       .set_heading = options->heading != NULL,
                       .heading = heading,
                       .set_programs = options->programs != NULL };
  g_autoptr (GArray) programs = lyd_cli_read_programs (cli, options->programs, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));

  if (programs == NULL)
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    g_array_append_val (ids, ((const LydEvent *) g_ptr_array_index (events, i))->id);
  labels.programs = programs;
  if (options->policy_area != NULL && strcmp (options->policy_area, "none") != 0)
    labels.policy_area = options->policy_area;
  return (!labels.set_policy_area && !labels.set_heading && !labels.set_programs) ||
         lyd_programs_label_events (cli->file, (const LydId *) (gpointer) ids->data, ids->len, &labels, NULL,
                                    error);
}

static int
event_set (LydCli *cli,
           GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (SetOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "capacity", 0, 0, G_OPTION_ARG_FILENAME, &options.capacity, N_ ("How many may come; “none” for no limit"), "N" },
    { "seats-per-organization", 0, 0, G_OPTION_ARG_FILENAME, &options.seats,
      N_ ("How many each organization may send; further ones wait for approval"), "N" },
    { "policy-area", 0, 0, G_OPTION_ARG_FILENAME, &options.policy_area, N_ ("Its policy area, or “none”"), "A" },
    { "heading", 0, 0, G_OPTION_ARG_FILENAME, &options.heading, N_ ("engage, empower, invest, or “none”"), "H" },
    { "program", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.programs,
      N_ ("A program that it is reported under, once for each; “none”: none"), "P" },
    { NULL },
  };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_event_free);
  g_autoptr (GError) error = NULL;
  LydHeading heading = LYD_HEADING_NONE;
  int capacity = -1;
  int seats = -1;

  if (!lyd_cli_parse (cli, entries, &rest, 1, G_MAXINT, "event set EVENT... [--capacity N] [--policy-area A]") ||
      !lyd_cli_read_limit ("--capacity", options.capacity, LYD_CLI_MAX_PLACES, &capacity) ||
      !lyd_cli_read_limit (LYD_CLI_SEATS, options.seats, LYD_CLI_MAX_PLACES, &seats) ||
      (options.heading != NULL && !lyd_cli_read_heading (options.heading, &heading)))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  for (int i = 0; rest[i] != NULL; i++) {
    LydEvent *event = lyd_plan_find_event (cli->file, rest[i], &error);

    if (event == NULL)
      return lyd_cli_fail (cli, error);
    g_ptr_array_add (events, event);
  }
  if (!set_labels (cli, events, &options, heading, &error))
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < events->len; i++)
    if (!set_places (cli, g_ptr_array_index (events, i), &options, capacity, seats, &error))
      return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_program_commands[] = {
  { "event set", "EVENT... [--capacity N]", N_ ("change how many may come, and what it is reported under"), event_set },
  { "program add", "NAME", N_ ("add a grant, campaign or network that events are reported under"), program_add },
  { "program list", "", N_ ("list programs"), program_list },
  { "program set", "PROGRAM", N_ ("change a program"), program_set },
  { "program remove", "PROGRAM", N_ ("take away a program that nothing is reported under"), program_remove },
  { "policy-area list", "", N_ ("list policy areas"), policy_area_list },
  { "policy-area set", "AREA...", N_ ("set the list of policy areas"), policy_area_set },
  { "policy-area rename", "FROM TO", N_ ("rename a policy area, also on its events"), policy_area_rename },
  { NULL },
};
