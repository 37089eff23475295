#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_words_journal (const char *code, const char *params) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_journal_unnamed (const char *code, const char *params) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_journal_brief (const char *code, const char *params) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_words_journal_knows (const char *code);

G_END_DECLS
