/* Linked into every core test: the program takes its locale from the environment, as the front doors do. Without it the
 * run under es_ES.UTF-8 would quietly be a second run under C. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void __attribute__ ((constructor))
take_locale (void)
{
  const char *wanted = getenv ("LC_ALL");

  if (setlocale (LC_ALL, "") == NULL && wanted != NULL && strcmp (wanted, "C.UTF-8") != 0) {
    fprintf (stderr, "The locale %s cannot be used here.\n", wanted);
    abort ();
  }
}
