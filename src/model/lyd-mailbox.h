#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyd_mailbox_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
