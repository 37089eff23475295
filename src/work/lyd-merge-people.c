#include "lyd-merge-people.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-merge-rows.h"
#include "lyd-people.h"
#include "lyd-seating-private.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * One human who was on file twice becomes one, as one act. Everything of the other goes over to the one that is kept,
 * and what they had in two versions and was not chosen is remembered as an alias, so that the next list that still says
 * it finds the right person. Where both were registered for an event, one registration is kept and stands for both:
 * the other's badge still opens the door.
 */

static const LydWord fields[] = {
  { "name", NC_ ("person field", "Name") },
  { "legal", NC_ ("person field", "Name on the ID") },
  { "email", NC_ ("person field", "E-mail") },
  { "phone", NC_ ("person field", "Phone") },
  { "organization", NC_ ("person field", "Organization") },
  { "role", NC_ ("person field", "Job title") },
  { "pronouns", NC_ ("person field", "Pronouns") },
  { "pronunciation", NC_ ("person field", "Pronunciation") },
  { "language", NC_ ("person field", "Language") },
  { "notes", NC_ ("person field", "Notes") },
};

const LydVocabulary lyd_merge_fields = { "person field", fields, G_N_ELEMENTS (fields) };

/* The fields that are one text each. */
static const struct {
  LydMergeField field;
  gsize offset;
} texts[] = {
  { LYD_MERGE_LEGAL, G_STRUCT_OFFSET (LydPerson, legal) },
  { LYD_MERGE_EMAIL, G_STRUCT_OFFSET (LydPerson, email) },
  { LYD_MERGE_PHONE, G_STRUCT_OFFSET (LydPerson, phone) },
  { LYD_MERGE_ROLE, G_STRUCT_OFFSET (LydPerson, role) },
  { LYD_MERGE_PRONOUNS, G_STRUCT_OFFSET (LydPerson, pronouns) },
  { LYD_MERGE_PRONUNCIATION, G_STRUCT_OFFSET (LydPerson, pronunciation) },
  { LYD_MERGE_LANGUAGE, G_STRUCT_OFFSET (LydPerson, language) },
};

void
lyd_merge_result_free (LydMergeResult *self)
{
  g_free (self->name);
  g_clear_pointer (&self->promoted, g_ptr_array_unref);
  g_free (self);
}

/* The one person who is called @words, whose id starts with it, or who has that address. */
gboolean
lyd_merge_find_person (LydFile *file,
                       const char *words,
                       LydId *person,
                       GError **error)
{
  g_autoptr (GPtrArray) found = lyd_people_find (file->db, words, error);
  g_autofree char *email = lyd_fold_email (words);

  if (found != NULL && found->len == 0 && email != NULL) {
    g_ptr_array_unref (found);
    found = lyd_people_find_by_email (file->db, email, error);
  }
  if (found == NULL)
    return FALSE;
  if (found->len != 1) {
    g_set_error (error, LYD_ERROR, found->len == 0 ? LYD_ERROR_NOT_FOUND : LYD_ERROR_AMBIGUOUS,
                 found->len == 0 ? _ ("There is nobody “%s”.")
                                 : _ ("“%s” fits more than one person. Give the start of an id."),
                 words);
    return FALSE;
  }
  *person = ((LydPerson *) g_ptr_array_index (found, 0))->id;
  return TRUE;
}

static gboolean
takes (guint take,
       LydMergeField field)
{
  return (take & (1u << field)) != 0;
}

/* A name that is an address is none. */
static gboolean
has_name (const LydPerson *person)
{
  return person->name != NULL && strchr (person->name, '@') == NULL;
}

static void
choose_name (LydPerson *merged,
             const LydPerson *keep,
             const LydPerson *other,
             guint take)
{
  const LydPerson *from = takes (take, LYD_MERGE_NAME) || (!has_name (keep) && has_name (other)) ? other : keep;
  g_autofree char *a = lyd_fold_text (keep->name);
  g_autofree char *b = lyd_fold_text (other->name);

  /* The same name, of which one of them knows the parts. */
  if (from == keep && keep->family == NULL && keep->given == NULL && strcmp (a, b) == 0 && other->family != NULL)
    from = other;
  merged->name = g_strdup (from->name);
  merged->given = g_strdup (from->given);
  merged->family = g_strdup (from->family);
}

/* Notes are nobody's to choose from: both stay, unless one says what the other does. */
static char *
choose_notes (const LydPerson *keep,
              const LydPerson *other,
              guint take)
{
  if (takes (take, LYD_MERGE_NOTES) || keep->notes == NULL)
    return g_strdup (other->notes);
  if (other->notes == NULL || strstr (keep->notes, other->notes) != NULL)
    return g_strdup (keep->notes);
  return g_strdup_printf ("%s\n%s", keep->notes, other->notes);
}

/**
 * lyd_merge_make_person:
 * @take: bits of #LydMergeField: what @other says is taken, where it says anything
 *
 * Whom a merge would make of the two: what @keep says, what @other says where @keep says nothing.
 *
 * Returns: (transfer full): with @keep's id
 */
