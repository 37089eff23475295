/* make-crowd FILE [REGISTRATIONS]: a data file with a retreat that is on today, as large as it is asked for (100,000),
 * two fifths of it already in. To look at: `lanyard --database FILE`. */
#include "lyd-crowd.h"

#include "lyd-system.h"

#include <stdlib.h>

int
main (int argc,
      char *argv[])
{
  int n = argc > 2 ? atoi (argv[2]) : 100000;
  g_autoptr (GError) error = NULL;
  LydContext context;
  LydFile *file;
  LydCrowd crowd;

  if (argc < 2 || argc > 3 || n < 1 || g_file_test (argv[1], G_FILE_TEST_EXISTS)) {
    g_printerr ("make-crowd FILE [REGISTRATIONS]: FILE must not exist yet\n");
    return 2;
  }
  lyd_system_init (&context);
  file = lyd_file_open (argv[1], LYD_FILE_CREATE, &context, &error);
  if (file == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  lyd_crowd_fill (file, n, n * 2 / 5, &crowd);
  lyd_file_close (file);
  lyd_crowd_clear (&crowd);
  return 0;
}
