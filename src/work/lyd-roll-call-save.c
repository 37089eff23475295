#include "lyd-roll-call.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-list-pdf.h"
#include "lyd-place.h"
#include "lyd-plan.h"
#include "lyd-replace.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define FOLDER "lanyard-roll-call"
#define PREFIX "roll-call-"
#define MISSING "missing-"
#define ENDING ".pdf"
/* Of one event; with one every quarter of an hour, the last two hours. */
#define KEPT 8
/* Names of people do not lie about for longer than anybody could need them. */
#define KEPT_DAYS 7
#define MAX_SLUG 40
#define DATE_LENGTH 15 /* 2027-09-22-0914 */

/**
 * lyd_roll_call_dup_folder:
 * @database: the data file
 * @documents: (nullable): the person's folder of documents
 *
 * Where lists are kept for a day on which nothing else works: in the documents, where anybody finds them without
 * Lanyard; beside the data file where there is no such folder, where it is shared or synced (these are names), or where
 * the data file is not the person's usual one.
 */
char *
lyd_roll_call_dup_folder (const char *database,
                          const char *documents)
{
  g_autofree char *usual = lyd_file_dup_default_path ();
  g_autofree char *data = g_path_get_dirname (database);

  if (documents != NULL && strcmp (usual, database) == 0 && g_file_test (documents, G_FILE_TEST_IS_DIR)) {
    g_autofree char *folder = g_build_filename (documents, FOLDER, NULL);
    g_autofree char *probe = g_build_filename (folder, "x", NULL);

    if (lyd_place_check (probe, NULL))
      return g_steal_pointer (&folder);
  }
  return g_build_filename (data, FOLDER, NULL);
}

/* The event's title as part of a file's name: letters and digits that every system can write. */
static char *
make_slug (const char *title)
{
  g_autofree char *folded = lyd_fold_text (title != NULL ? title : "");
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && slug->len < MAX_SLUG; p++)
    if (g_ascii_isalnum (*p) || *p == ' ')
      g_string_append_c (slug, *p == ' ' ? '-' : *p);
  if (slug->len == 0)
    g_string_append (slug, "event");
  return g_string_free (slug, FALSE);
}

static char *
make_name (const LydRollCall *call,
           gboolean missing)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (call->timezone);
  g_autoptr (GDateTime) time = lyd_time_to_local (call->read_at, zone);
  g_autofree char *slug = make_slug (call->title);

  return g_strdup_printf (PREFIX "%s%04d-%02d-%02d-%02d%02d-%s" ENDING, missing ? MISSING : "",
                          g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), slug);
}

/* @zone: that the name was made in
 * @at: (out): when, to the minute
 *
 * Returns: (nullable): where the event's part of the name begins; %NULL where it is no list of ours, which is left
 * alone
 */
static const char *
read_name (const char *name,
           GTimeZone *zone,
           gint64 *at)
{
  const char *date = name + strlen (PREFIX);
  int year, month, day, time;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, ENDING))
    return NULL;
  if (g_str_has_prefix (date, MISSING))
    date += strlen (MISSING);
  for (int i = 0; i < DATE_LENGTH; i++)
    if (i == 4 || i == 7 || i == 10 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return NULL;
  if (date[DATE_LENGTH] != '-' || sscanf (date, "%4d-%2d-%2d-%4d", &year, &month, &day, &time) != 4)
    return NULL;
  *at = lyd_time_from_local (zone, year, month, day, time / 100, time % 100, 0);
  return *at != LYD_TIME_NONE ? date + DATE_LENGTH : NULL;
}

/* Notes in @call where its lists are kept, and when the last one was written there. */
void
lyd_roll_call_find_saved (LydRollCall *call,
                          const char *folder)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (call->timezone);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *slug = make_slug (call->title);
  g_autofree char *ending = g_strdup_printf ("-%s" ENDING, slug);
  const char *name;

  g_free (call->folder);
  call->folder = g_strdup (folder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    gint64 at;
    const char *whose = read_name (name, zone, &at);

    if (whose != NULL && strcmp (whose, ending) == 0)
      call->saved_at = MAX (call->saved_at, at);
  }
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A list that cannot be removed is no reason to call the new one failed. Names sort by time. */
static void
thin_out (const char *folder,
          const char *written,
          GTimeZone *zone,
          gint64 now)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  gint64 at;
  const char *ours = read_name (written, zone, &at);
  guint n_kept = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (read_name (name, zone, &at) != NULL)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  for (guint i = 0; i < names->len; i++) {
    const char *whose = read_name (g_ptr_array_index (names, i), zone, &at);
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    gboolean like = strcmp (whose, ours) == 0 && g_str_has_prefix (g_ptr_array_index (names, i), PREFIX MISSING) ==
                                                   g_str_has_prefix (written, PREFIX MISSING);

    n_kept += like;
    if ((like && n_kept > KEPT) || now - at > KEPT_DAYS * LYD_DAY)
      (void) g_unlink (path);
  }
}

/**
 * lyd_roll_call_save:
 * @missing: only who was not found yet
 * @path: (out) (transfer full) (nullable): what was written; %NULL where nobody has come, which is no list
 *
 * Writes the list into @folder, which is made where it is not there, for nobody else to read; then older lists are
 * thinned out.
 */
gboolean
lyd_roll_call_save (LydFile *file,
                    const LydId *event,
                    const char *folder,
                    gboolean missing,
                    char **path,
                    GError **error)
{
  const LydRollCallTableOptions options = { .missing = missing, .paper = TRUE };
  g_autoptr (LydRollCall) call = lyd_roll_call_read (file, event, error);
  g_autoptr (LydTable) table = NULL;
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;

  *path = NULL;
  if (call == NULL)
    return FALSE;
  if (call->rows->len == 0)
    return TRUE;
  zone = lyd_zone_get_or_utc (call->timezone);
  name = make_name (call, missing);
  target = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  table = lyd_roll_call_make_table (file, g_steal_pointer (&call), event, &options, error);
  if (table == NULL || (replace = lyd_replace_begin (target, error)) == NULL ||
      !lyd_roll_call_write (table, lyd_replace_get_part (replace), error) || !lyd_replace_finish (&replace, error))
    return FALSE;
  thin_out (folder, name, zone, lyd_context_now (&file->context));
  *path = g_steal_pointer (&target);
  return TRUE;
}
