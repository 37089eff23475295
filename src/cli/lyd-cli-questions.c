#include "lyd-cli.h"

#include "lyd-plan-questions.h"
#include "lyd-question.h"
#include "lyd-rollup.h"

#include <glib/gi18n.h>
#include <string.h>

#define EVERYBODY "everybody"

typedef struct {
  char *label;
  char *kind;
  char *choices;
  char *types;
  char *purpose;
  char *required;
  char *sensitive;
  char *at_check_in;
} Words;

static void
words_clear (Words *self)
{
  g_free (self->label);
  g_free (self->kind);
  g_free (self->choices);
  g_free (self->types);
  g_free (self->purpose);
  g_free (self->required);
  g_free (self->sensitive);
  g_free (self->at_check_in);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
read_types (const char *text,
            guint *types)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *types = 0;
  if (strcmp (text, EVERYBODY) == 0)
    return TRUE;
  for (gsize i = 0; words[i] != NULL; i++) {
    int type;

    if (!lyd_cli_read_word (&lyd_attendee_types, "--types", g_strstrip (words[i]), &type))
      return FALSE;
    *types |= LYD_TYPE_BIT (type);
  }
  return TRUE;
}

/* Brings @question to what was said. */
static gboolean
apply_words (LydQuestion *question,
             const Words *words)
{
  int kind = (int) question->kind;
  int purpose = (int) question->purpose;

  if ((words->kind != NULL && !lyd_cli_read_word (&lyd_question_kinds, "--kind", words->kind, &kind)) ||
      (words->purpose != NULL && !lyd_cli_read_word (&lyd_purposes, "--purpose", words->purpose, &purpose)) ||
      (words->types != NULL && !read_types (words->types, &question->types)) ||
      !lyd_cli_read_yes_no ("--required", words->required, &question->required) ||
      !lyd_cli_read_yes_no ("--sensitive", words->sensitive, &question->sensitive) ||
      !lyd_cli_read_yes_no ("--at-check-in", words->at_check_in, &question->at_check_in))
    return FALSE;
  question->kind = (LydQuestionKind) kind;
  question->purpose = (LydPurpose) purpose;
  if (words->label != NULL) {
    g_free (question->label);
    question->label = g_strdup (words->label);
  }
  if (words->choices != NULL) {
    g_strfreev (question->choices);
    question->choices = g_strsplit (words->choices, ",", -1);
    for (guint i = 0; question->choices[i] != NULL; i++)
      g_strstrip (question->choices[i]);
  }
  return TRUE;
}

static void
print_question (LydCli *cli,
                const LydQuestion *question,
                int n_answers)
{
  g_autofree char *id = lyd_id_to_string (&question->id);
  g_autofree char *types = lyd_question_dup_types (question->types);
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    lyd_cli_print ("%s  %-7s %4d  %s%s%s%s\n", id, lyd_word_id (&lyd_question_kinds, (int) question->kind), n_answers,
                   question->label, question->required ? _ (" (required)") : "",
                   question->sensitive ? _ (" (sensitive)") : "", question->at_check_in ? _ (" (at check-in)") : "");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_string (builder, "id", id);
  lyd_cli_set_string (builder, "label", question->label);
  lyd_cli_set_string (builder, "kind", lyd_word_id (&lyd_question_kinds, (int) question->kind));
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (gsize i = 0; question->choices != NULL && question->choices[i] != NULL; i++)
    json_builder_add_string_value (builder, question->choices[i]);
  json_builder_end_array (builder);
  lyd_cli_set_flag (builder, "required", question->required);
  lyd_cli_set_flag (builder, "sensitive", question->sensitive);
  lyd_cli_set_flag (builder, "at_check_in", question->at_check_in);
  lyd_cli_set_string (builder, "types", types != NULL ? types : EVERYBODY);
  lyd_cli_set_string (builder, "purpose", lyd_word_id (&lyd_purposes, (int) question->purpose));
  lyd_cli_set_int (builder, "answers", n_answers);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
print_questions (LydCli *cli,
                 const LydId *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydQuestionPlan) plan = lyd_plan_get_questions (cli->file, event, &error);

  if (plan == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < plan->questions->len; i++) {
    const LydQuestionSummary *summary = g_ptr_array_index (plan->questions, i);

    print_question (cli, summary->question, summary->n_answers);
  }
  return LYD_CLI_DONE;
}

static int
question_list (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "question list EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  return event != NULL ? print_questions (cli, &event->id) : lyd_cli_fail (cli, error);
}

/* Questions that gatherings usually ask, by their names. */
static int
add_ready (LydCli *cli,
           const char *event_words,
           const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, ",", -1);
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  int n_added;

  for (gsize i = 0; list[i] != NULL; i++)
    g_strstrip (list[i]);
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, event_words, &error)) == NULL ||
      !lyd_plan_add_preset_questions (cli->file, &event->id, (const char *const *) list, &n_added, &error))
    return lyd_cli_fail (cli, error);
  return print_questions (cli, &event->id);
}

