#pragma once

#include "lyd-db.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* Moves what one row is referred to by to another: people and registrations that were on file twice. Every foreign key
 * to `person` and `registration` is dealt with here; test-merge fails for one that is not. */

/* Two registrations of one event, one of each person; how each is judged. */
typedef struct {
  LydId event;
  LydId registrations[2]; /* of the person that is kept, of the other */
  LydStatus statuses[2];
  gboolean scanned[2];
  gboolean printed[2];
} LydSharedEvent;

GArray *lyd_merge_rows_list_shared (LydDb *db, const LydId *keep, const LydId *other, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_merge_rows_join_registrations (LydDb *db, const LydId *kept, const LydId *dropped, GError **error);
gboolean lyd_merge_rows_move_person (LydDb *db, const LydId *keep, const LydId *other, int *n_moved, GError **error);

gboolean lyd_merge_rows_move_organization (
  LydDb *db, const LydId *keep, const LydId *other, int *n_people, GError **error);

gboolean lyd_distinct_add (LydDb *db, const LydId *a, const LydId *b, GError **error);
gboolean lyd_distinct_has (LydDb *db, const LydId *a, const LydId *b, gboolean *has, GError **error);

/* Somebody as the search for duplicates reads them; the texts live until the next one. */
typedef struct {
  LydId id;
  LydId organization;
  const char *name;
  const char *given;
  const char *family;
  const char *email; /* folded */
  const char *phone;
} LydMergePerson;

typedef void (*LydMergePersonFunc) (gpointer data, const LydMergePerson *person);
/* @kind: name, email, phone */
typedef void (*LydMergeAliasFunc) (gpointer data, const LydId *person, const char *kind, const char *folded);

gboolean lyd_merge_rows_read_people (LydDb *db, LydMergePersonFunc func, gpointer data, GError **error);
gboolean lyd_merge_rows_read_aliases (LydDb *db, LydMergeAliasFunc func, gpointer data, GError **error);
int lyd_merge_rows_count_registrations (LydDb *db, const LydId *person, GError **error);

G_END_DECLS
