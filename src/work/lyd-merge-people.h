#pragma once

#include "lyd-file.h"
#include "lyd-seating.h"

G_BEGIN_DECLS

/* What two people on file may differ in, and one has to be chosen of. */
typedef enum {
  LYD_MERGE_NAME, /* with given and family name */
  LYD_MERGE_LEGAL,
  LYD_MERGE_EMAIL,
  LYD_MERGE_PHONE,
  LYD_MERGE_ORGANIZATION,
  LYD_MERGE_ROLE,
  LYD_MERGE_PRONOUNS, /* with whether they may stand on the badge */
  LYD_MERGE_PRONUNCIATION,
  LYD_MERGE_LANGUAGE,
  LYD_MERGE_NOTES,
  LYD_N_MERGE_FIELDS,
} LydMergeField;

extern const LydVocabulary lyd_merge_fields;

typedef struct {
  LydId person;
  char *name;
  int n_registrations; /* that went over */
  int n_shared;        /* events that both were registered for */
  GPtrArray *promoted; /* of LydPromotion: who moved up where both had a place */
} LydMergeResult;

void lyd_merge_result_free (LydMergeResult *self);

gboolean lyd_merge_find_person (LydFile *file, const char *words, LydId *person, GError **error);
LydPerson *lyd_merge_make_person (const LydPerson *keep,
                                  const LydPerson *other,
                                  guint take) G_GNUC_WARN_UNUSED_RESULT;
LydMergeResult *lyd_merge_people (LydFile *file,
                                  const LydId *keep,
                                  const LydId *other,
                                  guint take,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMergeResult, lyd_merge_result_free)

G_END_DECLS
