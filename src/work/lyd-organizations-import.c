#include "lyd-organizations-import.h"

#include "lyd-directory-private.h"
#include "lyd-directory-rows.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-state.h"

#include <glib/gi18n.h>
#include <string.h>

/* A list that names more networks has something else in that column. */
#define MAX_NETWORKS 100

static void
line_free (gpointer data)
{
  LydOrganizationsLine *line = data;

  g_free (line->name);
  g_free (line->state);
  g_strfreev (line->networks);
  g_free (line->since);
  g_free (line->note);
  g_free (line);
}

void
lyd_organizations_plan_free (LydOrganizationsPlan *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++)
    g_free (self->titles[i]);
  g_free (self);
}

/* ---- planning ---- */

/* "Partnership; SPARC" */
static char **
split_networks (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autoptr (GStrvBuilder) networks = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = lyd_clean_line (parts[i]);

    if (name[0] != '\0')
      g_strv_builder_add (networks, name);
  }
  return g_strv_builder_end (networks);
}

static gboolean
reject (LydOrganizationsLine *line,
        char *note)
{
  line->kind = LYD_LINE_PROBLEM;
  line->note = note;
  return FALSE;
}

/* Returns: whether the line can be kept as it is; where not, it says why */
static gboolean
read_line (LydOrganizationsLine *line,
           const LydListRow *row)
{
  const char *state = row->cells[LYD_LIST_STATE];
  LydOrganization organization = { .name = row->cells[LYD_LIST_NAME] };
  g_autoptr (GPtrArray) networks = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_network_choice_free);
  LydDirectoryProblem problem;

  line->line = row->line;
  line->name = g_strdup (organization.name);
  line->since = g_strdup (row->cells[LYD_LIST_SINCE]);
  line->networks = split_networks (row->cells[LYD_LIST_NETWORK]);
  for (gsize i = 0; line->networks[i] != NULL; i++)
    g_ptr_array_add (networks, lyd_network_choice_new (line->networks[i], line->since));
  if (row->damaged)
    return reject (line, g_strdup (_ ("The line is damaged.")));
  problem = lyd_directory_check_organization (&organization, networks);
  if (problem != LYD_DIRECTORY_FINE)
    return reject (line, g_strdup (lyd_directory_problem_get_sentence (problem)));
  if (state != NULL && lyd_state_read (state) < 0)
    return reject (line, g_strdup_printf (_ ("“%s” is not a state."), state));
  if (state != NULL)
    line->state = g_strdup (lyd_word_id (&lyd_states, lyd_state_read (state)));
  return TRUE;
}

