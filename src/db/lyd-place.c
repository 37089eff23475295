#include "lyd-place.h"

#include "lyd-error.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

/* File systems on which two computers could open the same file, by their magic number (linux/magic.h, statfs(2)). */
static const guint32 shared_systems[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xfe534d42, /* SMB2 */
  0xff534d42, /* CIFS */
  0x01021997, /* 9p */
  0x65735546, /* FUSE */
  0x564c,     /* NCP */
  0x5346414f, /* AFS */
  0x6b414653, /* kAFS */
  0x73757245, /* Coda */
  0x00c36400, /* Ceph */
  0x0bd00bd0, /* Lustre */
  0x47504653, /* GPFS */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
};

/* What the sync programs leave in the folders that they keep, and how those folders are called by default. */
static const char *const sync_marks[] = { ".stfolder", ".stignore", ".dropbox",
                                          ".dropbox.cache", ".sync_journal.db", ".owncloudsync.log",
                                          ".nextcloudsync.log" };
static const char *const sync_names[] = { "Dropbox", "Nextcloud", "ownCloud", "OneDrive",
                                          "Syncthing", "Google Drive", "GoogleDrive", "iCloud Drive",
                                          "pCloudDrive", "MEGAsync", "Seafile" };

/* Whether two computers may have the same files on a file system with @magic, statfs(2)'s f_type. */
gboolean
lyd_place_is_shared_system (guint32 magic)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared_systems); i++)
    if (magic == shared_systems[i])
      return TRUE;
  return FALSE;
}

static gboolean
lies_on_shared_system (const char *folder)
{
  struct statfs info;

  return statfs (folder, &info) == 0 && lyd_place_is_shared_system ((guint32) info.f_type);
}

static gboolean
is_sync_folder (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (sync_names); i++) {
    gsize length = strlen (sync_names[i]);

    /* "OneDrive - Partnership" and "Dropbox (Personal)" are such folders, too. */
    if (strncmp (name, sync_names[i], length) == 0 && (name[length] == '\0' || name[length] == ' '))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (sync_marks); i++) {
    g_autofree char *mark = g_build_filename (folder, sync_marks[i], NULL);

    if (g_file_test (mark, G_FILE_TEST_EXISTS))
      return TRUE;
  }
  return FALSE;
}

/* Where @path really lies: symbolic links followed in the part of it that exists already. */
static char *
resolve (const char *path)
{
  g_autofree char *head = g_strdup (path);
  g_autofree char *tail = NULL;

  for (;;) {
    char *real = realpath (head, NULL);
    g_autofree char *parent = g_path_get_dirname (head);
    g_autofree char *name = g_path_get_basename (head);
    g_autofree char *longer = NULL;

    if (real != NULL || strcmp (parent, head) == 0) {
      char *resolved = tail != NULL ? g_build_filename (real != NULL ? real : head, tail, NULL)
                                    : g_strdup (real != NULL ? real : head);

      free (real);
      return resolved;
    }
    longer = tail != NULL ? g_build_filename (name, tail, NULL) : g_strdup (name);
    g_free (tail);
    tail = g_steal_pointer (&longer);
    g_free (head);
    head = g_steal_pointer (&parent);
  }
}

static gboolean
check_folders (const char *path,
               GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean system_checked = FALSE;

  for (;;) {
    g_autofree char *parent = g_path_get_dirname (folder);
    gboolean refused = is_sync_folder (folder);

    /* The nearest folder that exists says which file system it will be. */
    if (!system_checked && g_file_test (folder, G_FILE_TEST_IS_DIR)) {
      system_checked = TRUE;
      refused = refused || lies_on_shared_system (folder);
    }
    if (refused) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_PLACE,
                   _ ("Lanyard's data cannot live in a shared or synced folder (“%s”); two computers would damage it. "
                      "Keep it on this computer and put backups there."),
                   folder);
      return FALSE;
    }
    if (strcmp (parent, folder) == 0)
      return TRUE;
    g_free (folder);
    folder = g_steal_pointer (&parent);
  }
}

/**
 * lyd_place_check:
 * @path: absolute; neither the file nor its folder need exist yet
 *
 * Two computers that write one SQLite file through a share or a sync program damage it, so such places are refused
 * before the first write (design.md, Storage). Asked are both the folders that @path names (sync programs follow links)
 * and those that it really lies in.
 *
 * Returns: %FALSE with %LYD_ERROR_PLACE where the file may not live there
 */
gboolean
lyd_place_check (const char *path,
                 GError **error)
{
  g_autofree char *real = resolve (path);

  return check_folders (path, error) && (strcmp (real, path) == 0 || check_folders (real, error));
}