LydPerson *
lyd_merge_make_person (const LydPerson *keep,
                       const LydPerson *other,
                       guint take)
{
  LydPerson *merged = lyd_person_new ();

  merged->id = keep->id;
  choose_name (merged, keep, other, take);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *ours = G_STRUCT_MEMBER (const char *, keep, texts[i].offset);
    const char *theirs = G_STRUCT_MEMBER (const char *, other, texts[i].offset);
    gboolean taken = theirs != NULL && (ours == NULL || takes (take, texts[i].field));

    G_STRUCT_MEMBER (char *, merged, texts[i].offset) = g_strdup (taken ? theirs : ours);
    if (texts[i].field == LYD_MERGE_PRONOUNS)
      merged->pronouns_public = taken ? other->pronouns_public : keep->pronouns_public;
  }
  merged->organization = keep->organization;
  if (!lyd_id_is_none (&other->organization) &&
      (lyd_id_is_none (&keep->organization) || takes (take, LYD_MERGE_ORGANIZATION)))
    merged->organization = other->organization;
  merged->notes = choose_notes (keep, other, take);
  return merged;
}

static gboolean
learn (LydFile *file,
       const LydPerson *merged,
       const char *kind,
       const char *value,
       char *folded, /* (transfer full) (nullable) */
       const char *known,
       GError **error)
{
  g_autofree char *owned = folded;
  LydAlias alias = { .person = merged->id, .kind = (char *) kind, .value = (char *) value, .folded = folded };

  if (value == NULL || folded == NULL || folded[0] == '\0' || g_strcmp0 (folded, known) == 0)
    return TRUE;
  alias.id = lyd_context_make_id (&file->context);
  return lyd_people_add_alias (file->db, &alias, error);
}

/* What @former says and @merged does not. */
static gboolean
learn_aliases (LydFile *file,
               const LydPerson *merged,
               const LydPerson *former,
               GError **error)
{
  g_autofree char *name = lyd_fold_text (merged->name);
  g_autofree char *email = lyd_fold_email (merged->email);
  g_autofree char *phone = lyd_fold_phone (merged->phone);

  return (!has_name (former) ||
          learn (file, merged, "name", former->name, lyd_fold_text (former->name), name, error)) &&
         learn (file, merged, "email", former->email, lyd_fold_email (former->email), email, error) &&
         learn (file, merged, "phone", former->phone, lyd_fold_phone (former->phone), phone, error);
}

/* Which of two registrations for one event stands for both: 0 or 1. The better status first: whoever was confirmed
 * once is not turned away; then where people have seen it. */
static int
choose_registration (const LydSharedEvent *shared)
{
  if (shared->statuses[0] != shared->statuses[1])
    return shared->statuses[1] < shared->statuses[0];
  if (shared->scanned[0] != shared->scanned[1])
    return shared->scanned[1];
  return !shared->printed[0] && shared->printed[1];
}

static gboolean
join_registrations (LydFile *file,
                    const LydId *keep,
                    const LydId *other,
                    LydMergeResult *result,
                    GError **error)
{
  g_autoptr (GArray) shared = lyd_merge_rows_list_shared (file->db, keep, other, error);

  if (shared == NULL)
    return FALSE;
  for (guint i = 0; i < shared->len; i++) {
    const LydSharedEvent *event = &g_array_index (shared, LydSharedEvent, i);
    int kept = choose_registration (event);

    if (!lyd_merge_rows_join_registrations (file->db, &event->registrations[kept], &event->registrations[1 - kept],
                                            error) ||
        (event->statuses[1 - kept] == LYD_STATUS_CONFIRMED &&
         !lyd_seating_settle (file, &event->event, NULL, result->promoted, error)))
      return FALSE;
  }
  result->n_shared = (int) shared->len;
  return TRUE;
}

static gboolean
read_two (LydFile *file,
          const LydId *keep,
          const LydId *other,
          LydPerson **first,
          LydPerson **second,
          GError **error)
{
  g_autoptr (GError) local = NULL;

  *first = lyd_people_get (file->db, keep, &local);
  *second = local == NULL ? lyd_people_get (file->db, other, &local) : NULL;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (*first != NULL && *second != NULL && !lyd_id_equal (keep, other))
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("These are not two people on file. Nothing was changed."));
  return FALSE;
}

/**
 * lyd_merge_people:
 * @take: bits of #LydMergeField: see lyd_merge_make_person()
 *
 * Makes one person of two, as one act that can be undone: registrations, aliases, answers and places go over, scans
 * stay in the log and count for the person that is kept, and every code that was given out still admits.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where they are not two people on file
 */
LydMergeResult *
lyd_merge_people (LydFile *file,
                  const LydId *keep,
                  const LydId *other,
                  guint take,
                  GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydMergeResult) result = g_new0 (LydMergeResult, 1);
  g_autoptr (LydPerson) first = NULL;
  g_autoptr (LydPerson) second = NULL;
  g_autoptr (LydPerson) merged = NULL;
  g_autofree char *gone = lyd_id_to_string (other);
  g_autofree char *promoted = NULL;

  result->promoted = lyd_promotions_new ();
  if (act == NULL || !read_two (file, keep, other, &first, &second, error))
    return NULL;
  merged = lyd_merge_make_person (first, second, take);
  if (!join_registrations (file, keep, other, result, error) ||
      !lyd_merge_rows_move_person (file->db, keep, other, &result->n_registrations, error) ||
      !learn_aliases (file, merged, first, error) || !learn_aliases (file, merged, second, error) ||
      !lyd_people_update (file->db, merged, error))
    return NULL;
  promoted = lyd_promotions_dup_names (result->promoted);
  if (!lyd_file_commit (file, &act, "merge", keep, error, "name", first->name, "other", second->name, "gone", gone,
                        "promoted", promoted, NULL))
    return NULL;
  result->person = *keep;
  result->name = g_strdup (merged->name);
  return g_steal_pointer (&result);
}
