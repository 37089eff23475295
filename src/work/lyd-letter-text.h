#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* What is written to people, in their language and not in the program's. */
typedef enum {
  LYD_LETTER_INVITATION,
  LYD_LETTER_CHANGED,
  LYD_LETTER_CANCELLED,
  LYD_LETTER_REMINDER,
  LYD_LETTER_TICKET,
  LYD_LETTER_THANK_YOU,  /* to those who attended */
  LYD_LETTER_MISSED_YOU, /* to those who were confirmed and did not come */
} LydLetterKind;

#define LYD_N_LETTER_KINDS (LYD_LETTER_MISSED_YOU + 1)

/* Letters that are written once an event is over. */
#define LYD_LETTER_IS_AFTER(kind) ((kind) >= LYD_LETTER_THANK_YOU)

extern const LydVocabulary lyd_letter_kinds;

typedef enum {
  LYD_LETTER_ENGLISH,
  LYD_LETTER_SPANISH,
} LydLetterLanguage;

#define LYD_N_LETTER_LANGUAGES (LYD_LETTER_SPANISH + 1)

/* A subject and a body with placeholders: {name} and so on. */
typedef struct {
  char *subject;
  char *body;
} LydLetterText;

/* What stands for the placeholders; NULL: nothing. In the order of lyd_letter_placeholders. */
typedef enum {
  LYD_PLACEHOLDER_NAME,
  LYD_PLACEHOLDER_EVENT,
  LYD_PLACEHOLDER_WHEN,
  LYD_PLACEHOLDER_YOUR_TIME,
  LYD_PLACEHOLDER_PLACE,
  LYD_PLACEHOLDER_PAGE,
  LYD_PLACEHOLDER_JOIN,
  LYD_PLACEHOLDER_CODE,
  LYD_PLACEHOLDER_SENDER,
  LYD_PLACEHOLDER_RECORDING,
  LYD_PLACEHOLDER_CERTIFICATE,
} LydPlaceholder;

#define LYD_N_PLACEHOLDERS (LYD_PLACEHOLDER_CERTIFICATE + 1)

extern const LydVocabulary lyd_placeholders;

/* Longer than any letter, shorter than a mistake. */
#define LYD_LETTER_MAX_BYTES 20000

LydLetterLanguage lyd_letter_get_language (const char *language);
void lyd_letter_text_set_default (LydLetterText *text, LydLetterKind kind, LydLetterLanguage language);
void lyd_letter_text_clear (LydLetterText *text);
char *lyd_letter_find_unknown (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_letter_fill (const char *text, const char *const *values) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_letter_when (const LydEvent *event, LydLetterLanguage language) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_letter_when_elsewhere (const LydEvent *event, const char *zone, LydLetterLanguage language)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
