#include "lyd-library.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-material-rows.h"
#include "lyd-time.h"

#include <string.h>

void
lyd_library_item_free (LydLibraryItem *self)
{
  g_clear_pointer (&self->material, lyd_material_free);
  g_free (self->event);
  g_free (self->session);
  g_free (self->policy_area);
  g_free (self->source);
  g_free (self);
}

void
lyd_library_free (LydLibrary *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->policy_areas, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self);
}

static LydLibraryItem *
item_new (LydLibraryRow *row)
{
  LydLibraryItem *item = g_new0 (LydLibraryItem, 1);
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (row->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (row->start, zone);

  item->start = row->start;
  item->year = g_date_time_get_year (local);
  item->material = g_steal_pointer (&row->material);
  item->event = g_steal_pointer (&row->event);
  item->session = g_steal_pointer (&row->session);
  item->policy_area = g_steal_pointer (&row->policy_area);
  item->source = item->material->link != NULL ? lyd_link_dup_host (item->material->link)
                                              : g_strdup (item->material->file_name);
  return item;
}

static void
add_folded (GString *text,
            const char *part)
{
  g_autofree char *folded = part != NULL ? lyd_fold_text (part) : NULL;

  if (folded != NULL)
    g_string_append_printf (text, " %s", folded);
}

/* Whether every word of @words begins a word of what the material says and where it comes from. */
static gboolean
has_words (const LydLibraryItem *item,
           char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (words[0] == NULL)
    return TRUE;
  add_folded (text, item->material->title);
  add_folded (text, item->material->link != NULL ? item->material->link : item->material->file_name);
  add_folded (text, item->event);
  add_folded (text, item->session);
  add_folded (text, item->policy_area);
  add_folded (text, lyd_word_title (&lyd_material_kinds, item->material->kind));
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *start = g_strconcat (" ", words[i], NULL);

    if (words[i][0] != '\0' && strstr (text->str, start) == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
fits (const LydLibraryItem *item,
      const LydLibraryQuery *query,
      char **words)
{
  return (query->kind == LYD_LIBRARY_ANY || (int) item->material->kind == query->kind) &&
         (query->year == LYD_LIBRARY_ANY || item->year == query->year) &&
         (query->policy_area == NULL || g_strcmp0 (item->policy_area, query->policy_area) == 0) &&
         has_words (item, words);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The choices are those of the whole library, so that they stay while one looks. */
static void
add_choices (LydLibrary *self,
             const LydLibraryItem *item)
{
  gboolean known = FALSE;

  for (guint i = 0; i < self->years->len && !known; i++)
    known = g_array_index (self->years, int, i) == item->year;
  if (!known)
    g_array_append_val (self->years, item->year);
  if (item->policy_area != NULL &&
      !g_ptr_array_find_with_equal_func (self->policy_areas, item->policy_area, g_str_equal, NULL))
    g_ptr_array_add (self->policy_areas, g_strdup (item->policy_area));
}

/* Returns: (transfer full) (nullable): what fits @query, the latest event first, and what there is to choose from */
LydLibrary *
lyd_library_search (LydFile *file,
                    const LydLibraryQuery *query,
                    GError **error)
{
  g_autoptr (LydLibrary) self = g_new0 (LydLibrary, 1);
  g_autoptr (GPtrArray) rows = lyd_material_rows_list_library (file->db, error);
  g_autofree char *folded = query->text != NULL ? lyd_fold_text (query->text) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  if (rows == NULL)
    return NULL;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_library_item_free);
  self->policy_areas = g_ptr_array_new_with_free_func (g_free);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->n_all = (int) rows->len;
  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (LydLibraryItem) item = item_new (g_ptr_array_index (rows, i));

    add_choices (self, item);
    if (fits (item, query, words))
      g_ptr_array_add (self->items, g_steal_pointer (&item));
  }
  g_ptr_array_sort (self->policy_areas, compare_names);
  return g_steal_pointer (&self);
}
