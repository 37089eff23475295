#include "lyd-cli.h"

#include "lyd-certificates.h"
#include "lyd-plan.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the command line says of certificates; what it leaves out stays as it is remembered. */
typedef struct {
  char *output;
  char **only;
  char *texts[6]; /* in the order of text_options */
  char *credit_step;
  char *paper;
  int credit_minutes;
  gboolean no_hours;
  gboolean with_speakers;
  gboolean with_staff;
  gboolean remember;
  gboolean replace;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->only);
  g_free (self->output);
  g_free (self->credit_step);
  g_free (self->paper);
  for (gsize i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const gsize text_offsets[] = {
  G_STRUCT_OFFSET (LydCertificateSettings, language),
  G_STRUCT_OFFSET (LydCertificateSettings, sponsor),
  G_STRUCT_OFFSET (LydCertificateSettings, signer),
  G_STRUCT_OFFSET (LydCertificateSettings, signer_title),
  G_STRUCT_OFFSET (LydCertificateSettings, wording),
  G_STRUCT_OFFSET (LydCertificateSettings, credit),
};

/* An empty text takes back what was said before. */
static gboolean
apply (const Options *options,
       LydCertificateSettings *settings)
{
  int value;

  for (gsize i = 0; i < G_N_ELEMENTS (text_offsets); i++) {
    char **member = &G_STRUCT_MEMBER (char *, settings, text_offsets[i]);

    if (options->texts[i] == NULL)
      continue;
    g_free (*member);
    *member = options->texts[i][0] != '\0' ? g_strdup (options->texts[i]) : NULL;
  }
  if (options->credit_minutes > 0)
    settings->credit_minutes = options->credit_minutes;
  if (options->credit_step != NULL) {
    if (!lyd_cli_read_word (&lyd_credit_steps, "--credit-step", options->credit_step, &value))
      return FALSE;
    settings->credit_step = (LydCreditStep) value;
  }
  if (options->paper != NULL) {
    if (!lyd_cli_read_word (&lyd_certificate_papers, "--paper", options->paper, &value))
      return FALSE;
    settings->paper = (LydCertificatePaper) value;
  }
  settings->hours = settings->hours && !options->no_hours;
  settings->speakers |= options->with_speakers;
  settings->staff |= options->with_staff;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the line that @words name: an id or its unique start, or a whole name */
static gboolean
add_named (const LydCertificates *plan,
           const char *words,
           GArray *chosen,
           GError **error)
{
  guint n_found = 0;
  guint found = 0;

  for (guint i = 0; i < lyd_certificates_get_n (plan); i++) {
    const LydCertificateLine *line = lyd_certificates_get_line (plan, i);
    g_autofree char *id = lyd_id_to_string (&line->registration);

    if ((strlen (words) >= 4 && g_str_has_prefix (id, words)) || g_strcmp0 (line->name, words) == 0) {
      found = i;
      n_found++;
    }
  }
  if (n_found == 1) {
    g_array_append_val (chosen, found);
    return TRUE;
  }
  if (n_found == 0)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
                 _ ("“%s” gets no certificate of this event. Nothing was written."), words);
  else
    g_set_error (error, LYD_ERROR, LYD_ERROR_AMBIGUOUS, _ ("“%s” fits more than one person. Nothing was written."),
                 words);
  return FALSE;
}

static GArray *
choose (const LydCertificates *plan,
        char **only,
        GError **error)
{
  g_autoptr (GArray) chosen = NULL;

  if (only == NULL || (strcmp (only[0], "changed") == 0 && only[1] == NULL))
    return lyd_certificates_choose (plan, only != NULL);
  chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; only[i] != NULL; i++)
    if (!add_named (plan, only[i], chosen, error))
      return NULL;
  return g_steal_pointer (&chosen);
}

static void
add_members (JsonBuilder *builder,
             const LydCertificateLine *line,
             GTimeZone *zone)
{
  lyd_cli_set_id (builder, "registration", &line->registration);
  lyd_cli_set_string (builder, "name", line->name);
  lyd_cli_set_string (builder, "organization", line->organization);
  lyd_cli_set_string (builder, "email", line->email);
  lyd_cli_set_string (builder, "language", line->language);
  lyd_cli_set_int (builder, "minutes", line->minutes);
  lyd_cli_set_int (builder, "sessions", line->n_sessions);
  lyd_cli_set_string (builder, "number", line->number);
  lyd_cli_set_string (builder, "file", line->file_name);
  lyd_cli_set_string (builder, "state", lyd_word_id (&lyd_certificate_states, (int) line->state));
  if (line->made_at != LYD_TIME_NONE)
    lyd_cli_set_time (builder, "made", line->made_at, zone);
}

static int
print_lines (LydCli *cli,
             const LydCertificates *plan,
             const GArray *chosen)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (lyd_certificates_get_event (plan)->timezone);

  for (guint i = 0; i < chosen->len; i++) {
    const LydCertificateLine *line = lyd_certificates_get_line (plan, g_array_index (chosen, guint, i));
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%s  %-7s  %3d:%02d  %s\n", line->number, lyd_word_id (&lyd_certificate_states, (int) line->state),
                     line->minutes / 60, line->minutes % 60, line->name);
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    add_members (builder, line, zone);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

