#pragma once

#include "lyd-conflicts.h"
#include "lyd-db.h"

G_BEGIN_DECLS

GPtrArray *lyd_presenters_list (LydDb *db, const LydId *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_presenters_read_all (LydDb *db, const LydId *event, GPtrArray *sessions, GError **error);
gboolean lyd_presenters_insert (LydDb *db, const LydPresenter *presenter, GError **error);
gboolean lyd_presenters_delete (LydDb *db, const LydId *session, GError **error);

GArray *lyd_attenders_list (LydDb *db, const LydId *event, GStringChunk *names, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
