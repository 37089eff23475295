#include "lyd-print-claim.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

struct _LydPrintClaim {
  char *name;
  char *path; /* NULL where nothing can be kept */
  int fd;
};

/* Returns: (transfer full) (nullable): %NULL where @name is none of ours */
static char *
make_path (const char *state_dir,
           const char *name)
{
  g_autofree char *file = g_strconcat (name, ".lock", NULL);

  if (state_dir == NULL || name[0] == '\0' || strspn (name, "0123456789abcdef-") != strlen (name))
    return NULL;
  return g_build_filename (state_dir, "printing", file, NULL);
}

/**
 * lyd_print_claim_new:
 * @state_dir: (nullable): where locks are kept; without it nobody can tell who holds what
 * @name: an id as text, never used before
 */
LydPrintClaim *
lyd_print_claim_new (const char *state_dir,
                     const char *name)
{
  LydPrintClaim *self = g_new0 (LydPrintClaim, 1);
  g_autofree char *path = make_path (state_dir, name);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  self->name = g_strdup (name);
  self->fd = -1;
  if (path == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return self;
  /* flock, not fcntl: it is the open file's, so that the same program asking is told "held" too. */
  self->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd >= 0 && flock (self->fd, LOCK_EX | LOCK_NB) == 0)
    self->path = g_steal_pointer (&path);
  return self;
}

void
lyd_print_claim_free (LydPrintClaim *self)
{
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
lyd_print_claim_get_name (const LydPrintClaim *self)
{
  return self->name;
}

/* Whether the program that made the claim still runs. */
gboolean
lyd_print_claim_is_held (const char *state_dir,
                         const char *name)
{
  g_autofree char *path = name != NULL ? make_path (state_dir, name) : NULL;
  int fd = path != NULL ? g_open (path, O_RDWR | O_CLOEXEC, 0600) : -1;
  gboolean held;

  if (fd < 0)
    return FALSE;
  held = flock (fd, LOCK_EX | LOCK_NB) != 0;
  if (!held)
    g_unlink (path); /* names are never used again */
  close (fd);
  return held;
}
