#pragma once

#include "lyd-file.h"
#include "lyd-organization-list.h"

G_BEGIN_DECLS

/* What becomes of a line. */
typedef enum {
  LYD_LINE_PROBLEM, /* it is left out */
  LYD_LINE_NEW,
  LYD_LINE_CHANGED, /* is on file, and learns something */
  LYD_LINE_KNOWN,   /* says nothing new */
} LydLineKind;
#define LYD_LINE_N_KINDS (LYD_LINE_KNOWN + 1)

typedef struct {
  LydLineKind kind;
  guint line;
  char *name;  /* as in the list */
  char *state; /* two letters, or NULL */
  char **networks;
  char *since; /* or NULL */
  char *note;  /* a sentence: why it is left out, or what is kept as it is; or NULL */
  LydId known; /* the organization on file; none: new */
} LydOrganizationsLine;

typedef struct {
  GPtrArray *lines; /* LydOrganizationsLine, problems first, then as in the list */
  int n[LYD_LINE_N_KINDS];
  int columns[LYD_LIST_N_COLUMNS];
  char *titles[LYD_LIST_N_COLUMNS]; /* NULL: the list has no titles */
  guint n_ignored;
} LydOrganizationsPlan;

LydOrganizationsPlan *lyd_organizations_import_plan (LydFile *file, GBytes *bytes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_organizations_import (LydFile *file, GBytes *bytes, GError **error);
void lyd_organizations_plan_free (LydOrganizationsPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydOrganizationsPlan, lyd_organizations_plan_free)

G_END_DECLS
