#include "lyd-cli.h"

#include "lyd-archive.h"
#include "lyd-fold.h"
#include "lyd-plan.h"
#include "lyd-time.h"
#include "lyd-words-places.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Whether every word is UTF-8; names of files may be anything. */
static gboolean
check_words (const GOptionEntry *entries,
             GStrv words)
{
  gboolean valid = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    valid = valid && g_utf8_validate (words[i], -1, NULL);
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++) {
    const char *single[] = { NULL, NULL };
    const char *const *values = single;

    if (entry->arg == G_OPTION_ARG_FILENAME && entry->short_name != 'o')
      single[0] = *(char **) entry->arg_data;
    else if (entry->arg == G_OPTION_ARG_FILENAME_ARRAY && *(GStrv *) entry->arg_data != NULL)
      values = *(const char *const **) entry->arg_data;
    for (gsize i = 0; values[i] != NULL; i++)
      valid = valid && g_utf8_validate (values[i], -1, NULL);
  }
  if (!valid)
    lyd_cli_misuse (_ ("An argument is not valid UTF-8."));
  return valid;
}

/**
 * lyd_cli_parse:
 * @entries: the command's own options; string options are %G_OPTION_ARG_FILENAME, because %G_OPTION_ARG_STRING fails on
 *   names with accents where the locale is C
 * @arguments: (inout): what comes after the command's words; afterwards what is left of it
 * @words: the command and its usage, for --help
 *
 * Reads a command's options together with the global ones, which may stand anywhere.
 *
 * Returns: %FALSE where the usage was wrong, which has been said
 */
gboolean
lyd_cli_parse (LydCli *cli,
               const GOptionEntry *entries,
               GStrv *arguments,
               int at_least,
               int at_most,
               const char *words)
{
  const GOptionEntry global[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, N_ ("The network's data file"), "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Answer in JSON, one object a line"), NULL },
    { "station", 0, 0, G_OPTION_ARG_FILENAME, (gpointer) &cli->context.station, N_ ("What this desk is called"),
      "LABEL" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (words);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strdup ("lanyardctl");
  GStrv with_program = g_new0 (char *, g_strv_length (*arguments) + 2);
  int n_arguments;

  with_program[0] = g_steal_pointer (&program);
  for (guint i = 0; (*arguments)[i] != NULL; i++)
    with_program[i + 1] = g_steal_pointer (&(*arguments)[i]);
  g_free (*arguments);

  g_option_context_add_main_entries (context, global, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &with_program, &error)) {
    *arguments = with_program;
    lyd_cli_misuse ("%s", error->message);
    return FALSE;
  }

  n_arguments = (int) g_strv_length (with_program) - 1;
  g_free (with_program[0]);
  memmove (with_program, with_program + 1, sizeof (char *) * ((gsize) n_arguments + 1));
  *arguments = with_program;

  if (!check_words (entries, *arguments))
    return FALSE;
  if (n_arguments < at_least || n_arguments > at_most) {
    lyd_cli_misuse (_ ("Usage: lanyardctl %s"), words);
    return FALSE;
  }
  return TRUE;
}

/* Which data file is meant: --database, else $LANYARD_DATABASE, else the account's own. */
char *
lyd_cli_dup_path (LydCli *cli)
{
  if (cli->database != NULL)
    return g_strdup (cli->database);
  if (g_getenv ("LANYARD_DATABASE") != NULL)
    return g_strdup (g_getenv ("LANYARD_DATABASE"));
  return lyd_file_dup_default_path ();
}

/* An archive stays as it is: what is opened is a private copy. */
static gboolean
adopt (LydCli *cli,
       char **path,
       GError **error)
{
  g_autofree char *folder = NULL;

  if (!lyd_archive_is (*path))
    return TRUE;
  folder = g_dir_make_tmp ("lanyard-XXXXXX", error);
  cli->adopted = folder != NULL ? lyd_archive_adopt (*path, folder, &cli->context, error) : NULL;
  if (cli->adopted == NULL && folder != NULL)
    (void) g_rmdir (folder);
  g_free (*path);
  *path = g_strdup (cli->adopted);
  return cli->adopted != NULL;
}

