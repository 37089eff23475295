#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column, or a line of a summary, of an online meeting's report says. */
typedef enum {
  LYD_ONLINE_OTHER, /* nothing that is read */
  LYD_ONLINE_NAME,
  LYD_ONLINE_GIVEN,
  LYD_ONLINE_FAMILY,
  LYD_ONLINE_EMAIL,
  LYD_ONLINE_REGISTRATION_EMAIL, /* taken where the other is blank */
  LYD_ONLINE_ACCOUNT,            /* an account's name, which mostly is an address */
  LYD_ONLINE_PHONE,
  LYD_ONLINE_ORGANIZATION,
  LYD_ONLINE_ATTENDED,
  LYD_ONLINE_REGISTERED_AT,
  LYD_ONLINE_APPROVAL,
  LYD_ONLINE_JOIN,
  LYD_ONLINE_LEAVE,
  LYD_ONLINE_DURATION,
  LYD_ONLINE_WAITING,
  LYD_ONLINE_ROLE,
  LYD_ONLINE_ACTION,
  LYD_ONLINE_TIMESTAMP,
  LYD_ONLINE_INTEREST,
  LYD_ONLINE_NUMBER,
  LYD_ONLINE_SUBMITTED,
  LYD_ONLINE_QUESTION,
  LYD_ONLINE_TOPIC,
  LYD_ONLINE_MEETING,
  LYD_ONLINE_START,
  LYD_ONLINE_END,
  LYD_ONLINE_DATE,  /* of times that have none */
  LYD_ONLINE_KNOWN, /* known, and not needed */
  LYD_ONLINE_N_FIELDS,
} LydOnlineField;

/* What else a header tells. */
typedef enum {
  LYD_ONLINE_OF_ZOOM = 1 << 0, /* a word that this one program uses */
  LYD_ONLINE_OF_TEAMS = 1 << 1,
  LYD_ONLINE_OF_MEET = 1 << 2,
  LYD_ONLINE_OF_ASKER = 1 << 3, /* of who asked a question */
  LYD_ONLINE_ORIGINAL = 1 << 4, /* "Name (Original Name)": something in brackets follows the name */
  LYD_ONLINE_MINUTES = 1 << 5,  /* "Duration (Minutes)" */
  LYD_ONLINE_EITHER = 1 << 6,   /* "Nome", "Nom": a whole name, or the half that has no column of its own */
  LYD_ONLINE_ENGLISH = 1 << 7,
  LYD_ONLINE_FOREIGN = 1 << 8,
  LYD_ONLINE_WEAK = 1 << 9,     /* "Time", "From": only where no better column is there */
  LYD_ONLINE_NEUTRAL = 1 << 12, /* the same in many languages: "Email", "ID" */
  LYD_ONLINE_LOOSE = 1 << 11,   /* words that may be somebody's answer, too */
  LYD_ONLINE_GUESSED = 1 << 10, /* no header says what a column of times is */
} LydOnlineHint;

/* The headers of all languages. */
typedef struct _LydOnlineWords LydOnlineWords;

LydOnlineWords *lyd_online_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_online_words_free (LydOnlineWords *self);
LydOnlineField lyd_online_words_find (const LydOnlineWords *self, const char *header, guint *hints);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOnlineWords, lyd_online_words_free)

G_END_DECLS
