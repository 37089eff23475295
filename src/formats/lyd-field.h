#pragma once

#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What a column of a list of registrations can be. Their ids are the words of `--map "Header=field"`. */
typedef enum {
  LYD_FIELD_IGNORE,
  LYD_FIELD_QUESTION, /* an answer to a question that is called like the column */
  LYD_FIELD_NAME,     /* whole, as the person wants to be called */
  LYD_FIELD_GIVEN,
  LYD_FIELD_FAMILY,
  LYD_FIELD_EMAIL,
  LYD_FIELD_PHONE,
  LYD_FIELD_ORGANIZATION,
  LYD_FIELD_ROLE,
  LYD_FIELD_PRONOUNS,
  LYD_FIELD_PRONOUNS_CONSENT, /* they may stand on the badge */
  LYD_FIELD_PRONUNCIATION,
  LYD_FIELD_TYPE,
  LYD_FIELD_STATUS,
  LYD_FIELD_FIRST_TIME,
  LYD_FIELD_NO_PHOTOS,
  LYD_FIELD_PHOTO_CONSENT, /* the opposite question; read into "no-photos" */
  LYD_FIELD_LANGUAGE,
  LYD_FIELD_LEGAL, /* name as on the ID */
  LYD_FIELD_NEEDS_ASSISTANCE,
  LYD_FIELD_SESSIONS, /* may be several columns: one a day */
  LYD_FIELD_REGISTERED_AT,
  LYD_FIELD_QUANTITY,
  LYD_FIELD_EXTERNAL_ID, /* what the other system calls this row for good */
  LYD_N_FIELDS
} LydField;

extern const LydVocabulary lyd_fields;

/* Ways to spell a header. The words are folded (lyd_header_fold()); "dietary|allerg* need !list" asks for the word
 * "dietary", or for one that begins with "allerg" and the word "need" but not "list". A leading "=" asks for whole
 * headers: "=first name|given name". */
typedef struct {
  const char *words;
  LydField field;
  gboolean sensitive; /* a question about health, access, food, family */
} LydHeaderRule;

/* What a header probably means. */
typedef struct {
  LydField field;
  gboolean sensitive;
  gboolean known; /* a rule says so, as against "no idea: a question" */
  guint rank;     /* of the rule; the lower the surer */
} LydGuess;

char *lyd_header_fold (const char *header) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_header_matches (const char *folded, const char *words);
LydGuess lyd_header_guess (const char *header, const LydHeaderRule *first_rules);
gboolean lyd_header_is_usual (const char *folded);

const char *lyd_value_status (const char *text);
const char *lyd_value_type (const char *text);
const char *lyd_value_yes_no (const char *text);
const char *lyd_value_no_photos (const char *text);
const char *lyd_value_photo_consent (const char *text);
const char *lyd_value_assistance (const char *text);
const char *lyd_value_language (const char *text);

G_END_DECLS
