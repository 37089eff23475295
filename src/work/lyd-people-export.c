#include "lyd-people-export.h"

#include "lyd-directory.h"
#include "lyd-directory-rows.h"
#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-group-rows.h"
#include "lyd-people.h"
#include "lyd-replace.h"

#include <glib/gi18n.h>

/* Where a row comes from: one after the other, so that no list is whole in memory. */
typedef struct {
  LydFile *file;
  const GArray *ids; /* of LydId, borrowed */
  guint at;
  LydPerson *person;
  LydPersonLine *line;
  LydOrganizationLine *organization;
  char *words[3]; /* made for this row */
} Rows;

static void
forget (Rows *rows)
{
  g_clear_pointer (&rows->person, lyd_person_free);
  g_clear_pointer (&rows->line, lyd_person_line_free);
  g_clear_pointer (&rows->organization, lyd_organization_line_free);
  for (gsize i = 0; i < G_N_ELEMENTS (rows->words); i++)
    g_clear_pointer (&rows->words[i], g_free);
}

static void
rows_free (gpointer data)
{
  forget (data);
  g_free (data);
}

static void
set_cell (LydCell *cell,
          const char *text)
{
  cell->filled = text != NULL;
  cell->text = text;
}

/* "Executive directors; Newcomers": those that may be named. */
static char *
join_groups (GPtrArray *groups)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++) {
    const LydGroup *group = g_ptr_array_index (groups, i);

    if (!group->sensitive)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", group->name);
  }
  return g_string_free (names, FALSE);
}

static char *
join_aliases (GPtrArray *aliases,
              const char *kind)
{
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < aliases->len; i++) {
    const LydAlias *alias = g_ptr_array_index (aliases, i);

    if (g_str_equal (alias->kind, kind))
      g_string_append_printf (values, "%s%s", values->len > 0 ? "; " : "", alias->value);
  }
  return g_string_free (values, FALSE);
}

static gboolean
read_person (Rows *rows,
             const LydId *id,
             GError **error)
{
  LydDb *db = rows->file->db;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) aliases = NULL;

  rows->person = lyd_directory_find_person (rows->file, id, error);
  if (rows->person == NULL || (rows->line = lyd_directory_rows_get_person (db, id, error)) == NULL ||
      (groups = lyd_group_rows_list_of (db, id, error)) == NULL ||
      (aliases = lyd_directory_rows_list_aliases (db, id, error)) == NULL)
    return FALSE;
  rows->words[0] = join_groups (groups);
  rows->words[1] = join_aliases (aliases, "email");
  rows->words[2] = join_aliases (aliases, "phone");
  return TRUE;
}

/* The name on the ID and the notes stay here: they are for the security list, and for nobody else. */
static gboolean
next_person (gpointer data,
             LydCell *cells,
             GError **error)
{
  Rows *rows = data;
  const LydPerson *person;
  guint i = 0;

  forget (rows);
  if (rows->at >= rows->ids->len || !read_person (rows, &g_array_index (rows->ids, LydId, rows->at), error))
    return FALSE;
  rows->at++;
  person = rows->person;
  set_cell (&cells[i++], person->name);
  set_cell (&cells[i++], person->given);
  set_cell (&cells[i++], person->family);
  set_cell (&cells[i++], rows->line->organization);
  set_cell (&cells[i++], person->role);
  set_cell (&cells[i++], person->email);
  set_cell (&cells[i++], rows->words[1]);
  set_cell (&cells[i++], person->phone);
  set_cell (&cells[i++], rows->words[2]);
  set_cell (&cells[i++], person->pronouns);
  set_cell (&cells[i++], person->pronunciation);
  set_cell (&cells[i++], person->language);
  set_cell (&cells[i++], rows->words[0]);
  return TRUE;
}

static LydTable *
make_people_table (LydFile *file,
                   const GArray *ids)
{
  LydTable *table = lyd_table_new ("people", _ ("People"), NULL);
  Rows *rows = g_new0 (Rows, 1);

  rows->file = file;
  rows->ids = ids;
  lyd_table_add_column (table, "name", _ ("Name"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "first_name", _ ("First name"), LYD_CELL_TEXT, 16);
  lyd_table_add_column (table, "last_name", _ ("Last name"), LYD_CELL_TEXT, 20);
  lyd_table_add_column (table, "organization", _ ("Organization"), LYD_CELL_TEXT, 36);
  lyd_table_add_column (table, "job_title", _ ("Job title"), LYD_CELL_TEXT, 24);
  lyd_table_add_column (table, "email", _ ("E-mail"), LYD_CELL_TEXT, 32);
  lyd_table_add_column (table, "other_emails", _ ("Other e-mail addresses"), LYD_CELL_TEXT, 32);
  lyd_table_add_column (table, "phone", _ ("Phone"), LYD_CELL_TEXT, 18);
  lyd_table_add_column (table, "other_phones", _ ("Other telephone numbers"), LYD_CELL_TEXT, 18);
  lyd_table_add_column (table, "pronouns", _ ("Pronouns"), LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "pronunciation", _ ("Pronunciation"), LYD_CELL_TEXT, 18);
  lyd_table_add_column (table, "language", _ ("Language"), LYD_CELL_TEXT, 10);
  lyd_table_add_column (table, "groups", _ ("Groups"), LYD_CELL_TEXT, 28);
  table->next = next_person;
  table->data = rows;
  table->data_free = rows_free;
  return table;
}

/* "Partnership since 2009; SPARC" */
static char *
join_networks (GPtrArray *networks)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < networks->len; i++) {
    const LydOrganizationNetwork *network = g_ptr_array_index (networks, i);

    if (network->membership->left_on == NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", network->name);
  }
  return g_string_free (names, FALSE);
}