/* A name that ends in .pdf is one file of all, any other a folder. */
static gboolean
is_one_file (const char *output)
{
  g_autofree char *lower = g_ascii_strdown (output, -1);

  return g_str_has_suffix (lower, ".pdf");
}

static int
write_them (LydCli *cli,
            const LydCertificates *plan,
            const GArray *chosen,
            const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  gboolean ok =
    is_one_file (options->output)
      ? lyd_certificates_write_pdf (plan, chosen, options->output, NULL, &error)
      : lyd_certificates_write_folder (plan, chosen, options->output, options->replace, NULL, &error);

  if (!ok || !lyd_certificates_note (cli->file, plan, chosen, &error))
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print (_ ("%1$u certificates in %2$s\n"), chosen->len, options->output);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "certificates", chosen->len);
  lyd_cli_set_string (builder, "output", options->output);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

static int
run (LydCli *cli,
     const char *words,
     const Options *options)
{
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydCertificateSettings) settings = NULL;
  g_autoptr (LydCertificates) plan = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GError) error = NULL;

  if ((event = lyd_plan_find_event (cli->file, words, &error)) == NULL ||
      (settings = lyd_certificate_settings_get (cli->file, event->kind, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (!apply (options, settings))
    return LYD_CLI_USAGE;
  if ((options->remember && !lyd_certificate_settings_set (cli->file, event->kind, settings, &error)) ||
      (plan = lyd_certificates_plan (cli->file, &event->id, settings, &error)) == NULL ||
      (chosen = choose (plan, options->only, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  return options->output != NULL ? write_them (cli, plan, chosen, options) : print_lines (cli, plan, chosen);
}

/* `certificates EVENT [-o FILE.pdf|FOLDER]` */
static int
certificates (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("One file of all, or a folder"),
      "FILE.pdf|FOLDER" },
    { "only", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.only, N_ ("Only these, or only what is new or changed"),
      "ID|changed" },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[0], N_ ("en or es; each person’s own by default"), "L" },
    { "sponsor", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[1], N_ ("Who certifies; the network by default"), "NAME" },
    { "signer", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[2], N_ ("Who signs"), "NAME" },
    { "signer-title", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[3], N_ ("As what they sign"), "TITLE" },
    { "wording", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[4], N_ ("A sentence of your own"), "TEXT" },
    { "credit", 0, 0, G_OPTION_ARG_FILENAME, &options.texts[5], N_ ("What credits are called; none by default"),
      "NAME" },
    { "credit-minutes", 0, 0, G_OPTION_ARG_INT, &options.credit_minutes, N_ ("That make one credit"), "N" },
    { "credit-step", 0, 0, G_OPTION_ARG_FILENAME, &options.credit_step, N_ ("quarter, half or whole"), "S" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options.paper, N_ ("auto, letter or a4"), "P" },
    { "no-hours", 0, 0, G_OPTION_ARG_NONE, &options.no_hours, N_ ("Without hours and sessions"), NULL },
    { "with-speakers", 0, 0, G_OPTION_ARG_NONE, &options.with_speakers, N_ ("For those who presented, too"), NULL },
    { "with-staff", 0, 0, G_OPTION_ARG_NONE, &options.with_staff, N_ ("For staff and hosts, too"), NULL },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &options.remember, N_ ("Keep all this for events of this kind"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace, N_ ("Replace other files of the same names"), NULL },
    { NULL },
  };

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "certificates EVENT [-o FILE.pdf|FOLDER]"))
    return LYD_CLI_USAGE;
  if (options.credit_minutes < 0 || options.credit_minutes > 600)
    return lyd_cli_misuse (_ ("--credit-minutes is a number from 1 to 600."));
  if (options.texts[0] != NULL && !g_str_equal (options.texts[0], "") && !g_str_equal (options.texts[0], "en") &&
      !g_str_equal (options.texts[0], "es"))
    return lyd_cli_misuse (_ ("--language is en or es."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  return run (cli, rest[0], &options);
}

/* `certificate check NUMBER` */
static int
check (LydCli *cli,
       GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydCertificateCheck) found = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "certificate check NUMBER"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, LYD_FILE_READ_ONLY) == NULL)
    return LYD_CLI_FAILED;
  found = lyd_certificates_check (cli->file, rest[0], &error);
  if (found == NULL)
    return lyd_cli_fail (cli, error);
  if (!cli->json) {
    lyd_cli_print ("%s\n%s\n%d:%02d\n", found->line->name, found->event->title, found->line->minutes / 60,
                   found->line->minutes % 60);
    if (!found->current)
      lyd_cli_note (_ ("The number is that of an earlier certificate; what stands on it has changed since.\n"));
    return LYD_CLI_DONE;
  }
  zone = lyd_zone_get_or_utc (found->event->timezone);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "event", found->event->title);
  lyd_cli_set_flag (builder, "current", found->current);
  add_members (builder, found->line, zone);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_certificate_commands[] = {
  { "certificates", "EVENT [-o FILE.pdf|FOLDER] [--only ID|changed]...", N_ ("make certificates of attendance"),
    certificates },
  { "certificate check", "NUMBER", N_ ("say whose certificate a number is on"), check },
  { NULL, NULL, NULL, NULL },
};
