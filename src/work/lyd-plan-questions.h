#pragma once

#include "lyd-plan.h"

G_BEGIN_DECLS

/* What an event asks of those who register. Every function that changes something is one act: one transaction, one
 * journal entry. */
gboolean lyd_plan_add_question (LydFile *file, LydQuestion *question, GError **error);
gboolean lyd_plan_change_question (LydFile *file, LydQuestion *question, GError **error);
gboolean lyd_plan_remove_question (LydFile *file, const LydId *id, GError **error);
gboolean lyd_plan_move_question (LydFile *file, const LydId *id, int position, GError **error);
gboolean lyd_plan_copy_questions (
  LydFile *file, const LydId *from, const LydId *to, int *n_copied, GError **error);
gboolean lyd_plan_add_preset_questions (
  LydFile *file, const LydId *event, const char *const *presets, int *n_added, GError **error);

GPtrArray *lyd_plan_list_questions (LydFile *file, const LydId *event, GError **error);
LydQuestion *lyd_plan_get_question (LydFile *file, const LydId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydQuestion *lyd_plan_find_question (LydFile *file, const LydId *event, const char *words, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* A question with how many have answered it, as the list of questions shows it. */
typedef struct {
  LydQuestion *question;
  int n_answers;
} LydQuestionSummary;

void lyd_question_summary_free (LydQuestionSummary *self);

/* Another event, whose questions can be copied. */
typedef struct {
  LydEvent *event;
  int n_questions;
} LydQuestionSource;

void lyd_question_source_free (LydQuestionSource *self);

/* All that the page of an event's questions shows. */
typedef struct {
  LydEvent *event;
  GPtrArray *questions; /* of LydQuestionSummary, in their order */
  GPtrArray *sources;   /* of LydQuestionSource: those of the same kind first, the latest first */
} LydQuestionPlan;

void lyd_question_plan_free (LydQuestionPlan *self);
LydQuestionPlan *lyd_plan_get_questions (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Questions that gatherings usually ask. */
typedef struct {
  const char *id;
  const char *title; /* what a button says; translate with _() */
  const char *label; /* what is asked; translate with _() */
  LydQuestionKind kind;
  const char *choices; /* with semicolons between them; translate with _(); NULL: none */
  gboolean sensitive;
  LydPurpose purpose;
} LydQuestionPreset;

extern const LydQuestionPreset lyd_question_presets[];
extern const guint lyd_n_question_presets;

LydQuestion *lyd_question_preset_make (const LydQuestionPreset *preset) G_GNUC_WARN_UNUSED_RESULT;
const LydQuestionPreset *lyd_question_preset_find (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQuestionSummary, lyd_question_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQuestionSource, lyd_question_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydQuestionPlan, lyd_question_plan_free)

G_END_DECLS