/* What lyd_cli_open() opened. */
void
lyd_cli_close (LydCli *cli)
{
  g_autofree char *folder = cli->adopted != NULL ? g_path_get_dirname (cli->adopted) : NULL;

  g_clear_pointer (&cli->file, lyd_file_close);
  if (cli->adopted == NULL)
    return;
  lyd_archive_remove_adopted (cli->adopted);
  (void) g_rmdir (folder);
  g_clear_pointer (&cli->adopted, g_free);
}

/* Opens the data file, once; on failure that has been said. */
LydFile *
lyd_cli_open (LydCli *cli,
              LydFileFlags flags)
{
  g_autofree char *path = lyd_cli_dup_path (cli);
  g_autoptr (GError) error = NULL;

  if (cli->file != NULL)
    return cli->file;

  if (adopt (cli, &path, &error))
    cli->file = lyd_file_open (path, flags, &cli->context, &error);
  if (cli->file == NULL)
    lyd_cli_fail (cli, error);
  return cli->file;
}

/* Line by line without what could steer a terminal: names try to. */
static void
put_safely (FILE *stream,
            const char *format,
            va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *safe = lyd_safe_text (lines[i]);

    fputs (safe, stream);
    if (lines[i + 1] != NULL)
      putc ('\n', stream);
  }
}

/* Says why something could not be done. Returns: the exit status */
int
lyd_cli_fail (LydCli *cli,
              const GError *error)
{
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "error", error->message);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  } else {
    lyd_cli_note ("lanyardctl: %s\n", error->message);
  }
  return LYD_CLI_FAILED;
}

/* Says what was wrong with the words. Returns: the exit status */
int
lyd_cli_misuse (const char *format,
                ...)
{
  va_list args;

  fputs ("lanyardctl: ", stderr);
  va_start (args, format);
  put_safely (stderr, format, args);
  va_end (args);
  putc ('\n', stderr);
  return LYD_CLI_USAGE;
}

/* To standard output: g_print() would spoil names where the locale is C. */
void
lyd_cli_print (const char *format,
               ...)
{
  va_list args;

  va_start (args, format);
  put_safely (stdout, format, args);
  va_end (args);
}

/* To standard error: what a person should know and a program need not read. */
void
lyd_cli_note (const char *format,
              ...)
{
  va_list args;

  va_start (args, format);
  put_safely (stderr, format, args);
  va_end (args);
}

/* Prints what was built as one line and flushes, so that a reader at the other end of a pipe has each answer at
 * once. */
void
lyd_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  puts (text);
  fflush (stdout);
}

