#include "lyd-letters-private.h"

#include "lyd-fold.h"
#include "lyd-home.h"
#include "lyd-mailbox.h"
#include "lyd-setting.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is remembered of letters is no thing of the network and in no journal: it is kept among the settings, as JSON.
 */
#define SENDER_NAME "sender-name"
#define SENDER_ADDRESS "sender-address"
#define MAX_LETTERS 200

static const char *const languages[LYD_N_LETTER_LANGUAGES] = { "en", "es" };

void
lyd_sender_free (LydSender *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self);
}

/* Returns: (transfer full) (nullable): who writes; where no name was said, the network's */
LydSender *
lyd_sender_get (LydFile *file,
                GError **error)
{
  g_autoptr (LydSender) sender = g_new0 (LydSender, 1);
  g_autoptr (LydHome) home = lyd_home_get (file, error);
  g_autofree char *address = NULL;
  g_autoptr (GError) local = NULL;

  if (home == NULL)
    return NULL;
  sender->name = lyd_setting_get (file->db, SENDER_NAME, &local);
  if (local == NULL)
    address = lyd_setting_get (file->db, SENDER_ADDRESS, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  sender->address = lyd_mailbox_clean (address);
  if (sender->name == NULL || sender->name[0] == '\0') {
    g_free (sender->name);
    sender->name = g_strdup (home->name);
  }
  return g_steal_pointer (&sender);
}

/* @name: "" or %NULL: the network's. @address: "" or %NULL forgets it; %LYD_ERROR_INVALID where it is none */
gboolean
lyd_sender_set (LydFile *file,
                const char *name,
                const char *address,
                GError **error)
{
  g_autofree char *line = lyd_clean_line (name);
  g_autofree char *clean = address != NULL && address[0] != '\0' ? lyd_mailbox_clean (address) : g_strdup ("");
  g_autoptr (LydTransaction) transaction = NULL;

  if (clean == NULL || g_utf8_strlen (line, -1) > MAX_LETTERS) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 clean == NULL ? _ ("“%s” is no e-mail address. Nothing was changed.")
                               : _ ("“%s” is too long for a name. Nothing was changed."),
                 clean == NULL ? address : line);
    return FALSE;
  }
  transaction = lyd_transaction_begin (file->db, error);
  return transaction != NULL && lyd_setting_set (file->db, SENDER_NAME, line, error) &&
         lyd_setting_set (file->db, SENDER_ADDRESS, clean, error) && lyd_transaction_commit (&transaction, error);
}

/* ---- whom a letter was given ---- */

static char *
make_given_key (const LydEvent *event,
                LydLetterKind kind)
{
  g_autofree char *id = lyd_id_to_string (&event->id);

  return g_strdup_printf ("letters-given:%s:%s", id, lyd_word_id (&lyd_letter_kinds, kind));
}

static void
read_ids (JsonArray *array,
          GHashTable *given)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    LydId id;

    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
        lyd_id_from_string (&id, json_node_get_string (node)))
      g_hash_table_add (given, g_memdup2 (&id, sizeof id));
  }
}

/* Returns: (transfer full) (nullable) (element-type LydId): registrations; empty where the event has moved since */
GHashTable *
lyd_letter_given_read (LydFile *file,
                       const LydEvent *event,
                       LydLetterKind kind,
                       GError **error)
{
  g_autofree char *key = make_given_key (event, kind);
  g_autoptr (GHashTable) given = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = lyd_setting_get (file->db, key, &local);
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (object != NULL && json_object_get_int_member_with_default (object, "start", 0) == event->start) {
    JsonNode *ids = json_object_get_member (object, "given");

    if (ids != NULL && JSON_NODE_HOLDS_ARRAY (ids))
      read_ids (json_node_get_array (ids), given);
  }
  return g_steal_pointer (&given);
}

