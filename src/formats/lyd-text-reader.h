#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most that is read of one file: a list of a million people is a tenth of it. */
#define LYD_TEXT_MAX_BYTES (256 * 1024 * 1024)

/* A file's text as UTF-8. It may hold NUL bytes where the file does; one more stands behind the end. */
typedef struct {
  char *text;
  gsize length;         /* bytes, the closing NUL apart */
  const char *encoding; /* what it was: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" */
} LydText;

LydText *lyd_text_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_text_free (LydText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydText, lyd_text_free)

G_END_DECLS
