#include "lyd-backups.h"

#include "lyd-copies.h"
#include "lyd-materials.h"
#include "lyd-safekeeping.h"
#include "lyd-time.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define NAME_FORMAT "lanyard-%04d-%02d-%02dT%02d%02d%02dZ.db"
/* The one file that is renewed while a desk is open: a stick must not fill up. */
#define DESK_NAME "lanyard-desk.db"

void
lyd_backup_free (LydBackup *self)
{
  g_free (self->path);
  g_free (self);
}

/* Returns: (transfer full): "lanyard-2027-09-22T130000Z.db", without colons for the sake of sticks */
char *
lyd_backups_make_name (gint64 at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = lyd_time_to_local (at, utc);

  return g_strdup_printf (NAME_FORMAT, g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time));
}

/* @at: (out): to the second. Returns: %FALSE for any other name: foreign files are left alone */
gboolean
lyd_backups_read_name (const char *name,
                       gint64 *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *again = NULL;
  int year, month, day, hour, minute, second;

  if (sscanf (name, "lanyard-%4d-%2d-%2dT%2d%2d%2dZ.db", &year, &month, &day, &hour, &minute, &second) != 6 ||
      month < 1 || month > 12 || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) ||
      hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;
  *at = lyd_time_from_local (utc, year, month, day, hour, minute, second);
  again = lyd_backups_make_name (*at);
  return strcmp (again, name) == 0;
}

/**
 * lyd_backups_mark_kept:
 * @times: newest first
 * @kept: (out caller-allocates): one for each time
 *
 * Which backups stay: the newest of each of the last %LYD_BACKUPS_DAYS days that have one, and of each of the last
 * %LYD_BACKUPS_WEEKS weeks that have one. Days without a backup do not count, so that a computer that was off for a
 * summer keeps what it had.
 */
void
lyd_backups_mark_kept (const gint64 *times,
                       gsize n,
                       GTimeZone *zone,
                       gboolean *kept)
{
  int n_days = 0;
  int n_weeks = 0;
  int last_day = 0;
  int last_week = 0;

  for (gsize i = 0; i < n; i++) {
    g_autoptr (GDateTime) time = lyd_time_to_local (times[i], zone);
    int day = g_date_time_get_year (time) * 1000 + g_date_time_get_day_of_year (time);
    int week = g_date_time_get_week_numbering_year (time) * 100 + g_date_time_get_week_of_year (time);

    kept[i] = FALSE;
    if (day != last_day && n_days < LYD_BACKUPS_DAYS) {
      kept[i] = TRUE;
      n_days++;
    }
    if (week != last_week && n_weeks < LYD_BACKUPS_WEEKS) {
      kept[i] = TRUE;
      n_weeks++;
    }
    last_day = day;
    last_week = week;
  }
}

/* Returns: (transfer full): "3 days ago" */
char *
lyd_backups_describe_age (gint64 at,
                          gint64 now)
{
  gint64 minutes = MAX (now - at, 0) / LYD_MINUTE;
  gint64 hours = minutes / 60;
  gint64 days = hours / 24;

  if (minutes < 2)
    return g_strdup (_ ("just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes), (int) minutes);
  if (days < 1)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) hours), (int) hours);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
}

/* Returns: (transfer full): beside the data file */
char *
lyd_backups_dup_default_folder (const char *database)
{
  g_autofree char *dir = g_path_get_dirname (database);

  return g_build_filename (dir, "backups", NULL);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  const LydBackup *left = *(LydBackup *const *) a;
  const LydBackup *right = *(LydBackup *const *) b;

  return (left->at < right->at) - (left->at > right->at);
}

/* Returns: (transfer full) (element-type LydBackup): newest first; none where there is no such folder yet */
GPtrArray *
lyd_backups_list (const char *folder,
                  GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_backup_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gint64 at;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&list);
  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL) {
    LydBackup *backup;

    if (!lyd_backups_read_name (name, &at))
      continue;
    backup = g_new0 (LydBackup, 1);
    backup->path = g_build_filename (folder, name, NULL);
    backup->at = at;
    g_ptr_array_add (list, backup);
  }
  g_ptr_array_sort (list, compare_backups);
  return g_steal_pointer (&list);
}

/* An old backup that cannot be removed is no reason to call the new one failed. */
static gboolean
thin_out (const char *folder,
          GError **error)
{
  g_autoptr (GPtrArray) list = lyd_backups_list (folder, error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree gint64 *times = NULL;
  g_autofree gboolean *kept = NULL;

  if (list == NULL)
    return FALSE;
  times = g_new0 (gint64, list->len + 1);
  kept = g_new0 (gboolean, list->len + 1);
  for (guint i = 0; i < list->len; i++)
    times[i] = ((LydBackup *) g_ptr_array_index (list, i))->at;
  lyd_backups_mark_kept (times, list->len, zone, kept);
  for (guint i = 0; i < list->len; i++)
    if (!kept[i])
      g_unlink (((LydBackup *) g_ptr_array_index (list, i))->path);
  return TRUE;
}

static gboolean
make_folder (const char *folder,
             GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
               g_strerror (errno));
  return FALSE;
}

static void
progress_cb (double done,
             gpointer data)
{
  /* Cancelling is asked for by who copies. */
  (void) lyd_watch_report (data, done, NULL);
}

/* Copies of files that came to nothing are no reason to call the backup failed. */
static void
tidy (LydFile *file)
{
  int n_removed;

  (void) lyd_materials_tidy (file, &n_removed, NULL);
}

/* The usual folder is looked into by itself. */
static void
note_folder (LydFile *file,
             const char *folder)
{
  g_autofree char *usual = lyd_backups_dup_default_folder (lyd_file_get_path (file));
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);

  if (strcmp (usual, absolute) != 0)
    lyd_copies_note (file, absolute, "backups", NULL);
}

/* A backup named by the time, then the older ones are thinned out. The files of materials that backups share stay. */
gboolean
lyd_backups_run (LydFile *file,
                 const char *folder,
                 const LydWatch *watch,
                 GError **error)
{
  g_autofree char *name = lyd_backups_make_name (lyd_context_now (lyd_file_get_context (file)));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!make_folder (folder, error) ||
      !lyd_backup_unnoted (file, path, progress_cb, (gpointer) watch, watch != NULL ? watch->cancellable : NULL, error))
    return FALSE;
  note_folder (file, folder);
  tidy (file);
  return thin_out (folder, error);
}

/* Whether @folder is on another disk than the data, so that one broken disk does not take both. */
gboolean
lyd_backups_is_elsewhere (const char *database,
                          const char *folder)
{
  GStatBuf data, backup;

  return g_stat (database, &data) == 0 && g_stat (folder, &backup) == 0 && data.st_dev != backup.st_dev;
}

/* While a desk is open: renews one file, without the files of materials, and only where @folder is on another disk and
 * plugged in. */
gboolean
lyd_backups_run_removable (LydFile *file,
                           const char *folder,
                           const LydWatch *watch,
                           GError **error)
{
  g_autofree char *path = g_build_filename (folder, DESK_NAME, NULL);

  if (!lyd_backups_is_elsewhere (lyd_file_get_path (file), folder))
    return TRUE;
  if (!lyd_backup_data (file, path, progress_cb, (gpointer) watch, watch != NULL ? watch->cancellable : NULL, error))
    return FALSE;
  lyd_copies_note (file, path, "backup", NULL);
  return TRUE;
}
