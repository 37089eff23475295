/* Who goes to which desk, by family name. */
#include "lyd-desk-split.h"

static char *
split (const char *const *sorted,
       gsize n,
       int n_desks)
{
  g_autoptr (GPtrArray) shares = lyd_desk_split_sorted (sorted, n, n_desks);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++) {
    const LydDeskShare *share = g_ptr_array_index (shares, i);
    g_autofree char *letters = lyd_desk_share_describe (share);

    g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", letters, share->n);
  }
  return g_string_free (text, FALSE);
}

static void
test_shares_out_names (void)
{
  static const char *const names[] = { "adams", "baker", "baker", "clark", "diaz", "evans", "kim", "kim",
                                       "lopez", "moore", "novak", "okafor", "reyes", "sato", "wu", "πετρου" };
  g_autofree char *one = split (names, G_N_ELEMENTS (names), 1);
  g_autofree char *two = split (names, G_N_ELEMENTS (names), 2);
  g_autofree char *three = split (names, G_N_ELEMENTS (names), 3);
  g_autofree char *nobody = split (NULL, 0, 2);

  g_assert_cmpstr (one, ==, "A–Z 16");
  g_assert_cmpstr (two, ==, "A–K 8, L–Z 8");
  g_assert_cmpstr (three, ==, "A–J 6, K–Q 6, R–Z 4");
  g_assert_cmpstr (nobody, ==, "A–Z 0");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-split/shares-out-names", test_shares_out_names);
  return g_test_run ();
}
