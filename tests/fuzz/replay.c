/* Runs a fuzz target over the files and folders named on the command line, without libFuzzer: what the fuzzer once
 * found stays found, in every build. Speaks TAP, one case a file. */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static guint n_replayed;

static void
replay (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree guint8 *exact = NULL;
  gsize size = 0;

  n_replayed++;
  if (!g_file_get_contents (path, &data, &size, &error)) {
    g_print ("not ok %u - %s: %s\n", n_replayed, name, error->message);
    return;
  }
  /* g_file_get_contents adds a zero byte; a copy of the exact size lets the sanitizers see a read beyond the end. */
  exact = g_malloc (MAX (size, 1));
  memcpy (exact, data, size);
  LLVMFuzzerTestOneInput (exact, size);
  g_print ("ok %u - %s\n", n_replayed, name);
}

static void
replay_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL) {
    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      replay (path);
    return;
  }
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inside = g_build_filename (path, name, NULL);

    replay_all (inside);
  }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay_all (argv[i]);
  g_print ("1..%u\n", n_replayed);
  return 0;
}
