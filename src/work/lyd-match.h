#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody types into a search entry, in the terms of the index of people. For the files of this floor. */
char **lyd_match_split (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_match_is_enough (char **words);
char *lyd_match_make (char **words, const char *columns, gboolean whole) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
