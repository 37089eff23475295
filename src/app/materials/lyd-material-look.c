#include "lyd-material-look.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* By LydMaterialKind. */
static const char *const icons[] = {
  [LYD_MATERIAL_RECORDING] = "video-x-generic-symbolic",
  [LYD_MATERIAL_SLIDES] = "x-office-presentation-symbolic",
  [LYD_MATERIAL_FACT_SHEET] = "x-office-document-symbolic",
  [LYD_MATERIAL_OTHER] = "text-x-generic-symbolic",
};

const char *
lyd_material_get_icon (const LydMaterial *material)
{
  return icons[material->kind];
}

/* Returns: (transfer full): "Recording · youtube.com", "Slides · PDF, 2.1 MB" */
char *
lyd_material_describe (const LydMaterial *material)
{
  const char *kind = lyd_word_title (&lyd_material_kinds, material->kind);
  const char *dot = material->file_name != NULL ? strrchr (material->file_name, '.') : NULL;
  g_autofree char *host = material->link != NULL ? lyd_link_dup_host (material->link) : NULL;
  g_autofree char *ending = dot != NULL && strlen (dot) <= 6 ? g_utf8_strup (dot + 1, -1) : NULL;
  g_autofree char *size = NULL;

  if (material->link != NULL)
    return g_strdup_printf ("%s · %s", kind, host != NULL ? host : material->link);
  size = g_format_size ((guint64) MAX (material->size, 0));
  if (ending == NULL)
    return g_strdup_printf ("%s · %s", kind, size);
  return g_strdup_printf ("%s · %s, %s", kind, ending, size);
}

/* The last part of a link where it is words: "opening-plenary" in https://example.org/2027/opening-plenary.html */
static char *
read_words (const char *link)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  g_autofree char *path = uri != NULL ? g_strdup (g_uri_get_path (uri)) : g_strdup ("");
  g_autofree char *name = NULL;
  char *slash;
  char *dot;

  while ((slash = strrchr (path, '/')) != NULL && slash[1] == '\0' && slash > path)
    *slash = '\0';
  if (slash == NULL || !g_utf8_validate (slash, -1, NULL))
    return NULL;
  name = lyd_file_name_clean (slash + 1);
  dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  return strpbrk (name, "-_ ") != NULL ? g_steal_pointer (&name) : NULL;
}

static char *
join_words (GStrv words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (text, FALSE);
}

/* "opening-plenary" -> "Opening plenary" */
static char *
make_readable (char *name)
{
  g_autofree char *taken = name;
  g_auto (GStrv) words = g_strsplit_set (taken, "_ ", -1);
  g_autofree char *spaced = join_words (words);
  g_autofree char *clean = lyd_clean_line (spaced);
  g_autofree char *first = NULL;

  if (strchr (clean, ' ') == NULL)
    g_strdelimit (clean, "-", ' ');
  first = g_utf8_strup (clean, g_utf8_next_char (clean) - clean);
  return g_strconcat (first, clean[0] != '\0' ? g_utf8_next_char (clean) : "", NULL);
}

/* Returns: (transfer full): what a new one is called until somebody says otherwise */
char *
lyd_material_make_title (const char *link,
                         const char *path)
{
  char *name = path != NULL ? lyd_file_name_clean (path) : read_words (link);
  char *dot = path != NULL ? strrchr (name, '.') : NULL;
  char *host;

  if (dot != NULL && dot > name)
    *dot = '\0';
  if (name != NULL)
    return make_readable (name);
  host = lyd_link_dup_host (link);
  return host != NULL ? host : g_strdup (link);
}
