#include "lyd-data-dir.h"

#include "lyd-config.h"

/* A file that is always among the shipped data. */
#define MARK "labels.csv"

static gboolean
has_mark (const char *dir)
{
  g_autofree char *mark = g_build_filename (dir, MARK, NULL);

  return g_file_test (mark, G_FILE_TEST_IS_REGULAR);
}

/**
 * lyd_data_dir_dup:
 *
 * Where the shipped data are (label stocks, the demo network): $LANYARD_DATA_DIR, else beside the running program (an
 * installation that was moved, or the source tree around a build folder), else where they were installed.
 *
 * Returns: (transfer full)
 */
char *
lyd_data_dir_dup (void)
{
  static const char *const relative[] = { "../share/lanyard", "../../../data", "../../../../data" };
  const char *given = g_getenv ("LANYARD_DATA_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (given != NULL)
    return g_strdup (given);
  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS (relative); i++) {
    g_autofree char *dir = g_canonicalize_filename (relative[i], folder);

    if (has_mark (dir))
      return g_steal_pointer (&dir);
  }
  return g_strdup (LYD_PKGDATADIR);
}
