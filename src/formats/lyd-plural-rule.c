#include "lyd-plural-rule.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * "nplurals=2; plural=(n != 1);" is an expression of C over one unsigned number. It is turned into a short program for
 * a machine with a stack once, and run for each number. Whatever a file says, both lengths are bounded, and dividing by
 * nothing gives nothing. Source: GNU gettext manual, "Additional functions for plural forms".
 */

#define MAX_FORMS 16
#define MAX_STEPS 200
#define MAX_DEPTH 40
#define MAX_NUMBER 1000000000ul

typedef enum {
  STEP_N,
  STEP_NUMBER,
  STEP_NOT,
  STEP_CHOOSE, /* condition, then, otherwise */
  STEP_OR,
  STEP_AND,
  STEP_EQUAL,
  STEP_DIFFERENT,
  STEP_AT_MOST,
  STEP_AT_LEAST,
  STEP_LESS,
  STEP_MORE,
  STEP_PLUS,
  STEP_MINUS,
  STEP_TIMES,
  STEP_DIVIDE,
  STEP_REST,
} Step;

typedef struct {
  Step step;
  gulong number;
} Instruction;

struct _LydPluralRule {
  guint n_forms;
  guint n_steps;
  Instruction steps[MAX_STEPS];
};

typedef struct {
  LydPluralRule *rule;
  const char *at;
  guint depth;
  gboolean broken;
} Parser;

/* What binds least comes first. Signs that begin alike: the longer one first. */
static const struct {
  const char *sign;
  int level;
  Step step;
} operators[] = {
  { "||", 0, STEP_OR },
  { "&&", 1, STEP_AND },
  { "==", 2, STEP_EQUAL },
  { "!=", 2, STEP_DIFFERENT },
  { "<=", 3, STEP_AT_MOST },
  { ">=", 3, STEP_AT_LEAST },
  { "<", 3, STEP_LESS },
  { ">", 3, STEP_MORE },
  { "+", 4, STEP_PLUS },
  { "-", 4, STEP_MINUS },
  { "*", 5, STEP_TIMES },
  { "/", 5, STEP_DIVIDE },
  { "%", 5, STEP_REST },
};

#define N_LEVELS 6

static void parse_choice (Parser *parser);

static void
add (Parser *parser,
     Step step,
     gulong number)
{
  LydPluralRule *rule = parser->rule;

  if (rule->n_steps == MAX_STEPS) {
    parser->broken = TRUE;
    return;
  }
  rule->steps[rule->n_steps++] = (Instruction){ step, number };
}

static gboolean
take (Parser *parser,
      const char *sign)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
  if (!g_str_has_prefix (parser->at, sign))
    return FALSE;
  parser->at += strlen (sign);
  return TRUE;
}

static void
parse_number (Parser *parser)
{
  gulong number = 0;

  parser->broken |= !g_ascii_isdigit (*parser->at);
  while (g_ascii_isdigit (*parser->at) && number < MAX_NUMBER)
    number = number * 10 + (gulong) (*parser->at++ - '0');
  add (parser, STEP_NUMBER, number);
}

static void
parse_primary (Parser *parser)
{
  if (++parser->depth > MAX_DEPTH) {
    parser->broken = TRUE;
    return;
  }
  if (take (parser, "(")) {
    parse_choice (parser);
    parser->broken |= !take (parser, ")");
  } else if (take (parser, "!")) {
    parse_primary (parser);
    add (parser, STEP_NOT, 0);
  } else if (take (parser, "n"))
    add (parser, STEP_N, 0);
  else
    parse_number (parser);
  parser->depth--;
}

static void
parse_level (Parser *parser,
             int level)
{
  gsize i;

  if (level == N_LEVELS) {
    parse_primary (parser);
    return;
  }
  parse_level (parser, level + 1);
  while (!parser->broken) {
    for (i = 0; i < G_N_ELEMENTS (operators); i++)
      if (operators[i].level == level && take (parser, operators[i].sign))
        break;
    if (i == G_N_ELEMENTS (operators))
      return;
    parse_level (parser, level + 1);
    add (parser, operators[i].step, 0);
  }
}

