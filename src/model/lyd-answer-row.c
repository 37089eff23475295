#include "lyd-answer-row.h"

void
lyd_answer_row_free (LydAnswerRow *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->value);
  g_free (self);
}

/* Whether nothing was said. */
gboolean
lyd_answer_row_is_blank (const LydAnswerRow *self)
{
  return self->value == NULL || self->value[0] == '\0';
}
