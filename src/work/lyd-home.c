#include "lyd-home.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-setting.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

#define NAME_KEY "network.name"
#define ZONE_KEY "network.timezone"
#define MAX_LETTERS 300

void
lyd_home_free (LydHome *self)
{
  g_free (self->name);
  g_free (self->timezone);
  g_free (self);
}

static char *
get_text (LydFile *file,
          const char *key,
          GError **error)
{
  char *text = lyd_setting_get (file->db, key, error);

  if (text != NULL && text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* Returns: (transfer full) (nullable) */
LydHome *
lyd_home_get (LydFile *file,
              GError **error)
{
  g_autoptr (LydHome) home = g_new0 (LydHome, 1);
  g_autoptr (GError) local = NULL;

  home->name = get_text (file, NAME_KEY, &local);
  if (local == NULL)
    home->timezone = get_text (file, ZONE_KEY, &local);
  if (local == NULL)
    return g_steal_pointer (&home);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* @name: as typed; "" forgets it. Where a value makes no sense nothing is changed. */
gboolean
lyd_home_set (LydFile *file,
              const char *name,
              const char *timezone,
              GError **error)
{
  g_autofree char *clean = lyd_clean_line (name);
  g_autoptr (GTimeZone) zone = lyd_zone_get (timezone);
  g_autoptr (LydTransaction) transaction = NULL;

  if (zone == NULL) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("There is no time zone “%s”. Nothing was changed."), timezone);
    return FALSE;
  }
  if (g_utf8_strlen (clean, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A name has at most %d letters. Nothing was changed."),
                 MAX_LETTERS);
    return FALSE;
  }
  transaction = lyd_transaction_begin (file->db, error);
  return transaction != NULL && lyd_setting_set (file->db, NAME_KEY, clean, error) &&
         lyd_setting_set (file->db, ZONE_KEY, timezone, error) && lyd_transaction_commit (&transaction, error);
}
