#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* Somebody who is asked something, with what they said. */
typedef struct {
  LydId registration;
  char *name;
  char *organization; /* or NULL */
  LydStatus status;
  LydAttendeeType type;
  gboolean no_photos;
  char *value; /* NULL: not answered; "": left blank */
} LydAnswerRow;

void lyd_answer_row_free (LydAnswerRow *self);
gboolean lyd_answer_row_is_blank (const LydAnswerRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAnswerRow, lyd_answer_row_free)

G_END_DECLS
