#include "lyd-designs.h"

#include "lyd-design-rows.h"
#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-replace.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Returns: (transfer full) (nullable) */
LydBadgeDesign *
lyd_designs_get (LydFile *file,
                 const LydId *event,
                 GError **error)
{
  g_autofree char *text = NULL;

  if (!lyd_design_rows_get (file->db, event, &text, error))
    return NULL;
  if (text == NULL)
    return lyd_badge_design_new_builtin (lyd_badge_designs_get_builtin_id (0));
  return lyd_badge_design_read (text, strlen (text), error);
}

/* Returns: (transfer full) (nullable): what lyd_badge_digest() takes, without reading the design itself */
char *
lyd_designs_get_digest (LydFile *file,
                        const LydId *event,
                        GError **error)
{
  char *digest = NULL;

  if (!lyd_design_rows_get_digest (file->db, event, &digest, error))
    return NULL;
  return digest != NULL ? digest : g_strdup (lyd_badge_designs_get_builtin_id (0));
}

static gboolean
store (LydFile *file,
       const LydId *event,
       const LydBadgeDesign *design,
       GError **error)
{
  g_autofree char *digest = lyd_badge_design_make_digest (design);
  g_autofree char *text = lyd_badge_design_write (design);

  if (strlen (text) > LYD_BADGE_DESIGN_MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("With its pictures the design is larger than %d MB. Choose smaller ones. Nothing was changed."),
                 LYD_BADGE_DESIGN_MAX_BYTES / (1024 * 1024));
    return FALSE;
  }
  /* What every event has needs no row. */
  if (strcmp (digest, lyd_badge_designs_get_builtin_id (0)) == 0)
    return lyd_design_rows_delete (file->db, event, error);
  return lyd_design_rows_set (file->db, event, text, digest, error);
}

/* Gives the event's badges a look; those printed before are "changed since they were printed" then. */
gboolean
lyd_designs_set (LydFile *file,
                 const LydId *event,
                 const LydBadgeDesign *design,
                 GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) found = act != NULL ? lyd_plan_get_event (file, event, error) : NULL;

  return found != NULL && store (file, event, design, error) &&
         lyd_file_commit (file, &act, "set-badge-design", event, error, "title", found->title, NULL);
}

/**
 * lyd_designs_load:
 * @path: a ".lanyard-badge" file, from whomever
 *
 * Returns: (transfer full) (nullable): %NULL with a sentence that says what is wrong with it and where
 */
LydBadgeDesign *
lyd_designs_load (const char *path,
                  GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  LydBadgeDesign *design = NULL;
  gsize length;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local);
  if (info != NULL && (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
                       g_file_info_get_size (info) > LYD_BADGE_DESIGN_MAX_BYTES))
    g_set_error (&local, LYD_ERROR, LYD_ERROR_FORMAT, _ ("A badge design is a file of at most %d MB."),
                 LYD_BADGE_DESIGN_MAX_BYTES / (1024 * 1024));
  if (local == NULL && g_file_load_contents (file, NULL, &text, &length, NULL, &local))
    design = lyd_badge_design_read (text, length, &local);
  if (design == NULL)
    /* Translators: a file's name, and a sentence that says what is wrong with it */
    g_set_error (error, LYD_ERROR, LYD_ERROR_FORMAT, _ ("“%s” cannot be used. %s Nothing was changed."), shown,
                 local->message);
  return design;
}

/* Returns: (transfer full) (nullable): the built-in design of that name, otherwise the one in the file */
LydBadgeDesign *
lyd_designs_find (const char *name_or_path,
                  GError **error)
{
  LydBadgeDesign *design = lyd_badge_design_new_builtin (name_or_path);
  g_autoptr (GString) names = g_string_new (NULL);

  if (design != NULL || strchr (name_or_path, '.') != NULL || strchr (name_or_path, '/') != NULL)
    return design != NULL ? design : lyd_designs_load (name_or_path, error);
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin (); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lyd_badge_designs_get_builtin_id (i));
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There is no badge design “%s”. There are %s, and files (%s)."),
               name_or_path, names->str, "*" LYD_DESIGN_SUFFIX);
  return NULL;
}

gboolean
lyd_designs_save (const LydBadgeDesign *design,
                  const char *path,
                  GError **error)
{
  g_autofree char *text = lyd_badge_design_write (design);
  g_autoptr (LydReplace) replace = lyd_replace_begin (path, error);

  return replace != NULL && g_file_set_contents (lyd_replace_get_part (replace), text, -1, error) &&
         lyd_replace_finish (&replace, error);
}