static gboolean
next_organization (gpointer data,
                   LydCell *cells,
                   GError **error)
{
  Rows *rows = data;
  const LydId *id;
  g_autoptr (GPtrArray) exchanges = g_ptr_array_new ();
  g_autoptr (GPtrArray) networks = NULL;
  const char *since = NULL;

  forget (rows);
  if (rows->at >= rows->ids->len)
    return FALSE;
  id = &g_array_index (rows->ids, LydId, rows->at++);
  rows->organization = lyd_directory_rows_get_organization (rows->file->db, id, exchanges, error);
  if (rows->organization == NULL ||
      (networks = lyd_directory_rows_list_networks (rows->file->db, id, error)) == NULL)
    return FALSE;
  rows->words[0] = join_networks (networks);
  for (guint i = 0; since == NULL && i < networks->len; i++)
    since = ((const LydOrganizationNetwork *) g_ptr_array_index (networks, i))->membership->joined;
  rows->words[1] = g_strdup (since);
  set_cell (&cells[0], rows->organization->organization->name);
  set_cell (&cells[1], rows->organization->organization->state);
  set_cell (&cells[2], rows->words[0]);
  set_cell (&cells[3], rows->words[1]);
  cells[4].filled = TRUE;
  cells[4].number = rows->organization->n_people;
  return TRUE;
}

static LydTable *
make_organizations_table (LydFile *file,
                          const GArray *ids)
{
  LydTable *table = lyd_table_new ("organizations", _ ("Organizations"), NULL);
  Rows *rows = g_new0 (Rows, 1);

  rows->file = file;
  rows->ids = ids;
  lyd_table_add_column (table, "name", _ ("Name"), LYD_CELL_TEXT, 40);
  lyd_table_add_column (table, "state", _ ("State"), LYD_CELL_TEXT, 8);
  lyd_table_add_column (table, "network", _ ("Networks"), LYD_CELL_TEXT, 28);
  lyd_table_add_column (table, "since", _ ("Since"), LYD_CELL_TEXT, 12);
  lyd_table_add_column (table, "people", _ ("People"), LYD_CELL_NUMBER, 8);
  table->next = next_organization;
  table->data = rows;
  table->data_free = rows_free;
  return table;
}

static gboolean
write_table (LydTable *table,
             const char *path,
             GError **error)
{
  const LydExporter *exporter = lyd_exporter_find (table->what, path);
  g_autoptr (LydReplace) replace = NULL;

  /* The printed lists are of an event. */
  if (exporter == NULL || g_str_equal (exporter->extension, "pdf")) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("“%s” ends in none of %s. Nothing was written."), path,
                 g_str_equal (table->what, "people") ? ".csv, .xlsx, .json, .vcf" : ".csv, .xlsx, .json");
    return FALSE;
  }
  replace = lyd_replace_begin (path, error);
  return replace != NULL && exporter->write (table, lyd_replace_get_part (replace), error) &&
         lyd_replace_finish (&replace, error);
}

/**
 * lyd_people_export:
 * @people: (nullable) (element-type LydId): %NULL: everybody
 *
 * Returns: %FALSE where it could not be written; what was there before is kept
 */
gboolean
lyd_people_export (LydFile *file,
                   const GArray *people,
                   const char *path,
                   GError **error)
{
  g_autoptr (GArray) all = people == NULL ? lyd_directory_list_people (file, NULL, error) : NULL;
  g_autoptr (LydTable) table = NULL;

  if (people == NULL && all == NULL)
    return FALSE;
  table = make_people_table (file, people != NULL ? people : all);
  return write_table (table, path, error);
}

/* @organizations: (nullable) (element-type LydId): %NULL: all */
gboolean
lyd_organizations_export (LydFile *file,
                          const GArray *organizations,
                          const char *path,
                          GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydTable) table = NULL;

  if (organizations == NULL) {
    g_autoptr (LydOrganizationList) list = lyd_directory_list_organizations (file, error);

    if (list == NULL)
      return FALSE;
    for (guint i = 0; i < list->lines->len; i++)
      g_array_append_val (all, ((LydOrganizationLine *) g_ptr_array_index (list->lines, i))->organization->id);
  }
  table = make_organizations_table (file, organizations != NULL ? organizations : all);
  return write_table (table, path, error);
}
