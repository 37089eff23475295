#pragma once

#include "lyd-db.h"

G_BEGIN_DECLS

/* One act of a person: a transaction whose changes are recorded, so that it can be undone. */
typedef struct _LydAct LydAct;

LydAct *lyd_act_begin (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_act_commit (LydAct **self,
                         const LydId *id,
                         const char *code,
                         const char *params,
                         const LydId *subject,
                         const char *who,
                         gint64 at,
                         GError **error);
void lyd_act_abort (LydAct *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydAct, lyd_act_abort)

/* The parameter of an entry whose changes were purged. */
#define LYD_JOURNAL_PURGED "purged"

/* What was done, by whom and when. */
typedef struct {
  LydId id;
  char *code;
  char *params; /* a JSON object */
  char *who;
  gint64 at;
  gint64 undone_at; /* %LYD_TIME_NONE: it stands */
  LydId subject;
  LydId undoes;       /* the entry that this one took back */
  gboolean closed;    /* too old to be undone, or purged */
  gboolean purged;    /* what it changed was purged */
  gboolean sensitive; /* it was done to an event that names nobody */
} LydJournalEntry;

gboolean lyd_journal_add (LydDb *db,
                          const LydId *id,
                          const char *code,
                          const char *params,
                          const LydId *subject,
                          const char *who,
                          gint64 at,
                          const LydId *undoes,
                          GError **error);
gboolean lyd_journal_note (LydDb *db,
                           const LydId *id,
                           const char *code,
                           const char *params,
                           const LydId *subject,
                           const char *who,
                           gint64 at,
                           GError **error);
gboolean lyd_journal_mark_undone (LydDb *db, const LydId *id, gint64 at, GError **error);
gboolean lyd_journal_purge (LydDb *db, gint64 n, GError **error);
void lyd_journal_entry_free (LydJournalEntry *self);
GPtrArray *lyd_journal_list (LydDb *db, const LydId *subject, int limit, GError **error);
GPtrArray *lyd_journal_list_event (LydDb *db, const LydId *event, int limit, GError **error);
LydJournalEntry *lyd_journal_get (LydDb *db, const LydId *id, GError **error);
LydJournalEntry *lyd_journal_find (LydDb *db, const char *code, const LydId *named, GError **error);
gboolean lyd_journal_check (LydDb *db, GPtrArray *problems, GError **error);
gboolean lyd_journal_raise_versions (LydDb *db, GBytes *changeset, gint64 at, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydJournalEntry, lyd_journal_entry_free)

G_END_DECLS
