#include "lyd-shelf.h"

#include "lyd-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (256 * 1024)
#define PART_ENDING ".part"

/* Returns: (transfer full): "lanyard.db.files" */
char *
lyd_shelf_dup_folder (const char *database)
{
  return g_strconcat (database, ".files", NULL);
}

/* Returns: (transfer full): the folder beside @backup that all backups there share: a file is in it once, however many
 * backups refer to it */
char *
lyd_shelf_dup_backup_folder (const char *backup)
{
  g_autofree char *folder = g_path_get_dirname (backup);

  return g_build_filename (folder, "lanyard-files", NULL);
}

/* Returns: (transfer full) (nullable): %NULL where @hash is none */
char *
lyd_shelf_dup_path (const char *folder,
                    const char *hash)
{
  return lyd_hash_is_good (hash) ? g_build_filename (folder, hash, NULL) : NULL;
}

static gboolean
set_failed (const char *path,
            int number,
            GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be copied: %s. Nothing was added."), path,
               g_strerror (number));
  return FALSE;
}

static gboolean
set_too_large (const char *path,
               GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *most = g_format_size_full ((guint64) LYD_MATERIAL_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%1$s” is larger than %2$s. Put it where people can reach it, and add the link instead. Nothing was "
                  "added."),
               name, most);
  return FALSE;
}

/* A pipe would wait for ever, a folder cannot be read, a device never ends. */
static int
open_source (const char *path,
             struct stat *info,
             GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0) {
    set_failed (path, errno, error);
    return -1;
  }
  if (fstat (fd, info) != 0 || !S_ISREG (info->st_mode)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is no file. Nothing was added."), name);
    close (fd);
    return -1;
  }
  if (info->st_size > LYD_MATERIAL_MAX_SIZE) {
    set_too_large (path, error);
    close (fd);
    return -1;
  }
  return fd;
}

static gboolean
write_all (int fd,
           const guint8 *bytes,
           gsize n)
{
  while (n > 0) {
    ssize_t written = write (fd, bytes, n);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    bytes += written;
    n -= (gsize) written;
  }
  return TRUE;
}

/* Streams @from into @to, bounded also where the file grows meanwhile. @total: about how much it is */
static gboolean
copy_bytes (int from,
            int to,
            const char *source,
            const char *target,
            gint64 total,
            GChecksum *sum,
            gint64 *size,
            const LydWatch *watch,
            GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);

  *size = 0;
  while (TRUE) {
    ssize_t n = read (from, block, BLOCK);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return set_failed (source, errno, error);
    if (n == 0)
      return TRUE;
    *size += n;
    if (*size > LYD_MATERIAL_MAX_SIZE)
      return set_too_large (source, error);
    g_checksum_update (sum, block, n);
    if (!write_all (to, block, (gsize) n))
      return set_failed (target, errno, error);
    if (!lyd_watch_report (watch, MIN ((double) *size / (double) MAX (total, 1), 1), error))
      return FALSE;
  }
}

/* Whether the file on the shelf has that many bytes; only a broken disk or a stranger could have made it another. */
static gboolean
is_there (const char *path,
          gint64 size)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == size;
}

static gboolean
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

/* Gives the whole copy its name, unless the same bytes are there already. */
static gboolean
shelve (const char *folder,
        const char *part,
        const char *hash,
        gint64 size,
        GError **error)
{
  g_autofree char *path = lyd_shelf_dup_path (folder, hash);

  if (is_there (path, size)) {
    (void) g_unlink (part);
    return TRUE;
  }
  if (g_rename (part, path) != 0)
    return set_failed (path, errno, error);
  /* Some file systems cannot sync a folder; then the name comes with the next sync. */
  (void) sync_folder (folder);
  return TRUE;
}

/**
 * lyd_shelf_put:
 * @folder: made, with mode 0700, where there is none
 * @hash: (out) (transfer full): of the file's bytes
 * @size: (out): in bytes
 * @watch: (nullable)
 *
 * Copies a file onto the shelf, with mode 0600, as a whole or not at all; where its bytes are there already, nothing is
 * copied. At most %LYD_MATERIAL_MAX_SIZE; not for the main thread.
 */
