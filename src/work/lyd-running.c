#include "lyd-running.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
name_lock (const char *state_dir,
           const char *path)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = NULL;

  hash[32] = '\0';
  name = g_strconcat (hash, ".lock", NULL);
  return g_build_filename (state_dir, "running", name, NULL);
}

/* SQLite removes the log when the last program closes the file in good order. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat info;

  return stat (log, &info) == 0 && info.st_size > 0;
}

/**
 * lyd_running_begin:
 * @state_dir: (nullable)
 * @path: the data file, before this process opens it
 * @interrupted: (out): nobody works on the file, and yet its log was left behind: a program crashed, or the power went
 *
 * Returns: for lyd_running_end(); -1 where nothing can be kept in @state_dir, then nobody can tell
 */
int
lyd_running_begin (const char *state_dir,
                   const char *path,
                   gboolean *interrupted)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  int fd;

  *interrupted = FALSE;
  if (state_dir == NULL)
    return -1;
  name = name_lock (state_dir, path);
  folder = g_path_get_dirname (name);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return -1;
  /* flock, not fcntl: those locks vanish when any handle of the file is closed. */
  fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return -1;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    *interrupted = has_log (path);
  if (flock (fd, LOCK_SH) != 0) { /* whoever has it alone has it for as long as this function takes */
    close (fd);
    return -1;
  }
  return fd;
}

/* Returns: whether any program, this one too, works on the file; %FALSE where nobody can tell */
gboolean
lyd_running_is_used (const char *state_dir,
                     const char *path)
{
  g_autofree char *name = state_dir != NULL ? name_lock (state_dir, path) : NULL;
  int fd = name != NULL ? g_open (name, O_RDWR | O_CLOEXEC, 0600) : -1;
  gboolean used = fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0;

  if (fd >= 0)
    close (fd);
  return used;
}

void
lyd_running_end (int fd)
{
  if (fd >= 0)
    close (fd);
}
