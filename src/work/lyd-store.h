#pragma once

#include "lyd-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The data file for a program that draws: every action as _async and _finish, none of which makes the caller wait for
 * the disk. Three connections, each with a thread of its own: the writer does acts in the order they were asked for,
 * the reader answers lists and search, the third makes reports and files and opens when it is first needed.
 *
 * A read may be cancelled, and is interrupted then. A write may not: once asked for it is carried out, and "changed"
 * tells every view, also when the asker is gone by then.
 *
 * "changed" (const LydId *subject): something was written; @subject is the event, registration or session concerned, or
 * %NULL where it is not known, as when another process wrote. Emitted on the main thread.
 */
#define LYD_TYPE_STORE (lyd_store_get_type ())
G_DECLARE_FINAL_TYPE (LydStore, lyd_store, LYD, STORE, GObject)

void lyd_store_open_async (const char *path, const LydContext *context, GAsyncReadyCallback callback, gpointer data);
LydStore *lyd_store_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_store_close (LydStore *self);

const char *lyd_store_get_path (LydStore *self);
gboolean lyd_store_was_interrupted (LydStore *self);
gboolean lyd_store_is_guarded (LydStore *self, LydId *event);
const char *lyd_store_get_station (LydStore *self);
gint64 lyd_store_get_now (LydStore *self);
const LydContext *lyd_store_get_context (LydStore *self);
LydId lyd_store_make_id (LydStore *self);

G_END_DECLS
