#include "lyd-settings.h"

#include "lyd-config.h"

/**
 * lyd_settings_new:
 *
 * The person's taste (window size, sounds ...); what belongs to the network is in the data file.
 *
 * Returns: (transfer full) (nullable): %NULL where the schema is not installed, as in a build folder: all works without
 */
GSettings *
lyd_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, LYD_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