/* Both branches are worked out and one is taken: nothing in such an expression has an effect. */
static void
parse_choice (Parser *parser)
{
  if (++parser->depth > MAX_DEPTH) {
    parser->broken = TRUE;
    return;
  }
  parse_level (parser, 0);
  if (!parser->broken && take (parser, "?")) {
    parse_choice (parser);
    parser->broken |= !take (parser, ":");
    if (!parser->broken)
      parse_choice (parser);
    add (parser, STEP_CHOOSE, 0);
  }
  parser->depth--;
}

/**
 * lyd_plural_rule_parse:
 * @text: what follows "Plural-Forms:" in a catalogue's first entry
 *
 * Returns: (transfer full): the rule, or %NULL with LYD_ERROR_FORMAT
 */
LydPluralRule *
lyd_plural_rule_parse (const char *text,
                       GError **error)
{
  g_autoptr (LydPluralRule) self = g_new0 (LydPluralRule, 1);
  Parser parser = { .rule = self, .at = text };

  parser.broken = !take (&parser, "nplurals") || !take (&parser, "=");
  while (g_ascii_isspace (*parser.at))
    parser.at++;
  if (!parser.broken) {
    parse_number (&parser);
    self->n_forms = (guint) self->steps[0].number;
    self->n_steps = 0;
  }
  parser.broken |= self->n_forms < 1 || self->n_forms > MAX_FORMS;
  parser.broken = parser.broken || !take (&parser, ";") || !take (&parser, "plural") || !take (&parser, "=");
  if (!parser.broken) {
    parse_choice (&parser);
    take (&parser, ";");
    while (g_ascii_isspace (*parser.at))
      parser.at++;
  }
  if (parser.broken || *parser.at != '\0') {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("The catalogue's rule for plurals cannot be read."));
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
lyd_plural_rule_free (LydPluralRule *self)
{
  g_free (self);
}

guint
lyd_plural_rule_get_n_forms (const LydPluralRule *self)
{
  return self->n_forms;
}

static gulong
combine (Step step,
         gulong a,
         gulong b)
{
  switch (step) {
  case STEP_OR:
    return a != 0 || b != 0;
  case STEP_AND:
    return a != 0 && b != 0;
  case STEP_EQUAL:
    return a == b;
  case STEP_DIFFERENT:
    return a != b;
  case STEP_AT_MOST:
    return a <= b;
  case STEP_AT_LEAST:
    return a >= b;
  case STEP_LESS:
    return a < b;
  case STEP_MORE:
    return a > b;
  case STEP_PLUS:
    return a + b;
  case STEP_MINUS:
    return a - b;
  case STEP_TIMES:
    return a * b;
  case STEP_DIVIDE:
    return b == 0 ? 0 : a / b;
  case STEP_REST:
    return b == 0 ? 0 : a % b;
  case STEP_N:
  case STEP_NUMBER:
  case STEP_NOT:
  case STEP_CHOOSE:
  default:
    return 0;
  }
}

/* Which form goes with @n: always one that there is. */
guint
lyd_plural_rule_choose (const LydPluralRule *self,
                        gulong n)
{
  gulong stack[MAX_STEPS];
  guint top = 0; /* the parser leaves exactly one value; it never takes more than it has put there */

  for (guint i = 0; i < self->n_steps; i++) {
    const Instruction *at = &self->steps[i];

    if (at->step == STEP_N || at->step == STEP_NUMBER)
      stack[top++] = at->step == STEP_N ? n : at->number;
    else if (at->step == STEP_NOT)
      stack[top - 1] = stack[top - 1] == 0;
    else if (at->step == STEP_CHOOSE) {
      top -= 2;
      stack[top - 1] = stack[top - 1] != 0 ? stack[top] : stack[top + 1];
    } else {
      top--;
      stack[top - 1] = combine (at->step, stack[top - 1], stack[top]);
    }
  }
  return stack[0] < self->n_forms ? (guint) stack[0] : 0;
}
