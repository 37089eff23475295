#pragma once

#include "lyd-journal.h"

G_BEGIN_DECLS

/* Why something that an act made stays, the stronger reason the higher. */
typedef enum {
  LYD_KEPT_IN_USE = 1, /* something that was made later needs it */
  LYD_KEPT_EDITED,     /* changed since */
  LYD_KEPT_PRINTED,    /* a badge with its code is out */
  LYD_KEPT_CHECKED_IN, /* scanned since */
  LYD_N_KEPT,
} LydKept;

/* Counted as people count: registrations and people where the act touched any, else events, sessions and so on. */
typedef struct {
  int taken_back;
  int kept;
  int kept_by[LYD_N_KEPT];
} LydReversalReport;

/* Taking an act back: a transaction of its own, and a journal entry of its own. */
typedef struct _LydReversal LydReversal;

LydReversal *lyd_reversal_begin (LydDb *db, const LydId *entry, gint64 at, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const LydReversalReport *lyd_reversal_get_report (const LydReversal *self);
const LydJournalEntry *lyd_reversal_get_entry (const LydReversal *self);
gboolean lyd_reversal_commit (
  LydReversal **self, const LydId *id, const char *code, const char *params, const char *who, GError **error);
void lyd_reversal_abort (LydReversal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReversal, lyd_reversal_abort)

G_END_DECLS
