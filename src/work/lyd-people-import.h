#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* People out of a list, without an event: address cards, CSV, a workbook. */

/* Where a list says another thing than what is on file. */
typedef enum {
  LYD_KNOWN_BOTH,    /* what is on file stays; another name, address or number is remembered beside it */
  LYD_KNOWN_KEEP,    /* what is on file stays */
  LYD_KNOWN_REPLACE, /* the list is right; what it replaces is remembered beside it */
} LydKnownChoice;

/* What becomes of a line. */
typedef enum {
  LYD_PERSON_PROBLEM, /* it is left out */
  LYD_PERSON_NEW,
  LYD_PERSON_CHANGED,
  LYD_PERSON_SAME, /* says nothing new */
} LydPersonOutcome;
#define LYD_N_PERSON_OUTCOMES (LYD_PERSON_SAME + 1)

typedef struct {
  LydPersonOutcome outcome;
  guint line;
  guint column; /* of what is wrong, from 1; 0: the line as a whole */
  char *name;
  char *organization; /* as in the list, or NULL */
  char *email;        /* as in the list, or NULL */
  char *note;         /* a sentence: what is wrong, or what differs from what is on file; or NULL */
} LydPeopleImportLine;

typedef struct {
  GPtrArray *lines; /* of LydPeopleImportLine, problems first, then as in the list */
  int n[LYD_N_PERSON_OUTCOMES];
  char *format; /* what kind of list it is, translated */
} LydPeopleImportPlan;

void lyd_people_import_plan_free (LydPeopleImportPlan *self);

LydPeopleImportPlan *lyd_people_import_look (LydFile *file, GBytes *bytes, LydKnownChoice choice, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydPeopleImportPlan *lyd_people_import (LydFile *file,
                                        GBytes *bytes,
                                        const char *name,
                                        LydKnownChoice choice,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPeopleImportPlan, lyd_people_import_plan_free)

G_END_DECLS
