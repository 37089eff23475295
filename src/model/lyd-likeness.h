#pragma once

#include "lyd-nicknames.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* How much two people on file look like one. Pure rules: who is compared with whom is found elsewhere, and nobody is
 * ever merged because of a number. */

/* Somebody's name, folded (lyd-fold.h); borrowed. */
typedef struct {
  const char *words;  /* all words of the name in the order of the alphabet */
  const char *given;  /* the first given name; "" where unknown */
  const char *family; /* the family name, of one or more words; "" where unknown */
} LydNameKey;

/* How two names go together, the better the later. */
typedef enum {
  LYD_LIKENESS_NONE,
  LYD_LIKENESS_PART,     /* "Maria" and "Maria Lopez"; a person known by address alone */
  LYD_LIKENESS_INITIAL,  /* "M. Lopez" */
  LYD_LIKENESS_TYPO,     /* "Maira Lopez" */
  LYD_LIKENESS_NICKNAME, /* "Mari Lopez", "Pepe" for José */
  LYD_LIKENESS_LONGER,   /* "Maria Elena Lopez Garcia" */
  LYD_LIKENESS_SAME,
  LYD_N_LIKENESSES,
} LydLikeness;

/* What else two people have in common. */
typedef enum {
  LYD_EVIDENCE_EMAIL = 1 << 0,
  LYD_EVIDENCE_EMAIL_VARIANT = 1 << 1, /* written differently, or one that was used before */
  LYD_EVIDENCE_PHONE = 1 << 2,
  LYD_EVIDENCE_ORGANIZATION = 1 << 3,
  LYD_EVIDENCE_NO_ORGANIZATION = 1 << 4, /* of one of them none is known */
} LydEvidence;

#define LYD_N_EVIDENCES 5

extern const LydVocabulary lyd_likenesses;
extern const LydVocabulary lyd_evidences; /* by the number of the bit */

LydLikeness lyd_likeness_of_names (const LydNicknames *nicknames, const LydNameKey *a, const LydNameKey *b);
int lyd_likeness_score (LydLikeness likeness, guint evidence);

char *lyd_likeness_sort_words (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_likeness_email_key (const char *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
