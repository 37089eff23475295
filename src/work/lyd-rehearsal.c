#include "lyd-rehearsal.h"

#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-rehearsal-rows.h"
#include "lyd-running.h"
#include "lyd-safekeeping.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What SQLite keeps beside a file while somebody has it open. */
static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

void
lyd_rehearsal_free (LydRehearsal *self)
{
  g_clear_pointer (&self->comers, g_ptr_array_unref);
  g_clear_pointer (&self->arrivals, g_array_unref);
  g_free (self->path);
  g_free (self);
}

/* Returns: (transfer full): where the copy of @database lies: on the same disk, away from backups */
char *
lyd_rehearsal_dup_path (const char *database)
{
  return g_strconcat (database, ".rehearsal", NULL);
}

/* Returns: how many files are still there */
static int
wipe (const char *path)
{
  int n_left = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    n_left += g_unlink (name) != 0 && errno != ENOENT;
  }
  return n_left;
}

/* The door that most people come through: the event's first session that nobody has to choose and that names people. */
static gboolean
find_door (LydFile *file,
           const LydId *event,
           LydId *session,
           GError **error)
{
  g_autoptr (LydEvent) read = lyd_plan_get_event (file, event, error);
  g_autoptr (GPtrArray) sessions = read != NULL ? lyd_plan_list_sessions (file, event, error) : NULL;

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < sessions->len; i++) {
    const LydSession *candidate = g_ptr_array_index (sessions, i);

    if (!candidate->choice && !candidate->sensitive && !read->sensitive) {
      *session = candidate->id;
      return TRUE;
    }
  }
  g_set_error (
    error, LYD_ERROR, LYD_ERROR_INVALID,
    _ ("“%s” has no session that everybody comes to and that names people, so there is no door to rehearse."),
    read->title);
  return FALSE;
}

static GArray *
make_arrivals (LydFile *file,
               guint n)
{
  g_autofree guint32 *random = g_new (guint32, n * LYD_ARRIVAL_RANDOM);

  lyd_context_random (&file->context, (guint8 *) random, n * LYD_ARRIVAL_RANDOM * sizeof *random);
  return lyd_arrivals_make (n, random);
}

/* In the copy: its door opens now, and people are found who will come. */
static gboolean
set_the_stage (LydFile *file,
               LydRehearsal *rehearsal,
               int limit,
               GError **error)
{
  g_autoptr (LydFile) copy = lyd_file_open (rehearsal->path, 0, &file->context, error);

  if (copy == NULL ||
      !lyd_rehearsal_rows_open (copy->db, &rehearsal->session, lyd_context_now (&file->context), error) ||
      !lyd_rehearsal_rows_get_last (copy->db, &rehearsal->last, error))
    return FALSE;
  rehearsal->comers = lyd_rehearsal_rows_list (copy->db, &rehearsal->session, limit, error);
  if (rehearsal->comers == NULL)
    return FALSE;
  if (rehearsal->comers->len > 0) {
    rehearsal->arrivals = make_arrivals (file, rehearsal->comers->len);
    return TRUE;
  }
  g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Nobody is expected, so nobody would come."));
  return FALSE;
}

/**
 * lyd_rehearsal_begin:
 * @limit: how many people come at most
 *
 * Copies the data file and opens the door of @event in the copy, whatever day it is. A copy that an earlier rehearsal
 * left behind is written over.
 *
 * Returns: (transfer full) (nullable): for lyd_rehearsal_end(); %NULL with @error, and nothing is left behind
 */
LydRehearsal *
lyd_rehearsal_begin (LydFile *file,
                     const LydId *event,
                     int limit,
                     GError **error)
{
  g_autoptr (LydRehearsal) rehearsal = g_new0 (LydRehearsal, 1);

  rehearsal->path = lyd_rehearsal_dup_path (lyd_file_get_path (file));
  rehearsal->event = *event;
  if (!find_door (file, event, &rehearsal->session, error))
    return NULL;
  if (lyd_running_is_used (file->context.state_dir, rehearsal->path)) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                         _ ("A rehearsal is going on already. End it first; nothing was changed."));
    return NULL;
  }
  wipe (rehearsal->path);
  if (lyd_backup_data (file, rehearsal->path, NULL, NULL, NULL, error) &&
      set_the_stage (file, rehearsal, limit, error))
    return g_steal_pointer (&rehearsal);
  wipe (rehearsal->path);
  return NULL;
}

static GArray *
list_scans (LydFile *file,
            const LydRehearsal *rehearsal,
            GError **error)
{
  g_autoptr (LydFile) copy = lyd_file_open (rehearsal->path, 0, &file->context, error);

  return copy != NULL ? lyd_rehearsal_rows_list_scans (copy->db, rehearsal->last, error) : NULL;
}

/**
 * lyd_rehearsal_end:
 * @file: the data file, not the copy, which nobody has open any more
 * @end: (out caller-allocates)
 *
 * Wipes the copy, and looks into the data file for everything that was scanned in it.
 */
gboolean
lyd_rehearsal_end (LydFile *file,
                   const LydRehearsal *rehearsal,
                   LydRehearsalEnd *end,
                   GError **error)
{
  g_autoptr (GArray) scans = list_scans (file, rehearsal, error);
  int n_files = wipe (rehearsal->path);

  if (scans == NULL || !lyd_rehearsal_rows_count (file->db, scans, &end->n_left, error))
    return FALSE;
  end->n_scans = (int) scans->len;
  end->n_left += n_files;
  return TRUE;
}

/**
 * lyd_rehearsal_sweep:
 *
 * Wipes what a rehearsal left behind that was cut off, when @database is opened. One that another program is in the
 * middle of stays.
 *
 * Returns: how many were wiped: 0 or 1
 */
int
lyd_rehearsal_sweep (const LydContext *context,
                     const char *database)
{
  g_autofree char *absolute = g_canonicalize_filename (database, NULL);
  g_autofree char *path = lyd_rehearsal_dup_path (absolute);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || lyd_running_is_used (context->state_dir, path))
    return 0;
  return wipe (path) == 0;
}
