#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file written through a buffer. A failure sticks: what follows is dropped, and lyd_writer_close() reports it, so
 * that a loop need not look at every byte and yet nothing is swallowed. */
typedef struct _LydWriter LydWriter;

LydWriter *lyd_writer_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_writer_add (LydWriter *self, const char *bytes, gsize n_bytes);
void lyd_writer_add_text (LydWriter *self, const char *text);
void lyd_writer_add_char (LydWriter *self, char byte);
void lyd_writer_add_number (LydWriter *self, gint64 number);
gboolean lyd_writer_is_well (const LydWriter *self);
gboolean lyd_writer_close (LydWriter *self, GError **error);
void lyd_writer_free (LydWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydWriter, lyd_writer_free)

G_END_DECLS