gboolean
lyd_letter_given_write (LydFile *file,
                        const LydEvent *event,
                        LydLetterKind kind,
                        GHashTable *given,
                        GError **error)
{
  g_autofree char *key = make_given_key (event, kind);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer id;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder, event->start);
  json_builder_set_member_name (builder, "given");
  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autofree char *name = lyd_id_to_string (id);

    json_builder_add_string_value (builder, name);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return lyd_setting_set (file->db, key, text, error);
}

/* ---- what letters say ---- */

static char *
make_text_key (LydLetterKind kind,
               int language,
               const char *part)
{
  return g_strdup_printf ("letter:%s:%s:%s", lyd_word_id (&lyd_letter_kinds, kind), languages[language], part);
}

/* Sets @text where something else than what Lanyard comes with was saved. */
static gboolean
read_part (LydFile *file,
           LydLetterKind kind,
           int language,
           const char *part,
           char **text,
           gboolean *edited,
           GError **error)
{
  g_autofree char *key = make_text_key (kind, language, part);
  g_autoptr (GError) local = NULL;
  char *saved = lyd_setting_get (file->db, key, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (saved == NULL || saved[0] == '\0') {
    g_free (saved);
    return TRUE;
  }
  *edited = TRUE;
  g_free (*text);
  *text = saved;
  return TRUE;
}

gboolean
lyd_letter_texts_read (LydFile *file,
                       LydLetterKind kind,
                       LydLetterText *texts,
                       gboolean *edited,
                       GError **error)
{
  *edited = FALSE;
  for (int i = 0; i < LYD_N_LETTER_LANGUAGES; i++) {
    lyd_letter_text_set_default (&texts[i], kind, (LydLetterLanguage) i);
    if (!read_part (file, kind, i, "subject", &texts[i].subject, edited, error) ||
        !read_part (file, kind, i, "body", &texts[i].body, edited, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_part (const char *text,
            GError **error)
{
  g_autofree char *unknown = NULL;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > LYD_LETTER_MAX_BYTES) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("This text is too long. Nothing was changed."));
    return FALSE;
  }
  unknown = lyd_letter_find_unknown (text);
  if (unknown == NULL)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("“%s” stands for nothing. Look at the list of placeholders. Nothing was changed."), unknown);
  return FALSE;
}

static gboolean
write_part (LydFile *file,
            LydLetterKind kind,
            int language,
            const char *part,
            const char *text,
            const char *usual,
            GError **error)
{
  g_autofree char *key = make_text_key (kind, language, part);

  /* What Lanyard comes with is not kept: a later version may say it better. */
  return lyd_setting_set (file->db, key, g_strcmp0 (text, usual) == 0 ? "" : text, error);
}

/**
 * lyd_letters_set_texts:
 * @texts: (array length=LYD_N_LETTER_LANGUAGES) (nullable): %NULL: what Lanyard comes with
 *
 * Remembers what letters of @kind say from now on. %LYD_ERROR_INVALID where a placeholder is none.
 */
gboolean
lyd_letters_set_texts (LydFile *file,
                       LydLetterKind kind,
                       const LydLetterText *texts,
                       GError **error)
{
  g_autoptr (LydTransaction) transaction = NULL;

  for (int i = 0; texts != NULL && i < LYD_N_LETTER_LANGUAGES; i++)
    if (!check_part (texts[i].subject, error) || !check_part (texts[i].body, error))
      return FALSE;
  transaction = lyd_transaction_begin (file->db, error);
  for (int i = 0; transaction != NULL && i < LYD_N_LETTER_LANGUAGES; i++) {
    LydLetterText usual = { 0 };
    gboolean ok;

    lyd_letter_text_set_default (&usual, kind, (LydLetterLanguage) i);
    ok =
      write_part (file, kind, i, "subject", texts != NULL ? texts[i].subject : usual.subject, usual.subject, error) &&
      write_part (file, kind, i, "body", texts != NULL ? texts[i].body : usual.body, usual.body, error);
    lyd_letter_text_clear (&usual);
    if (!ok)
      return FALSE;
  }
  return transaction != NULL && lyd_transaction_commit (&transaction, error);
}
