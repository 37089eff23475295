#include "lyd-catalogue.h"
#include "lyd-error.h"
#include "lyd-plural-rule.h"

#include <string.h>

/* ---- plural rules ---- */

static void
test_rules (void)
{
  static const struct {
    const char *text;
    guint n_forms;
    gulong n;
    guint form;
  } known[] = {
    { "nplurals=2; plural=(n != 1);", 2, 1, 0 },
    { " nplurals = 2 ; plural = n != 1 ;\n", 2, 5, 1 },
    { "nplurals=1; plural=0;", 1, 7, 0 },
    { "nplurals=2; plural=n>1;", 2, 0, 0 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3, 21,
      0 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3, 11,
      2 },
    { "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3, 23,
      1 },
    { "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;", 6, 103, 3 },
    { "nplurals=2; plural=!(n == 1);", 2, 1, 0 },
    { "nplurals=2; plural=n/0 + n%0;", 2, 9, 0 }, /* dividing by nothing gives nothing */
    { "nplurals=2; plural=n;", 2, 9, 0 },         /* a form that there is not */
    { "nplurals=9; plural=2+3*2-n;", 9, 1, 7 },   /* what binds more comes first */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LydPluralRule) rule = lyd_plural_rule_parse (known[i].text, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (lyd_plural_rule_get_n_forms (rule), ==, known[i].n_forms);
    g_assert_cmpuint (lyd_plural_rule_choose (rule, known[i].n), ==, known[i].form);
  }
}

static void
refuse_rule (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lyd_plural_rule_parse (text, &error));
  g_assert_error (error, LYD_ERROR, LYD_ERROR_FORMAT);
}

static void
test_broken_rules (void)
{
  g_autofree char *deep = g_strnfill (5000, '(');
  g_autofree char *nested = g_strconcat ("nplurals=2; plural=", deep, NULL);
  g_autofree char *not = g_strnfill (5000, '!');
  g_autofree char *nots = g_strconcat ("nplurals=2; plural=", not, "n", NULL);
  g_autoptr (GString) many = g_string_new ("nplurals=2; plural=n");

  for (int i = 0; i < 500; i++)
    g_string_append (many, "+n");
  refuse_rule ("");
  refuse_rule ("nplurals=2;");
  refuse_rule ("nplurals=0; plural=n;");
  refuse_rule ("nplurals=99999999999999999999; plural=n;");
  refuse_rule ("nplurals=2; plural=m;");
  refuse_rule ("nplurals=2; plural=n n;");
  refuse_rule ("nplurals=2; plural=(n;");
  refuse_rule ("nplurals=2; plural=n ? 1;");
  refuse_rule ("nplurals=2; plural=n +;");
  refuse_rule (nested);
  refuse_rule (nots);
  refuse_rule (many->str);
}

/* ---- files ---- */

#define HEAD "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

typedef struct {
  const char *original;
  gsize original_length;
  const char *translation;
  gsize translation_length;
} Entry;

#define ENTRY(a, b)                      \
  {                                      \
    a, sizeof (a) - 1, b, sizeof (b) - 1 \
  }

static const Entry entries[] = {
  ENTRY ("", HEAD),
  ENTRY ("May", "Puede"),
  ENTRY ("empty", ""),
  ENTRY ("month\004May", "mayo"),
  ENTRY ("one goose\0%d geese", "un ganso\0%d gansos"),
};

#define N_ENTRIES G_N_ELEMENTS (entries)

static void
put (GByteArray *bytes,
     guint32 number,
     gboolean swapped)
{
  guint32 word = swapped ? GUINT32_SWAP_LE_BE (number) : number;

  g_byte_array_append (bytes, (const guint8 *) &word, sizeof word);
}

