#include "lyd-traces.h"

#include <ftw.h>
#include <string.h>

/* nftw() hands nothing to its callback. */
static const char *wanted;
static GPtrArray *found;

static int
look (const char *path,
      const struct stat *info,
      int kind,
      struct FTW *walk)
{
  g_autofree char *bytes = NULL;
  gsize length;

  if (kind != FTW_F)
    return 0;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  if (memmem (bytes, length, wanted, strlen (wanted)) != NULL)
    g_ptr_array_add (found, g_strdup (path));
  return 0;
}

/* Returns: (transfer full) (element-type filename): the files below @folder in whose bytes @mark stands */
GPtrArray *
lyd_traces_find (const char *folder,
                 const char *mark)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  wanted = mark;
  found = list;
  g_assert_cmpint (nftw (folder, look, 16, FTW_PHYS), ==, 0);
  return list;
}

void
lyd_traces_assert_none (const char *folder,
                        const char *mark)
{
  g_autoptr (GPtrArray) list = lyd_traces_find (folder, mark);

  for (guint i = 0; i < list->len; i++)
    g_test_message ("“%s” is in %s", mark, (char *) g_ptr_array_index (list, i));
  g_assert_cmpuint (list->len, ==, 0);
}

void
lyd_traces_assert_some (const char *folder,
                        const char *mark)
{
  g_autoptr (GPtrArray) list = lyd_traces_find (folder, mark);

  if (list->len == 0)
    g_test_message ("“%s” is nowhere", mark);
  g_assert_cmpuint (list->len, >, 0);
}
