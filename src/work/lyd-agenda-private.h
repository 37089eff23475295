#pragma once

#include "lyd-agenda.h"
#include "lyd-file-private.h"
#include "lyd-table.h"

G_BEGIN_DECLS

LydTable *lyd_agenda_open_table (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Within an act that the caller began. */
gboolean lyd_agenda_write_presenters (LydFile *file, const LydSession *session, GError **error);
gboolean lyd_agenda_copy_presenters (LydFile *file, const LydId *from, const LydId *to, GError **error);

G_END_DECLS
