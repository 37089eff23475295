#pragma once

#include "lyd-badge-design.h"
#include "lyd-file.h"

G_BEGIN_DECLS

#define LYD_DESIGN_SUFFIX ".lanyard-badge"

/* How the badges of an event look. An event without a design of its own has the first built-in one. Setting one is an
 * act with its way back; duplicated events and those of a series get that of the event they are made from. */
LydBadgeDesign *lyd_designs_get (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_designs_get_digest (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_designs_set (LydFile *file, const LydId *event, const LydBadgeDesign *design, GError **error);

LydBadgeDesign *lyd_designs_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydBadgeDesign *lyd_designs_find (const char *name_or_path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_designs_save (const LydBadgeDesign *design, const char *path, GError **error);

G_END_DECLS
