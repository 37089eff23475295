#include "lyd-erase-identities.h"

#include "lyd-fold.h"
#include "lyd-online-name.h"

#include <string.h>

/* Fewer digits are an extension, which many have. */
#define MIN_DIGITS 7

/* Returns: (transfer full) (element-type utf8): a set of identities, without the times of who has no name */
GHashTable *
lyd_erase_keys_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What @text, a name, an address or a number, makes of an identity. @own: it stands in their own row, so that it is
 * theirs even where it reads like a device's */
void
lyd_erase_keys_add (GHashTable *keys,
                    const char *text,
                    gboolean own)
{
  g_autofree char *name = lyd_fold_text (text);
  g_autofree char *email = lyd_fold_email (text);
  g_autofree char *digits = lyd_fold_phone (text);

  if (name[0] != '\0' && (own || lyd_online_name_classify (text) == LYD_NAME_PERSON))
    g_hash_table_add (keys, g_strconcat ("name:", name, NULL));
  if (name[0] != '\0' && own)
    g_hash_table_add (keys, g_strconcat ("guest:", name, NULL));
  if (email != NULL)
    g_hash_table_add (keys, g_strconcat ("mail:", email, NULL));
  else if (strlen (digits) >= MIN_DIGITS)
    g_hash_table_add (keys, g_strconcat ("tel:", digits, NULL));
}

static gboolean
is_theirs (GHashTable *keys,
           const char *identity)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  const char *at = strrchr (identity, '@');

  if (g_str_has_prefix (identity, "guest:") && at != NULL) {
    key = g_strndup (identity, (gsize) (at - identity));
  } else if (g_str_has_prefix (identity, "tel:")) {
    value = lyd_fold_phone (identity + strlen ("tel:"));
    key = g_strconcat ("tel:", value, NULL);
  } else if (g_str_has_prefix (identity, "name:") && !g_hash_table_contains (keys, identity)) {
    /* "Xavia Quorl (iPad)" */
    value = lyd_online_name_strip_device (identity + strlen ("name:"));
    key = g_strconcat ("name:", value, NULL);
  }
  return g_hash_table_contains (keys, key != NULL ? key : identity);
}

static gboolean
has_id (const GArray *ids,
        const LydId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (lyd_id_equal (&g_array_index (ids, LydId, i), id))
      return TRUE;
  return FALSE;
}

/* What somebody else on file is called as well stays theirs. */
static gboolean
leave_out_shared (LydDb *db,
                  GHashTable *keys,
                  const GArray *people,
                  GError **error)
{
  g_autoptr (GHashTable) others = lyd_erase_keys_new ();
  g_autoptr (LydStmt) stmt =
    lyd_db_query (db, error,
                  "SELECT id, name FROM person UNION ALL SELECT id, given || ' ' || family FROM person"
                  " UNION ALL SELECT id, email FROM person UNION ALL SELECT id, phone FROM person"
                  " UNION ALL SELECT person, value FROM alias",
                  "");
  GHashTableIter iter;
  gpointer key;
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId id = lyd_stmt_get_id (stmt, 0);

    if (!lyd_stmt_is_null (stmt, 1) && !has_id (people, &id))
      lyd_erase_keys_add (others, lyd_stmt_get_text (stmt, 1), TRUE);
  }
  if (!lyd_stmt_ended (local, error))
    return FALSE;
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_remove (keys, key);
  return TRUE;
}

/**
 * lyd_erase_identities_find:
 * @keys: of what @people are and were called; loses what others are called as well
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the identities in reports that say who it is
 */
GPtrArray *
lyd_erase_identities_find (LydDb *db,
                           GHashTable *keys,
                           const GArray *people,
                           GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LydStmt) stmt = NULL;
  GError *local = NULL;

  if (!leave_out_shared (db, keys, people, error) ||
      (stmt = lyd_db_query (db, error, "SELECT identity FROM evidence UNION SELECT identity FROM settlement", "")) ==
        NULL)
    return NULL;
  while (lyd_stmt_step (stmt, &local))
    if (is_theirs (keys, lyd_stmt_get_text (stmt, 0)))
      g_ptr_array_add (found, lyd_stmt_dup_text (stmt, 0));
  return lyd_stmt_ended (local, error) ? g_steal_pointer (&found) : NULL;
}

/* What the reports say of them stays, by identities that say nothing; a name that was said to be nobody's goes. */
gboolean
lyd_erase_identities_forget (LydDb *db,
                             GHashTable *keys,
                             const GPtrArray *identities,
                             const LydId *person,
                             GError **error)
{
  g_autofree char *text = lyd_id_to_string (person);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < identities->len; i++) {
    const char *old = g_ptr_array_index (identities, i);
    g_autofree char *identity = g_strdup_printf ("erased %s %u", text, i + 1);

    if (!lyd_db_run (db, error, "UPDATE evidence SET identity = ?2, name = NULL, email = NULL WHERE identity = ?1",
                     "ss", old, identity) ||
        !lyd_db_run (db, error, "UPDATE settlement SET identity = ?2 WHERE identity = ?1", "ss", old, identity))
      return FALSE;
  }
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, "name:") &&
        !lyd_db_run (db, error, "DELETE FROM nobody WHERE folded = ?", "s", (const char *) key + strlen ("name:")))
      return FALSE;
  return TRUE;
}