gboolean
lyd_shelf_put (const char *folder,
               const char *source,
               char **hash,
               gint64 *size,
               const LydWatch *watch,
               GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *part = g_build_filename (folder, "XXXXXX" PART_ENDING, NULL);
  struct stat info;
  int from = open_source (source, &info, error);
  gboolean ok;
  int to;

  if (from < 0)
    return FALSE;
  to = g_mkdir_with_parents (folder, 0700) == 0 ? g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600) : -1;
  if (to < 0) {
    set_failed (folder, errno, error);
    close (from);
    return FALSE;
  }
  ok = copy_bytes (from, to, source, folder, info.st_size, sum, size, watch, error) &&
       (fsync (to) == 0 || set_failed (folder, errno, error));
  close (from);
  close (to);
  if (ok && *size == 0) {
    g_autofree char *name = g_path_get_basename (source);

    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” is empty. Nothing was added."), name);
    ok = FALSE;
  }
  ok = ok && shelve (folder, part, g_checksum_get_string (sum), *size, error);
  if (!ok)
    (void) g_unlink (part);
  else
    *hash = g_strdup (g_checksum_get_string (sum));
  return ok;
}

/* Whether the material's file is on the shelf, as far as a look at its size tells. */
gboolean
lyd_shelf_has (const char *folder,
               const LydMaterial *material)
{
  g_autofree char *path = lyd_shelf_dup_path (folder, material->hash);

  return path != NULL && is_there (path, material->size);
}

static gboolean
set_gone (const LydMaterial *material,
          GError **error)
{
  g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND,
               _ ("The file “%s” is not on this computer, or is damaged. It came with the data file from elsewhere, or "
                  "was removed by hand; add it again."),
               material->file_name);
  return FALSE;
}

/**
 * lyd_shelf_take:
 * @target: (type filename): made new, with mode 0600; an older file there is replaced
 * @watch: (nullable)
 *
 * Copies a file from the shelf, and sees that its bytes are still those that were put there. %LYD_ERROR_NOT_FOUND where
 * it is gone or was changed.
 */
gboolean
lyd_shelf_take (const char *folder,
                const LydMaterial *material,
                const char *target,
                const LydWatch *watch,
                GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *path = lyd_shelf_dup_path (folder, material->hash);
  g_autofree char *part = g_strconcat (target, ".XXXXXX", NULL);
  gint64 size = 0;
  gboolean ok;
  int from, to;

  from = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0) : -1;
  if (from < 0)
    return set_gone (material, error);
  to = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  if (to < 0) {
    set_failed (target, errno, error);
    close (from);
    return FALSE;
  }
  ok = copy_bytes (from, to, path, target, material->size, sum, &size, watch, error) &&
       (fsync (to) == 0 || set_failed (target, errno, error));
  close (from);
  close (to);
  if (ok && strcmp (g_checksum_get_string (sum), material->hash) != 0)
    ok = set_gone (material, error);
  if (ok && g_rename (part, target) != 0)
    ok = set_failed (target, errno, error);
  if (!ok)
    (void) g_unlink (part);
  return ok;
}

static gboolean
is_part (const char *name)
{
  return g_str_has_suffix (name, PART_ENDING) && strlen (name) == 6 + strlen (PART_ENDING);
}

/**
 * lyd_shelf_list_old:
 * @before: UTC milliseconds: younger files may belong to an act that is not yet committed
 *
 * Returns: (transfer full) (nullable) (element-type utf8): names of files on the shelf, hashes and what a crash left of
 * a copy; foreign files are not among them
 */
GPtrArray *
lyd_shelf_list_old (const char *folder,
                    gint64 before,
                    GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&names);
  dir = g_dir_open (folder, 0, error);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    struct stat info;

    if ((lyd_hash_is_good (name) || is_part (name)) && lstat (path, &info) == 0 && S_ISREG (info.st_mode) &&
        (gint64) info.st_mtime * 1000 < before)
      g_ptr_array_add (names, g_strdup (name));
  }
  return dir != NULL ? g_steal_pointer (&names) : NULL;
}
