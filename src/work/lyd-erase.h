#pragma once

#include "lyd-closing.h"
#include "lyd-file.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Forgetting a person who asks for it: what is left of them is counted and has no name. Nobody can undo it. */
typedef struct {
  LydId person;
  char *name;
  LydEraseCounts counts;
  GPtrArray *copies; /* of LydCopy: other files that tell who they are */
} LydErasePlan;

typedef struct {
  LydEraseCounts counts;
  GError *left; /* why their bytes are still in the data file, where nothing shows them; NULL: they are gone */
} LydEraseResult;

LydErasePlan *lyd_erase_plan (LydFile *file, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_erase_plan_free (LydErasePlan *self);
LydEraseResult *lyd_erase_person (LydFile *file, const LydId *person, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_erase_result_free (LydEraseResult *self);
char *lyd_erase_describe (const LydEraseCounts *counts) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydErasePlan, lyd_erase_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydEraseResult, lyd_erase_result_free)

G_END_DECLS