/* As msgfmt writes it. */
static GByteArray *
write_catalogue (gboolean swapped)
{
  GByteArray *bytes = g_byte_array_new ();
  guint32 offset = 28 + 16 * N_ENTRIES;

  put (bytes, 0x950412de, swapped);
  put (bytes, 0, swapped);
  put (bytes, N_ENTRIES, swapped);
  put (bytes, 28, swapped);
  put (bytes, 28 + 8 * N_ENTRIES, swapped);
  put (bytes, 0, swapped);
  put (bytes, offset, swapped);
  for (gsize i = 0; i < N_ENTRIES; i++) {
    put (bytes, (guint32) entries[i].original_length, swapped);
    put (bytes, offset, swapped);
    offset += (guint32) entries[i].original_length + 1;
  }
  for (gsize i = 0; i < N_ENTRIES; i++) {
    put (bytes, (guint32) entries[i].translation_length, swapped);
    put (bytes, offset, swapped);
    offset += (guint32) entries[i].translation_length + 1;
  }
  for (gsize i = 0; i < N_ENTRIES; i++)
    g_byte_array_append (bytes, (const guint8 *) entries[i].original, (guint) entries[i].original_length + 1);
  for (gsize i = 0; i < N_ENTRIES; i++)
    g_byte_array_append (bytes, (const guint8 *) entries[i].translation, (guint) entries[i].translation_length + 1);
  return bytes;
}

static void
check (gboolean swapped)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (write_catalogue (swapped));
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCatalogue) catalogue = lyd_catalogue_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lyd_catalogue_get_n (catalogue), ==, N_ENTRIES);
  g_assert_cmpstr (lyd_catalogue_get (catalogue, NULL, "May"), ==, "Puede");
  g_assert_cmpstr (lyd_catalogue_get (catalogue, "month", "May"), ==, "mayo");
  g_assert_cmpstr (lyd_catalogue_get (catalogue, NULL, "one goose"), ==, "un ganso");
  g_assert_cmpstr (lyd_catalogue_get_plural (catalogue, NULL, "one goose", 1), ==, "un ganso");
  g_assert_cmpstr (lyd_catalogue_get_plural (catalogue, NULL, "one goose", 4), ==, "%d gansos");
  g_assert_null (lyd_catalogue_get_plural (catalogue, NULL, "May", 4)); /* it has one form only */
  g_assert_null (lyd_catalogue_get (catalogue, NULL, "empty"));
  g_assert_null (lyd_catalogue_get (catalogue, "other", "May"));
  g_assert_null (lyd_catalogue_get (catalogue, NULL, "Ma"));
}

static void
test_look_up (void)
{
  check (FALSE);
  check (TRUE); /* made on a computer of the other byte order */
}

/* Whatever a byte is changed to, and wherever the file ends: refused, or read within its bounds. */
static void
test_damage (void)
{
  static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
  g_autoptr (GByteArray) whole = write_catalogue (FALSE);
  guint n_refused = 0;

  for (guint i = 0; i < whole->len; i++) {
    for (gsize k = 0; k < G_N_ELEMENTS (values) + 1; k++) {
      gsize length = k == G_N_ELEMENTS (values) ? i : whole->len;
      g_autofree guint8 *copy = g_memdup2 (whole->data, whole->len);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (LydCatalogue) catalogue = NULL;

      if (k < G_N_ELEMENTS (values))
        copy[i] = values[k];
      bytes = g_bytes_new (copy, length);
      catalogue = lyd_catalogue_new (bytes, NULL);
      if (catalogue == NULL) {
        n_refused++;
        continue;
      }
      for (gsize entry = 0; entry < N_ENTRIES; entry++) {
        lyd_catalogue_get (catalogue, NULL, entries[entry].original);
        lyd_catalogue_get_plural (catalogue, NULL, entries[entry].original, 2);
      }
    }
  }
  g_assert_cmpuint (n_refused, >, whole->len); /* every shortened one, and more */
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/plural-rules", test_rules);
  g_test_add_func ("/catalogue/broken-plural-rules", test_broken_rules);
  g_test_add_func ("/catalogue/look-up", test_look_up);
  g_test_add_func ("/catalogue/damage", test_damage);
  return g_test_run ();
}
