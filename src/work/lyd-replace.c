#include "lyd-replace.h"

#include "lyd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _LydReplace {
  char *path;
  char *part; /* in the same folder, so that the rename is one step */
};

static void
set_error (GError **error,
           const char *path,
           int saved_errno)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be written: %s. What was there before is kept."),
               path, g_strerror (saved_errno));
}

/**
 * lyd_replace_begin:
 * @path: the file to be written, anew or again
 *
 * Returns: (transfer full) (nullable): with an empty file of mode 0600 beside @path, removed by the autoptr unless
 *   finished
 */
LydReplace *
lyd_replace_begin (const char *path,
                   GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part-XXXXXX", NULL);
  LydReplace *self;
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0) {
    set_error (error, path, errno);
    return NULL;
  }
  close (fd);

  self = g_new0 (LydReplace, 1);
  self->path = g_strdup (path);
  self->part = g_steal_pointer (&part);
  return self;
}

/* Where to write. */
const char *
lyd_replace_get_part (const LydReplace *self)
{
  return self->part;
}

/* Puts what was written in its place. */
gboolean
lyd_replace_finish (LydReplace **self,
                    GError **error)
{
  int fd = g_open ((*self)->part, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (ok) {
    ok = g_rename ((*self)->part, (*self)->path) == 0;
    saved_errno = errno;
  }
  if (!ok)
    set_error (error, (*self)->path, saved_errno);
  else
    g_clear_pointer (&(*self)->part, g_free);
  g_clear_pointer (self, lyd_replace_abort);
  return ok;
}

void
lyd_replace_abort (LydReplace *self)
{
  if (self->part != NULL)
    (void) g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}