static int
question_add (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Words) words = { 0 };
  g_autofree char *ready = NULL;
  g_autoptr (LydQuestion) question = lyd_question_new ();
  const GOptionEntry entries[] = {
    { "label", 0, 0, G_OPTION_ARG_FILENAME, &words.label, N_ ("What is asked"), "L" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &words.kind, N_ ("text, choice, choices, yes-no, number, date, email"),
      "K" },
    { "choices", 0, 0, G_OPTION_ARG_FILENAME, &words.choices, N_ ("The choices, with commas between them"), "A,B" },
    { "types", 0, 0, G_OPTION_ARG_FILENAME, &words.types, N_ ("Which attendee types are asked"), "A,B" },
    { "purpose", 0, 0, G_OPTION_ARG_FILENAME, &words.purpose, N_ ("What the answers are for: dietary, access, …"),
      "P" },
    { "ready", 0, 0, G_OPTION_ARG_FILENAME, &ready,
      N_ ("Usual questions instead: dietary, access, photos, shirt, emergency, arrival"), "A,B" },
    { "required", 0, 0, G_OPTION_ARG_NONE, &question->required, N_ ("Must be answered"), NULL },
    { "sensitive", 0, 0, G_OPTION_ARG_NONE, &question->sensitive, N_ ("Hidden by default, purged on schedule"), NULL },
    { "at-check-in", 0, 0, G_OPTION_ARG_NONE, &question->at_check_in,
      N_ ("Asked at check-in where not answered yet"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "question add EVENT --label L --kind K"))
    return LYD_CLI_USAGE;
  if (ready != NULL)
    return add_ready (cli, rest[0], ready);
  if (words.label == NULL || words.kind == NULL)
    return lyd_cli_misuse (_ ("question add needs --label and --kind."));
  if (!apply_words (question, &words))
    return LYD_CLI_USAGE;
  if (lyd_question_has_choices (question->kind) && words.choices == NULL)
    return lyd_cli_misuse (_ ("This kind of question needs --choices."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL)
    return lyd_cli_fail (cli, error);
  question->event = event->id;
  return lyd_plan_add_question (cli->file, question, &error) ? lyd_cli_print_id (cli, &question->id)
                                                             : lyd_cli_fail (cli, error);
}

/* Returns: (transfer full) (nullable): the question that EVENT QUESTION mean */
static LydQuestion *
find_question (LydCli *cli,
               GStrv words,
               GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_find_event (cli->file, words[0], error);

  return event != NULL ? lyd_plan_find_question (cli->file, &event->id, words[1], error) : NULL;
}

static int
question_set (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "label", 0, 0, G_OPTION_ARG_FILENAME, &words.label, N_ ("What is asked"), "L" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &words.kind, N_ ("text, choice, choices, yes-no, number, date, email"),
      "K" },
    { "choices", 0, 0, G_OPTION_ARG_FILENAME, &words.choices, N_ ("The choices, with commas between them"), "A,B" },
    { "types", 0, 0, G_OPTION_ARG_FILENAME, &words.types, N_ ("Which attendee types are asked, or everybody"),
      "A,B" },
    { "purpose", 0, 0, G_OPTION_ARG_FILENAME, &words.purpose, N_ ("What the answers are for: dietary, access, …"),
      "P" },
    { "required", 0, 0, G_OPTION_ARG_FILENAME, &words.required, N_ ("yes or no"), "YES|NO" },
    { "sensitive", 0, 0, G_OPTION_ARG_FILENAME, &words.sensitive, N_ ("yes or no"), "YES|NO" },
    { "at-check-in", 0, 0, G_OPTION_ARG_FILENAME, &words.at_check_in, N_ ("yes or no"), "YES|NO" },
    { NULL },
  };
  g_autoptr (LydQuestion) question = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 2, 2, "question set EVENT QUESTION [--label L]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((question = find_question (cli, rest, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  if (!apply_words (question, &words))
    return LYD_CLI_USAGE;
  return lyd_plan_change_question (cli->file, question, &error) ? lyd_cli_print_id (cli, &question->id)
                                                                : lyd_cli_fail (cli, error);
}

static int
question_remove (LydCli *cli,
                 GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydQuestion) question = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "question remove EVENT QUESTION"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((question = find_question (cli, rest, &error)) == NULL ||
      !lyd_plan_remove_question (cli->file, &question->id, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &question->id);
}

static int
question_move (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydQuestion) question = NULL;
  g_autoptr (GError) error = NULL;
  int position = -1;

  if (!lyd_cli_parse (cli, NULL, &rest, 3, 3, "question move EVENT QUESTION NUMBER"))
    return LYD_CLI_USAGE;
  if (!lyd_cli_read_limit ("NUMBER", rest[2], LYD_CLI_MAX_PLACES, &position))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((question = find_question (cli, rest, &error)) == NULL ||
      !lyd_plan_move_question (cli->file, &question->id, position - 1, &error))
    return lyd_cli_fail (cli, error);
  return lyd_cli_print_id (cli, &question->id);
}

