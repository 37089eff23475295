#include "lyd-certificate-settings.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-setting.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>

/* One record for the network, which is where every kind begins, and one for each kind that has its own. */
#define KEY "certificate"

static const LydWord papers[] = {
  { "auto", NC_ ("paper", "As usual here") },
  { "letter", NC_ ("paper", "US Letter") },
  { "a4", NC_ ("paper", "A4") },
};

const LydVocabulary lyd_certificate_papers = { "paper", papers, G_N_ELEMENTS (papers) };

static const LydWord steps[] = {
  { "quarter", NC_ ("credits", "Quarters") },
  { "half", NC_ ("credits", "Halves") },
  { "whole", NC_ ("credits", "Whole ones") },
};

const LydVocabulary lyd_credit_steps = { "credits", steps, G_N_ELEMENTS (steps) };

/* What is a text, by its name in the record. */
static const struct {
  const char *name;
  gsize offset;
  gsize most; /* letters */
} texts[] = {
  { "sponsor", G_STRUCT_OFFSET (LydCertificateSettings, sponsor), LYD_CERTIFICATE_MAX_LINE },
  { "signer", G_STRUCT_OFFSET (LydCertificateSettings, signer), LYD_CERTIFICATE_MAX_LINE },
  { "signer_title", G_STRUCT_OFFSET (LydCertificateSettings, signer_title), LYD_CERTIFICATE_MAX_LINE },
  { "wording", G_STRUCT_OFFSET (LydCertificateSettings, wording), LYD_CERTIFICATE_MAX_WORDING },
  { "credit", G_STRUCT_OFFSET (LydCertificateSettings, credit), LYD_CERTIFICATE_MAX_LINE },
  { "language", G_STRUCT_OFFSET (LydCertificateSettings, language), 12 },
};

/* What is a number or a choice; all of them ints. */
static const struct {
  const char *name;
  gsize offset;
  int least;
  int most;
} numbers[] = {
  { "credit_minutes", G_STRUCT_OFFSET (LydCertificateSettings, credit_minutes), 1, 600 },
  { "credit_step", G_STRUCT_OFFSET (LydCertificateSettings, credit_step), 0, LYD_CREDIT_WHOLE },
  { "hours", G_STRUCT_OFFSET (LydCertificateSettings, hours), 0, 1 },
  { "presenters", G_STRUCT_OFFSET (LydCertificateSettings, presenters), 0, 1 },
  { "speakers", G_STRUCT_OFFSET (LydCertificateSettings, speakers), 0, 1 },
  { "staff", G_STRUCT_OFFSET (LydCertificateSettings, staff), 0, 1 },
  { "paper", G_STRUCT_OFFSET (LydCertificateSettings, paper), 0, LYD_CERTIFICATE_PAPER_A4 },
};

#define TEXT(self, i) G_STRUCT_MEMBER (char *, (self), texts[i].offset)
#define NUMBER(self, i) G_STRUCT_MEMBER (int, (self), numbers[i].offset)

LydCertificateSettings *
lyd_certificate_settings_new (void)
{
  LydCertificateSettings *self = g_new0 (LydCertificateSettings, 1);

  self->credit_minutes = 60;
  self->hours = TRUE;
  self->presenters = TRUE;
  return self;
}

void
lyd_certificate_settings_free (LydCertificateSettings *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (TEXT (self, i));
  g_free (self);
}

gboolean
lyd_certificate_settings_equal (const LydCertificateSettings *a,
                                const LydCertificateSettings *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (TEXT (a, i), TEXT (b, i)) != 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (NUMBER (a, i) != NUMBER (b, i))
      return FALSE;
  return TRUE;
}

/* Whatever stands in the record, what comes of it is clean and within bounds. */
static char *
clean (const char *text,
       gsize most)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *line = valid != NULL ? lyd_clean_line (valid) : NULL;

  if (line == NULL || line[0] == '\0')
    return NULL;
  return g_utf8_substring (line, 0, MIN ((glong) most, g_utf8_strlen (line, -1)));
}

/* Returns: (transfer full): as it would be remembered: clean texts, numbers within bounds */
LydCertificateSettings *
lyd_certificate_settings_copy (const LydCertificateSettings *self)
{
  LydCertificateSettings *copy = g_memdup2 (self, sizeof *self);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT (copy, i) = clean (TEXT (self, i), texts[i].most);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    NUMBER (copy, i) = CLAMP (NUMBER (self, i), numbers[i].least, numbers[i].most);
  return copy;
}

static gboolean
read_record (LydCertificateSettings *self,
             const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    JsonNode *node = json_object_get_member (object, texts[i].name);

    g_clear_pointer (&TEXT (self, i), g_free);
    if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      TEXT (self, i) = clean (json_node_get_string (node), texts[i].most);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    gint64 number = json_object_get_int_member_with_default (object, numbers[i].name, NUMBER (self, i));

    NUMBER (self, i) = (int) CLAMP (number, numbers[i].least, numbers[i].most);
  }
  return TRUE;
}

static char *
make_key (LydKind kind)
{
  return g_strconcat (KEY, ".", lyd_word_id (&lyd_kinds, (int) kind), NULL);
}

/**
 * lyd_certificate_settings_get:
 *
 * Returns: (transfer full) (nullable): what was set for this kind of event; else what was set last for any; else the
 *   defaults
 */
LydCertificateSettings *
lyd_certificate_settings_get (LydFile *file,
                              LydKind kind,
                              GError **error)
{
  g_autoptr (LydCertificateSettings) self = lyd_certificate_settings_new ();
  g_autofree char *key = make_key (kind);
  g_autofree char *own = NULL;
  g_autofree char *usual = NULL;
  g_autoptr (GError) local = NULL;

  own = lyd_setting_get (file->db, key, &local);
  if (local == NULL && own == NULL)
    usual = lyd_setting_get (file->db, KEY, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  (void) read_record (self, own != NULL ? own : usual);
  return g_steal_pointer (&self);
}

static char *
write_record (const LydCertificateSettings *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = clean (TEXT (self, i), texts[i].most);

    if (text == NULL)
      continue;
    json_builder_set_member_name (builder, texts[i].name);
    json_builder_add_string_value (builder, text);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    json_builder_set_member_name (builder, numbers[i].name);
    json_builder_add_int_value (builder, NUMBER (self, i));
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Remembers what certificates of this kind of event say, and that a kind that nobody has set begins with it. Not
 * journaled: it says how something looks. */
gboolean
lyd_certificate_settings_set (LydFile *file,
                              LydKind kind,
                              const LydCertificateSettings *self,
                              GError **error)
{
  g_autofree char *record = write_record (self);
  g_autofree char *key = make_key (kind);
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_setting_set (file->db, key, record, error) &&
         lyd_setting_set (file->db, KEY, record, error) && lyd_transaction_commit (&transaction, error);
}

/* A locale that says nothing of a country says A4; the networks that this is made for are in the United States. */
gboolean
lyd_certificate_settings_is_a4 (const LydCertificateSettings *self)
{
  const char *locale = setlocale (LC_PAPER, NULL);

  if (self->paper != LYD_CERTIFICATE_PAPER_AUTO)
    return self->paper == LYD_CERTIFICATE_PAPER_A4;
  if (locale == NULL || locale[0] == 'C' || g_str_has_prefix (locale, "POSIX"))
    return FALSE;
  return GPOINTER_TO_INT ((gpointer) nl_langinfo (_NL_PAPER_WIDTH)) == 210;
}
