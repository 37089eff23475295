#include "lyd-here.h"

#include "lyd-error.h"
#include "lyd-fold.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define DESK_NAME "desk-name"
#define MAX_NAME 40 /* letters: it stands in lines beside times */
#define MAX_TEXT 400

/* One for each data file: two of them may be open. */
static char *
dup_volunteers_path (const LydContext *context,
                     const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *name = NULL;

  hash[32] = '\0';
  name = g_strconcat ("volunteers-", hash, NULL);
  return g_build_filename (context->state_dir, name, NULL);
}

/* @text: (nullable): %NULL takes the file away */
static gboolean
keep (const LydContext *context,
      const char *path,
      const char *text,
      GError **error)
{
  if (text == NULL && g_unlink (path) != 0 && errno != ENOENT) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("“%s” could not be removed: %s."), path, g_strerror (errno));
    return FALSE;
  }
  if (text == NULL)
    return TRUE;
  if (g_mkdir_with_parents (context->state_dir, 0700) == 0 &&
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                NULL))
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE,
               _ ("“%s” could not be written, so nothing was changed. Is the disk full?"), path);
  return FALSE;
}

static gboolean
check_folder (const LydContext *context,
              GError **error)
{
  if (context->state_dir != NULL)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("There is no folder to keep this in. Nothing was changed."));
  return FALSE;
}

/**
 * lyd_here_get_volunteers:
 * @path: the data file
 * @event: (out): whose desk is open for volunteers; none: it is not known which, because the file was damaged
 *
 * Returns: whether one is
 */
gboolean
lyd_here_get_volunteers (const LydContext *context,
                         const char *path,
                         LydId *event)
{
  g_autofree char *file = context->state_dir != NULL ? dup_volunteers_path (context, path) : NULL;
  g_autofree char *text = NULL;

  *event = lyd_id_none;
  if (file == NULL || !g_file_get_contents (file, &text, NULL, NULL))
    return FALSE;
  g_strchomp (text);
  if (!lyd_id_from_string (event, text))
    *event = lyd_id_none;
  return TRUE;
}

/**
 * lyd_here_find_volunteers:
 * @folder: where the copies lie that desks work on; it may not be there
 *
 * Returns: (transfer full) (nullable): one of them whose desk is open for volunteers
 */
char *
lyd_here_find_volunteers (const LydContext *context,
                          const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  LydId event;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_str_has_suffix (name, ".db") && lyd_here_get_volunteers (context, path, &event))
      return g_steal_pointer (&path);
  }
  return NULL;
}

/* @event: (nullable): %NULL: no desk is, from now on */
gboolean
lyd_here_set_volunteers (const LydContext *context,
                         const char *path,
                         const LydId *event,
                         GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *text = event != NULL ? lyd_id_to_string (event) : NULL;

  if (!check_folder (context, error))
    return FALSE;
  file = dup_volunteers_path (context, path);
  return keep (context, file, text, error);
}

/* Returns: (transfer full) (nullable): %NULL: it has none of its own */
char *
lyd_here_get_desk_name (const LydContext *context)
{
  g_autofree char *path = context->state_dir != NULL ? g_build_filename (context->state_dir, DESK_NAME, NULL) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL) ||
      g_utf8_strlen (text, -1) > MAX_TEXT)
    return NULL;
  name = lyd_clean_line (text);
  return name[0] != '\0' ? g_steal_pointer (&name) : NULL;
}

/* @name: as typed; "" forgets it */
gboolean
lyd_here_set_desk_name (const LydContext *context,
                        const char *name,
                        GError **error)
{
  g_autofree char *clean = lyd_clean_line (name);
  g_autofree char *path = NULL;

  if (g_utf8_strlen (clean, -1) > MAX_NAME) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A name has at most %d letters. Nothing was changed."),
                 MAX_NAME);
    return FALSE;
  }
  if (!check_folder (context, error))
    return FALSE;
  path = g_build_filename (context->state_dir, DESK_NAME, NULL);
  return keep (context, path, clean[0] != '\0' ? clean : NULL, error);
}
