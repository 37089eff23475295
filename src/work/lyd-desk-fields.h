#pragma once

#include "lyd-things.h"

G_BEGIN_DECLS

/* What two desks may both change of a person or a registration, each as text, so that three sides can be compared. */
typedef enum {
  LYD_DESK_FIELD_TEXT,
  LYD_DESK_FIELD_YES_NO,
  LYD_DESK_FIELD_WORD,
  LYD_DESK_FIELD_ID,
} LydDeskFieldKind;

typedef struct {
  const char *key;
  const char *title; /* translate with _() */
  LydDeskFieldKind kind;
  gsize offset;
  const LydVocabulary *words; /* of a word */
} LydDeskField;

/* Each ends with a row without a key. */
extern const LydDeskField lyd_desk_person_fields[];
extern const LydDeskField lyd_desk_registration_fields[];

char *lyd_desk_field_get (const LydDeskField *self, gconstpointer thing) G_GNUC_WARN_UNUSED_RESULT;
void lyd_desk_field_set (const LydDeskField *self, gpointer thing, const char *value);
char *lyd_desk_field_show (const LydDeskField *self, const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
