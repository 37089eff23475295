#include "lyd-merge-compare.h"

#include "lyd-directory.h"
#include "lyd-fold.h"
#include "lyd-time.h"

#include <string.h>

void
lyd_merge_comparison_free (LydMergeComparison *self)
{
  g_clear_pointer (&self->sides[0], lyd_person_page_free);
  g_clear_pointer (&self->sides[1], lyd_person_page_free);
  g_clear_pointer (&self->shared, g_ptr_array_unref);
  g_free (self);
}

/* What that side says in a field, as it is shown; %NULL where it says nothing. */
const char *
lyd_merge_get_text (const LydPersonPage *page,
                    LydMergeField field)
{
  static const gsize offsets[LYD_N_MERGE_FIELDS] = {
    [LYD_MERGE_NAME] = G_STRUCT_OFFSET (LydPerson, name),
    [LYD_MERGE_LEGAL] = G_STRUCT_OFFSET (LydPerson, legal),
    [LYD_MERGE_EMAIL] = G_STRUCT_OFFSET (LydPerson, email),
    [LYD_MERGE_PHONE] = G_STRUCT_OFFSET (LydPerson, phone),
    [LYD_MERGE_ROLE] = G_STRUCT_OFFSET (LydPerson, role),
    [LYD_MERGE_PRONOUNS] = G_STRUCT_OFFSET (LydPerson, pronouns),
    [LYD_MERGE_PRONUNCIATION] = G_STRUCT_OFFSET (LydPerson, pronunciation),
    [LYD_MERGE_LANGUAGE] = G_STRUCT_OFFSET (LydPerson, language),
    [LYD_MERGE_NOTES] = G_STRUCT_OFFSET (LydPerson, notes),
  };

  if (field == LYD_MERGE_ORGANIZATION)
    return page->organization;
  return G_STRUCT_MEMBER (const char *, page->person, offsets[field]);
}

static gint64
get_last_seen (const LydPersonPage *page)
{
  return page->visits->len > 0 ? ((const LydVisit *) g_ptr_array_index (page->visits, 0))->start : G_MININT64;
}

/* The whole name rather than a part of it, and the one with its accents rather than without. */
static gboolean
is_better_name (const char *name,
                const char *than)
{
  g_autofree char *folded = lyd_fold_text (name);
  g_autofree char *other = lyd_fold_text (than);

  if (strchr (name, '@') != NULL || strchr (than, '@') != NULL)
    return strchr (than, '@') != NULL;
  if (strcmp (folded, other) == 0)
    return strlen (name) > strlen (than);
  return strlen (folded) > strlen (other) + 1;
}

/**
 * lyd_merge_suggest:
 *
 * Where the two differ, which word is likely the better: of a name the more complete one, of anything else what the
 * one says who was seen last. Notes are both kept, so that there is nothing to choose.
 *
 * Returns: bits of #LydMergeField: what to take from @other
 */
guint
lyd_merge_suggest (const LydPersonPage *keep,
                   const LydPersonPage *other)
{
  gboolean fresher = get_last_seen (other) > get_last_seen (keep);
  guint take = 0;

  for (guint field = 0; field < LYD_N_MERGE_FIELDS; field++) {
    const char *ours = lyd_merge_get_text (keep, field);
    const char *theirs = lyd_merge_get_text (other, field);
    gboolean better;

    if (theirs == NULL || field == LYD_MERGE_NOTES || g_strcmp0 (ours, theirs) == 0)
      continue;
    better = ours == NULL || (field == LYD_MERGE_NAME ? is_better_name (theirs, ours) : fresher);
    take |= better ? 1u << field : 0;
  }
  return take;
}

static void
compare_visits (LydMergeComparison *self)
{
  GPtrArray *ours = self->sides[0]->visits;
  GPtrArray *theirs = self->sides[1]->visits;

  self->n_visits = (int) theirs->len;
  for (guint i = 0; i < theirs->len; i++) {
    const LydVisit *visit = g_ptr_array_index (theirs, i);

    self->n_came += visit->first_at != LYD_TIME_NONE;
    for (guint j = 0; j < ours->len; j++)
      if (lyd_id_equal (&visit->event, &((const LydVisit *) g_ptr_array_index (ours, j))->event))
        g_ptr_array_add (self->shared, g_strdup (visit->title));
  }
}

/**
 * lyd_merge_compare:
 *
 * What a merge of the two would be about. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): %NULL with %LYD_ERROR_NOT_FOUND where one of them is not on file
 */
LydMergeComparison *
lyd_merge_compare (LydFile *file,
                   const LydId *keep,
                   const LydId *other,
                   GError **error)
{
  g_autoptr (LydMergeComparison) self = g_new0 (LydMergeComparison, 1);

  self->shared = g_ptr_array_new_with_free_func (g_free);
  if ((self->sides[0] = lyd_directory_get_person (file, keep, error)) == NULL ||
      (self->sides[1] = lyd_directory_get_person (file, other, error)) == NULL)
    return NULL;
  self->take = lyd_merge_suggest (self->sides[0], self->sides[1]);
  self->n_groups = (int) self->sides[1]->groups->len;
  compare_visits (self);
  return g_steal_pointer (&self);
}
