#pragma once

#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* Sets of words that stand in the cells of reports. */
typedef enum {
  LYD_ONLINE_ANSWERS,   /* 1: yes, 0: no */
  LYD_ONLINE_STATUSES,  /* LydStatus */
  LYD_ONLINE_ACTIONS,   /* 1: joined, 0: left */
  LYD_ONLINE_ANONYMOUS, /* 1: somebody who is not named */
  LYD_ONLINE_PRONOUNS,  /* 1: a word of "she/her" */
  LYD_ONLINE_NOTES,     /* 1: "Guest" and the like in brackets behind a name */
  LYD_ONLINE_N_SETS,
} LydOnlineSet;

typedef struct _LydOnlineValues LydOnlineValues;

LydOnlineValues *lyd_online_values_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_online_values_free (LydOnlineValues *self);
int lyd_online_values_find (const LydOnlineValues *self, LydOnlineSet set, const char *text);
int lyd_online_values_find_role (const LydOnlineValues *self, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOnlineValues, lyd_online_values_free)

G_END_DECLS
