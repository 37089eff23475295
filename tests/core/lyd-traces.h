#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *lyd_traces_find (const char *folder, const char *mark) G_GNUC_WARN_UNUSED_RESULT;
void lyd_traces_assert_none (const char *folder, const char *mark);
void lyd_traces_assert_some (const char *folder, const char *mark);

G_END_DECLS
