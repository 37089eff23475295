#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A list of organizations as people have it: pasted from a spreadsheet, a CSV file, or one name a line. */
typedef enum {
  LYD_LIST_NAME,
  LYD_LIST_STATE,
  LYD_LIST_NETWORK, /* several are parted by ";" */
  LYD_LIST_SINCE,
} LydListColumn;
#define LYD_LIST_N_COLUMNS (LYD_LIST_SINCE + 1)

/* More than these are no list of a network's organizations. */
#define LYD_LIST_MAX_ROWS 10000

typedef struct {
  guint line;                      /* in the file, from 1 */
  char *cells[LYD_LIST_N_COLUMNS]; /* cleaned; NULL: empty, or no such column */
  gboolean damaged;                /* holds a NUL byte: not what somebody wrote */
} LydListRow;

typedef struct {
  GPtrArray *rows;                  /* LydListRow; blank lines left out */
  int columns[LYD_LIST_N_COLUMNS];  /* which column of the file; -1: none */
  char *titles[LYD_LIST_N_COLUMNS]; /* its title; NULL: the file has no titles */
  guint n_ignored;                  /* columns that mean nothing here */
} LydOrganizationTable;

LydOrganizationTable *lyd_organization_list_read (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_organization_table_free (LydOrganizationTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationTable, lyd_organization_table_free)

G_END_DECLS
