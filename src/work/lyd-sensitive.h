#pragma once

#include "lyd-file.h"

G_BEGIN_DECLS

/* Who comes to what is sensitive is counted. They are named only to somebody who asks to see them, which the history
 * keeps, and on no list, badge or ticket. */
gboolean lyd_sensitive_refuse (const LydEvent *event, GError **error);
gboolean lyd_sensitive_is_event (LydFile *file, const LydId *event, gboolean *sensitive, GError **error);
gboolean lyd_sensitive_reveal_event (LydFile *file, const LydId *event, GError **error);
gboolean lyd_sensitive_reveal_group (LydFile *file, const LydId *group, GError **error);

G_END_DECLS
