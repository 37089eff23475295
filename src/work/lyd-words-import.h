#pragma once

#include "lyd-import.h"

G_BEGIN_DECLS

/* The sentences of an import. */
char *lyd_words_import_problem (const LydImportNote *note) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_import_conflict (const LydImportConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_import_summary (const LydImportCounts *counts) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_import_room (const LydImportRoom *room) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