static gboolean
belongs_to (GPtrArray *networks,
            const char *name)
{
  g_autofree char *folded = lyd_fold_text (name);

  for (guint i = 0; i < networks->len; i++) {
    const LydOrganizationNetwork *network = g_ptr_array_index (networks, i);
    g_autofree char *other = lyd_fold_text (network->name);

    if (network->membership->left_on == NULL && strcmp (folded, other) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What an organization that is on file learns: what it lacks. What it has stays. */
static gboolean
compare (LydFile *file,
         LydOrganizationsLine *line,
         const LydOrganization *known,
         GError **error)
{
  g_autoptr (GPtrArray) networks = lyd_directory_rows_list_networks (file->db, &known->id, error);

  if (networks == NULL)
    return FALSE;
  line->known = known->id;
  line->kind = line->state != NULL && known->state == NULL ? LYD_LINE_CHANGED : LYD_LINE_KNOWN;
  for (gsize i = 0; line->networks[i] != NULL; i++)
    if (!belongs_to (networks, line->networks[i]))
      line->kind = LYD_LINE_CHANGED;
  if (line->state != NULL && known->state != NULL && strcmp (line->state, known->state) != 0)
    line->note = g_strdup_printf (_ ("The list says %s; %s is on file and stays."), line->state, known->state);
  return TRUE;
}

static gboolean
plan_line (LydFile *file,
           LydOrganizationsLine *line,
           const LydListRow *row,
           GHashTable *seen,
           GError **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (LydOrganization) known = NULL;
  g_autoptr (GError) local = NULL;
  gpointer before;

  if (!read_line (line, row))
    return TRUE;
  folded = lyd_fold_organization (line->name);
  before = g_hash_table_lookup (seen, folded);
  if (before != NULL) {
    reject (line, g_strdup_printf (_ ("The same organization as in line %u."), GPOINTER_TO_UINT (before)));
    return TRUE;
  }
  g_hash_table_insert (seen, g_steal_pointer (&folded), GUINT_TO_POINTER (line->line));
  line->kind = LYD_LINE_NEW;
  known = lyd_organizations_find (file->db, line->name, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return known == NULL || compare (file, line, known, error);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydOrganizationsLine *left = *(LydOrganizationsLine *const *) a;
  const LydOrganizationsLine *right = *(LydOrganizationsLine *const *) b;

  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;
  return left->line < right->line ? -1 : left->line > right->line;
}

static gboolean
check_networks (LydOrganizationsPlan *self,
                GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++) {
    const LydOrganizationsLine *line = g_ptr_array_index (self->lines, i);

    for (gsize j = 0; line->kind != LYD_LINE_PROBLEM && line->networks[j] != NULL; j++)
      g_hash_table_add (names, lyd_fold_text (line->networks[j]));
  }
  if (g_hash_table_size (names) <= MAX_NETWORKS)
    return TRUE;
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
               _ ("This list names %u networks, so that column is hardly the network. Nothing was changed."),
               g_hash_table_size (names));
  return FALSE;
}

/**
 * lyd_organizations_import_plan:
 * @bytes: a file, or what somebody pasted
 *
 * Says what lyd_organizations_import() would do. Nothing is written.
 *
 * Returns: (transfer full) (nullable)
 */
LydOrganizationsPlan *
lyd_organizations_import_plan (LydFile *file,
                               GBytes *bytes,
                               GError **error)
{
  g_autoptr (LydOrganizationTable) table = lyd_organization_list_read (bytes, error);
  g_autoptr (LydOrganizationsPlan) self = g_new0 (LydOrganizationsPlan, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (table == NULL)
    return NULL;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->n_ignored = table->n_ignored;
  for (int i = 0; i < LYD_LIST_N_COLUMNS; i++) {
    self->columns[i] = table->columns[i];
    self->titles[i] = g_strdup (table->titles[i]);
  }
  for (guint i = 0; i < table->rows->len; i++) {
    LydOrganizationsLine *line = g_new0 (LydOrganizationsLine, 1);

    g_ptr_array_add (self->lines, line);
    if (!plan_line (file, line, g_ptr_array_index (table->rows, i), seen, error))
      return NULL;
    self->n[line->kind]++;
  }
  g_ptr_array_sort (self->lines, compare_lines);
  return check_networks (self, error) ? g_steal_pointer (&self) : NULL;
}

/* ---- doing it ---- */

static gboolean
apply_line (LydFile *file,
            const LydOrganizationsLine *line,
            GError **error)
{
  g_autoptr (LydOrganization) organization = lyd_organization_new ();

  if (line->kind == LYD_LINE_NEW) {
    organization->id = lyd_context_make_id (&file->context);
    organization->name = g_strdup (line->name);
    organization->state = g_strdup (line->state);
    organization->member = TRUE;
    if (!lyd_organizations_insert (file->db, organization, error))
      return FALSE;
  } else {
    lyd_organization_free (organization);
    organization = lyd_directory_find_organization (file, &line->known, error);
    if (organization == NULL)
      return FALSE;
    if (organization->state == NULL)
      organization->state = g_strdup (line->state);
    organization->member = TRUE;
    if (!lyd_organizations_update (file->db, organization, error))
      return FALSE;
  }
  for (gsize i = 0; line->networks[i] != NULL; i++)
    if (!lyd_directory_join (file, &organization->id, line->networks[i], line->since, NULL, error))
      return FALSE;
  return TRUE;
}

/**
 * lyd_organizations_import:
 * @bytes: as of lyd_organizations_import_plan()
 *
 * Adds the organizations of a list and tells those on file what they lack, as one act. Lines that cannot be kept are
 * left out.
 *
 * Returns: %FALSE with %LYD_ERROR_CONFLICT where there is nothing in it that is not on file
 */
gboolean
lyd_organizations_import (LydFile *file,
                          GBytes *bytes,
                          GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydOrganizationsPlan) plan = act != NULL ? lyd_organizations_import_plan (file, bytes, error) : NULL;
  g_autofree char *count = NULL;

  if (plan == NULL)
    return FALSE;
  if (plan->n[LYD_LINE_NEW] + plan->n[LYD_LINE_CHANGED] == 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_CONFLICT, _ ("Everything in this list is on file already."));
    return FALSE;
  }
  for (guint i = 0; i < plan->lines->len; i++) {
    const LydOrganizationsLine *line = g_ptr_array_index (plan->lines, i);

    if ((line->kind == LYD_LINE_NEW || line->kind == LYD_LINE_CHANGED) && !apply_line (file, line, error))
      return FALSE;
  }
  count = g_strdup_printf ("%d", plan->n[LYD_LINE_NEW] + plan->n[LYD_LINE_CHANGED]);
  return lyd_file_commit (file, &act, "import-organizations", NULL, error, "count", count, NULL);
}
