#pragma once

#include "lyd-context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What belongs to this computer and not to the network: small files in the context's state folder, on disk before they
 * are believed in. They touch the disk: not for a thread that draws. */

/* The event whose desk is open for volunteers. Whoever starts the program sees nothing else until somebody has typed
 * the staff PIN, also after a power cut. */
gboolean lyd_here_get_volunteers (const LydContext *context, const char *path, LydId *event);
char *lyd_here_find_volunteers (const LydContext *context, const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_here_set_volunteers (const LydContext *context, const char *path, const LydId *event, GError **error);

/* What this desk is called in the log of check-ins. */
char *lyd_here_get_desk_name (const LydContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_here_set_desk_name (const LydContext *context, const char *name, GError **error);

G_END_DECLS