/* NULL is null. */
void
lyd_cli_set_string (JsonBuilder *builder,
                    const char *name,
                    const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
lyd_cli_set_int (JsonBuilder *builder,
                 const char *name,
                 gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Below 0 is no limit: null. */
void
lyd_cli_set_limit (JsonBuilder *builder,
                   const char *name,
                   int value)
{
  if (value >= 0) {
    lyd_cli_set_int (builder, name, value);
    return;
  }
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/* None is null. */
void
lyd_cli_set_id (JsonBuilder *builder,
                const char *name,
                const LydId *id)
{
  g_autofree char *text = lyd_id_is_none (id) ? NULL : lyd_id_to_string (id);

  lyd_cli_set_string (builder, name, text);
}

/* %LYD_TIME_NONE is null. */
void
lyd_cli_set_time (JsonBuilder *builder,
                  const char *name,
                  gint64 instant,
                  GTimeZone *zone)
{
  g_autofree char *text = instant == LYD_TIME_NONE ? NULL : lyd_time_to_iso (instant, zone);

  lyd_cli_set_string (builder, name, text);
}

void
lyd_cli_set_flag (JsonBuilder *builder,
                  const char *name,
                  gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* "promoted": whoever moved up from a waiting list. */
void
lyd_cli_set_promoted (JsonBuilder *builder,
                      const GPtrArray *promoted)
{
  json_builder_set_member_name (builder, "promoted");
  json_builder_begin_array (builder);
  for (guint i = 0; i < promoted->len; i++) {
    const LydPromotion *promotion = g_ptr_array_index (promoted, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "registration", &promotion->registration);
    lyd_cli_set_string (builder, "name", promotion->name);
    lyd_cli_set_string (builder, "session", promotion->session);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Says who moved up, where anybody did. */
void
lyd_cli_note_promoted (const GPtrArray *promoted)
{
  g_autofree char *text = lyd_words_promoted (promoted);

  if (text != NULL)
    lyd_cli_note ("%s\n", text);
}

/* The answer of commands that make one thing. */
int
lyd_cli_print_id (LydCli *cli,
                  const LydId *id)
{
  g_autofree char *text = lyd_id_to_string (id);

  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "id", text);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  } else {
    lyd_cli_print ("%s\n", text);
  }
  return LYD_CLI_DONE;
}

/* Reads one of a vocabulary's ids; says which there are where it is none. */
gboolean
lyd_cli_read_word (const LydVocabulary *vocabulary,
                   const char *option,
                   const char *text,
                   int *value)
{
  g_autofree char *ids = NULL;

  *value = lyd_word_find (vocabulary, text);
  if (*value >= 0)
    return TRUE;
  ids = lyd_word_list_ids (vocabulary);
  lyd_cli_misuse (_ ("%s “%s” is none of: %s."), option, text, ids);
  return FALSE;
}

/* Reads "yes" or "no"; NULL leaves @value as it is. */
gboolean
lyd_cli_read_yes_no (const char *option,
                     const char *text,
                     gboolean *value)
{
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "yes") != 0 && strcmp (text, "no") != 0) {
    lyd_cli_misuse (_ ("%s “%s” is neither yes nor no."), option, text);
    return FALSE;
  }
  *value = strcmp (text, "yes") == 0;
  return TRUE;
}

/* A number from 0 to @most; -1 for "none" and where the option was not given. */
gboolean
lyd_cli_read_limit (const char *option,
                    const char *text,
                    int most,
                    int *value)
{
  gint64 number;

  if (text == NULL || strcmp (text, "none") == 0) {
    *value = -1;
    return TRUE;
  }
  if (!g_ascii_string_to_signed (text, 10, 0, most, &number, NULL)) {
    lyd_cli_misuse (_ ("%s “%s” is not a number from 0 to %d."), option, text, most);
    return FALSE;
  }
  *value = (int) number;
  return TRUE;
}

/* Reads an ISO 8601 time, in @zone where it has no offset. */
gboolean
lyd_cli_read_time (const char *option,
                   const char *text,
                   GTimeZone *zone,
                   gint64 *instant)
{
  if (lyd_time_from_iso (instant, text, zone))
    return TRUE;
  lyd_cli_misuse (_ ("%s “%s” is not a time such as 2027-09-21T13:00."), option, text);
  return FALSE;
}

/* What a change of a thing came to: its id, and who moved up. */
int
lyd_cli_print_changed (LydCli *cli,
                       const LydId *id,
                       const GPtrArray *promoted)
{
  g_autoptr (JsonBuilder) builder = NULL;

  lyd_cli_note_promoted (promoted);
  if (!cli->json)
    return lyd_cli_print_id (cli, id);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "id", id);
  lyd_cli_set_promoted (builder, promoted);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

/**
 * lyd_cli_find_session_of:
 * @words: an id, a unique start of one, or an exact title within the event
 *
 * Returns: (transfer full) (nullable)
 */
LydSession *
lyd_cli_find_session_of (LydFile *file,
                         const LydId *event,
                         const char *words,
                         GError **error)
{
  g_autofree char *id = lyd_id_to_string (event);
  g_autofree char *path = g_strdup_printf ("%s/%s", id, words);
  g_autoptr (LydSession) session = lyd_plan_find_session (file, words, NULL);
  g_autoptr (GError) local = NULL;

  if (session != NULL && lyd_id_equal (&session->event, event))
    return g_steal_pointer (&session);
  g_clear_pointer (&session, lyd_session_free);
  session = lyd_plan_find_session (file, path, &local);
  if (g_error_matches (local, LYD_ERROR, LYD_ERROR_NOT_FOUND))
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("The event has no session “%s”. Nothing was done."), words);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return g_steal_pointer (&session);
}
