#include "lyd-aliases.h"

#include "lyd-directory-edit.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-people.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LETTERS 300
#define MIN_DIGITS 5

/* What can have another version, how it is compared, and what is told of one that cannot be. */
static const struct {
  const char *kind;
  gsize offset; /* of the main one */
  char *(*fold) (const char *text);
  const char *wrong;
} kinds[] = {
  { "name", G_STRUCT_OFFSET (LydPerson, name), lyd_fold_text, N_ ("A name is needed. Nothing was changed.") },
  { "email", G_STRUCT_OFFSET (LydPerson, email), lyd_fold_email,
    N_ ("This is not an e-mail address. Nothing was changed.") },
  { "phone", G_STRUCT_OFFSET (LydPerson, phone), lyd_fold_phone,
    N_ ("This is not a telephone number. Nothing was changed.") },
};

static int
find_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return (int) i;
  return -1;
}

/* What somebody typed is: "email", "phone" or "name". */
const char *
lyd_aliases_guess_kind (const char *value)
{
  g_autofree char *email = lyd_fold_email (value);
  g_autofree char *digits = lyd_fold_phone (value);

  if (email != NULL)
    return "email";
  return digits != NULL && strlen (digits) >= MIN_DIGITS ? "phone" : "name";
}

static LydAlias *
get_alias (LydFile *file,
           const LydId *id,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  LydAlias *alias = lyd_people_get_alias (file->db, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (alias == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("That is not on file any more. Nothing was changed."));
  return alias;
}

/**
 * lyd_aliases_add:
 * @kind: "name", "email" or "phone"
 *
 * Returns: %FALSE with %LYD_ERROR_INVALID where @value is none of that kind, with %LYD_ERROR_CONFLICT where it is the
 *   main one
 */
gboolean
lyd_aliases_add (LydFile *file,
                 const LydId *person,
                 const char *kind,
                 const char *value,
                 GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydPerson) known = act != NULL ? lyd_directory_find_person (file, person, error) : NULL;
  g_autofree char *clean = lyd_clean_line (value);
  g_autofree char *folded = NULL;
  g_autofree char *main = NULL;
  int i = find_kind (kind);
  LydAlias alias = { .person = *person, .kind = (char *) kind, .value = clean };

  g_return_val_if_fail (i >= 0, FALSE);

  if (known == NULL)
    return FALSE;
  folded = kinds[i].fold (clean);
  if (folded == NULL || folded[0] == '\0' || g_utf8_strlen (clean, -1) > MAX_LETTERS) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, _ (kinds[i].wrong));
    return FALSE;
  }
  main = kinds[i].fold (G_STRUCT_MEMBER (const char *, known, kinds[i].offset));
  if (g_strcmp0 (main, folded) == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("%s has this already. Nothing was changed."), known->name);
    return FALSE;
  }
  alias.id = lyd_context_make_id (&file->context);
  alias.folded = folded;
  return lyd_people_add_alias (file->db, &alias, error) &&
         lyd_file_commit (file, &act, "add-alias", person, error, "name", known->name, "value", clean, NULL);
}

gboolean
lyd_aliases_remove (LydFile *file,
                    const LydId *id,
                    GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydAlias) alias = act != NULL ? get_alias (file, id, error) : NULL;
  g_autoptr (LydPerson) person = alias != NULL ? lyd_directory_find_person (file, &alias->person, error) : NULL;

  return person != NULL && lyd_people_delete_alias (file->db, alias, error) &&
         lyd_file_commit (file, &act, "remove-alias", &alias->person, error, "name", person->name, "value",
                          alias->value, NULL);
}

/* What was the main one becomes the other one. */
static gboolean
keep_former (LydFile *file,
             const LydPerson *person,
             int i,
             GError **error)
{
  const char *former = G_STRUCT_MEMBER (const char *, person, kinds[i].offset);
  g_autofree char *folded = kinds[i].fold (former);
  LydAlias alias = { .person = person->id, .kind = (char *) kinds[i].kind, .value = (char *) former, .folded = folded };

  if (former == NULL || folded == NULL || folded[0] == '\0')
    return TRUE;
  alias.id = lyd_context_make_id (&file->context);
  return lyd_people_add_alias (file->db, &alias, error);
}

/* Makes it the main one: what is shown, written to and printed. */
gboolean
lyd_aliases_promote (LydFile *file,
                     const LydId *id,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydAlias) alias = act != NULL ? get_alias (file, id, error) : NULL;
  g_autoptr (LydPerson) person = alias != NULL ? lyd_directory_find_person (file, &alias->person, error) : NULL;
  g_autofree char *name = person != NULL ? g_strdup (person->name) : NULL;
  int i = alias != NULL ? find_kind (alias->kind) : -1;
  char **main;

  if (person == NULL || i < 0 || !lyd_people_delete_alias (file->db, alias, error) ||
      !keep_former (file, person, i, error))
    return FALSE;
  main = G_STRUCT_MEMBER_P (person, kinds[i].offset);
  g_free (*main);
  *main = g_strdup (alias->value);
  /* The parts were those of the former name. */
  if (strcmp (alias->kind, "name") == 0) {
    g_clear_pointer (&person->given, g_free);
    g_clear_pointer (&person->family, g_free);
  }
  return lyd_people_update (file->db, person, error) &&
         lyd_file_commit (file, &act, "promote-alias", &person->id, error, "name", name, "value", alias->value, NULL);
}
