/* Whatever is on the clipboard: every entry says where it stands and what it is, and every text is valid UTF-8. */
#include "lyd-people-list.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || (text[0] != '\0' && g_utf8_validate (text, -1, NULL)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lyd_people_list_read (text, &error);
  guint line = 1;

  g_assert_true ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LydListedPerson *person = g_ptr_array_index (list, i);

    g_assert_cmpuint (person->line, >=, line);
    g_assert_cmpuint (person->column, >, 0);
    g_assert_true (person->name != NULL || person->email != NULL);
    g_assert_true (person->state != LYD_LISTED_GOOD || person->name != NULL);
    check_text (person->text);
    check_text (person->name);
    check_text (person->email);
    check_text (person->organization);
    line = person->line;
  }
  return 0;
}
