#include "lyd-writer.h"

#include "lyd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SIZE (64 * 1024)

struct _LydWriter {
  int fd;      /* -1: closed */
  int failure; /* errno of the first failure, or 0 */
  gsize filled;
  char *shown; /* the file's name, for messages */
  char buffer[SIZE];
};

static void
report (const LydWriter *self,
        GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be written: %s."), self->shown,
               g_strerror (self->failure));
}

/**
 * lyd_writer_open:
 * @path: made, or emptied
 *
 * Returns: (transfer full) (nullable): to be given to lyd_writer_close()
 */
LydWriter *
lyd_writer_open (const char *path,
                 GError **error)
{
  g_autoptr (LydWriter) self = g_malloc (sizeof (LydWriter));

  self->failure = 0;
  self->filled = 0;
  self->shown = g_filename_display_basename (path);
  self->fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (self->fd == -1) {
    self->failure = errno;
    report (self, error);
    return NULL;
  }

  return g_steal_pointer (&self);
}

static void
write_all (LydWriter *self,
           const char *bytes,
           gsize n_bytes)
{
  while (n_bytes > 0 && self->failure == 0) {
    gssize n_written = write (self->fd, bytes, n_bytes);

    if (n_written > 0) {
      bytes += n_written;
      n_bytes -= (gsize) n_written;
    } else if (n_written == 0) {
      self->failure = ENOSPC;
    } else if (errno != EINTR) {
      self->failure = errno;
    }
  }
}

static void
flush (LydWriter *self)
{
  write_all (self, self->buffer, self->filled);
  self->filled = 0;
}

void
lyd_writer_add (LydWriter *self,
                const char *bytes,
                gsize n_bytes)
{
  if (n_bytes > SIZE - self->filled)
    flush (self);
  if (n_bytes > SIZE) {
    write_all (self, bytes, n_bytes);
    return;
  }
  memcpy (self->buffer + self->filled, bytes, n_bytes);
  self->filled += n_bytes;
}

void
lyd_writer_add_text (LydWriter *self,
                     const char *text)
{
  lyd_writer_add (self, text, strlen (text));
}

void
lyd_writer_add_char (LydWriter *self,
                     char byte)
{
  if (self->filled == SIZE)
    flush (self);
  self->buffer[self->filled++] = byte;
}

void
lyd_writer_add_number (LydWriter *self,
                       gint64 number)
{
  char digits[24];

  lyd_writer_add (self, digits, (gsize) g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number));
}

/* FALSE once something could not be written: time to stop. */
gboolean
lyd_writer_is_well (const LydWriter *self)
{
  return self->failure == 0;
}

/**
 * lyd_writer_close:
 *
 * Writes what is still in the buffer. Some file systems tell only at closing that the disk is full.
 *
 * Returns: %TRUE if every byte given was taken by the system
 */
gboolean
lyd_writer_close (LydWriter *self,
                  GError **error)
{
  flush (self);
  if (close (self->fd) == -1 && errno != EINTR && self->failure == 0)
    self->failure = errno;
  self->fd = -1;
  if (self->failure != 0) {
    report (self, error);
    return FALSE;
  }

  return TRUE;
}

/* Without lyd_writer_close() first, what is in the buffer is dropped: for the way out after an error. */
void
lyd_writer_free (LydWriter *self)
{
  if (self->fd != -1)
    close (self->fd);
  g_free (self->shown);
  g_free (self);
}
