#pragma once

#include "lyd-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One question of an event as a row of a form, by its kind. The functions take what lyd_question_field_new() made. */
GtkWidget *lyd_question_field_new (const LydQuestion *question, const char *value, GCallback changed, gpointer self);
char *lyd_question_field_dup_value (GtkWidget *field) G_GNUC_WARN_UNUSED_RESULT;
LydAnswerState lyd_question_field_check (GtkWidget *field, gboolean needed);
const LydQuestion *lyd_question_field_get_question (GtkWidget *field);

G_END_DECLS