static int
question_copy (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) from = NULL;
  g_autoptr (LydEvent) to = NULL;
  g_autoptr (GError) error = NULL;
  int n_copied;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "question copy FROM-EVENT TO-EVENT"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((from = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (to = lyd_plan_find_event (cli->file, rest[1], &error)) == NULL ||
      !lyd_plan_copy_questions (cli->file, &from->id, &to->id, &n_copied, &error))
    return lyd_cli_fail (cli, error);
  return print_questions (cli, &to->id);
}

/* ---- roll-ups ---- */

static void
print_names (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++) {
    const LydAnswerRow *row = g_ptr_array_index (rows, i);

    lyd_cli_print ("      %s%s%s\n", row->name, row->organization != NULL ? ", " : "",
                   row->organization != NULL ? row->organization : "");
  }
}

static void
print_rollup (const LydRollup *rollup,
              gboolean names)
{
  if (rollup->session != NULL)
    lyd_cli_print ("%s · %s\n", rollup->question->label, rollup->session->title);
  else
    lyd_cli_print ("%s\n", rollup->question->label);
  lyd_cli_print (_ ("  %d of %d have answered\n"), rollup->n_answered, rollup->n_asked);
  if (rollup->hidden)
    lyd_cli_note (_ ("“%s” is sensitive. --reveal shows the answers.\n"), rollup->question->label);
  for (guint i = 0; i < rollup->lines->len; i++) {
    const LydRollupLine *line = g_ptr_array_index (rollup->lines, i);
    g_autofree char *words = lyd_words_answer_value (rollup->question, line->answer);

    lyd_cli_print ("  %4u  %s\n", line->rows->len, words);
    if (names)
      print_names (line->rows);
  }
}

static void
add_json_people (JsonBuilder *builder,
                 const GPtrArray *rows)
{
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    const LydAnswerRow *row = g_ptr_array_index (rows, i);

    json_builder_begin_object (builder);
    lyd_cli_set_id (builder, "registration", &row->registration);
    lyd_cli_set_string (builder, "name", row->name);
    lyd_cli_set_string (builder, "organization", row->organization);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_rollup_json (const LydRollup *rollup)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  lyd_cli_set_id (builder, "question", &rollup->question->id);
  lyd_cli_set_string (builder, "label", rollup->question->label);
  lyd_cli_set_string (builder, "session", rollup->session != NULL ? rollup->session->title : NULL);
  lyd_cli_set_int (builder, "asked", rollup->n_asked);
  lyd_cli_set_int (builder, "answered", rollup->n_answered);
  lyd_cli_set_flag (builder, "hidden", rollup->hidden);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollup->lines->len; i++) {
    const LydRollupLine *line = g_ptr_array_index (rollup->lines, i);

    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "answer", line->answer);
    lyd_cli_set_int (builder, "count", line->rows->len);
    add_json_people (builder, line->rows);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
}

static int
questions_rollup (LydCli *cli,
                  GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  gboolean reveal = FALSE;
  gboolean names = FALSE;
  const GOptionEntry entries[] = {
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal, N_ ("Sensitive answers too"), NULL },
    { "names", 0, 0, G_OPTION_ARG_NONE, &names, N_ ("Who gave each answer"), NULL },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydQuestion) question = NULL;
  g_autoptr (GPtrArray) rollups = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 2, "questions rollup EVENT [QUESTION]"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  if ((event = lyd_plan_find_event (cli->file, rest[0], &error)) == NULL ||
      (rest[1] != NULL && (question = lyd_plan_find_question (cli->file, &event->id, rest[1], &error)) == NULL) ||
      (rollups = lyd_rollup_list (cli->file, &event->id, question != NULL ? &question->id : NULL, reveal, &error)) ==
        NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < rollups->len; i++) {
    if (cli->json)
      print_rollup_json (g_ptr_array_index (rollups, i));
    else
      print_rollup (g_ptr_array_index (rollups, i), names);
  }
  return LYD_CLI_DONE;
}

const LydCliCommand lyd_cli_question_commands[] = {
  { "question list", "EVENT", N_ ("list what an event asks"), question_list },
  { "question add", "EVENT --label L --kind K", N_ ("ask those who register something"), question_add },
  { "question set", "EVENT QUESTION [--label L]", N_ ("change a question"), question_set },
  { "question remove", "EVENT QUESTION", N_ ("remove a question with its answers"), question_remove },
  { "question move", "EVENT QUESTION NUMBER", N_ ("put a question in another place"), question_move },
  { "question copy", "FROM-EVENT TO-EVENT", N_ ("ask what another event asks"), question_copy },
  { "questions rollup", "EVENT [QUESTION]", N_ ("sum up what was answered"), questions_rollup },
  { NULL },
};
