#pragma once

#include "lyd-file.h"
#include "lyd-table.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* Lists for a mail merge: thanks to those who attended, and word to those who were confirmed and did not come. */
#define LYD_EXPORT_THANK_YOU "thank-you"
#define LYD_EXPORT_MISSED_YOU "missed-you"

gboolean lyd_mail_merge_find_recording (LydFile *file, const LydId *event, char **link, GError **error);
LydTable *lyd_mail_merge_open (LydFile *file,
                               const LydEvent *event,
                               const char *what,
                               const LydWatch *watch,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
