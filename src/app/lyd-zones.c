#include "lyd-zones.h"

#include "lyd-words-time.h"

static const char *const known_zones[] = {
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
};

/**
 * lyd_zones_fill:
 * @own: (nullable): an IANA name, to be selected and, where it is no zone of the country, added
 *
 * Returns: (transfer full) (element-type utf8): the IANA names in the order of the row
 */
GPtrArray *
lyd_zones_fill (AdwComboRow *row,
                const char *own)
{
  GPtrArray *zones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known_zones); i++)
    g_ptr_array_add (zones, g_strdup (known_zones[i]));
  if (own != NULL && !g_ptr_array_find_with_equal_func (zones, own, g_str_equal, &selected)) {
    selected = zones->len;
    g_ptr_array_add (zones, g_strdup (own));
  }
  for (guint i = 0; i < zones->len; i++)
    gtk_string_list_take (titles, lyd_words_zone (g_ptr_array_index (zones, i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected);
  return zones;
}
