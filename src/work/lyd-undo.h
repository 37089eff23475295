#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* What an undo did; the counts are of registrations and people where the act touched any. */
typedef struct {
  LydId entry; /* the undo's own journal entry: undo that to do it again; none where nothing was taken back */
  int taken_back;
  int kept;
  int kept_checked_in; /* scanned since */
  int kept_printed;    /* a badge with the code is out */
  int kept_edited;     /* changed since */
  int kept_in_use;     /* something made later needs it */
} LydUndoResult;

void lyd_undo_result_free (LydUndoResult *self);
char *lyd_undo_result_describe (const LydUndoResult *self) G_GNUC_WARN_UNUSED_RESULT;

LydUndoResult *lyd_undo (LydFile *file, const LydId *what, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One thing that was done. */
typedef struct {
  LydId id;
  char *sentence; /* translated, plain text */
  char *code;
  char *who;
  gint64 at;        /* UTC milliseconds */
  gint64 undone_at; /* %LYD_TIME_NONE: it stands */
  LydId subject;
  gboolean is_undo;  /* it took something back */
  gboolean undoable; /* it stands and is not too old */
} LydHistoryEntry;

void lyd_history_entry_free (LydHistoryEntry *self);
GPtrArray *lyd_history_list (LydFile *file, const LydId *subject, int limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_history_list_event (LydFile *file, const LydId *event, gboolean reveal, int limit, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydHistoryEntry *lyd_history_find_last (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydUndoResult, lyd_undo_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydHistoryEntry, lyd_history_entry_free)

G_END_DECLS
