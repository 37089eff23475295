#pragma once

#include "lyd-audience.h"
#include "lyd-file.h"

G_BEGIN_DECLS

/* Groups of people. Every change is one act. Who is in a sensitive group is told only to whom asks to see it, and
 * leaves in no list by name: what is for it alone is only counted. */
gboolean lyd_groups_add (LydFile *file, LydGroup *group, GError **error);
gboolean lyd_groups_change (LydFile *file, LydGroup *group, GError **error);
gboolean lyd_groups_remove (LydFile *file, const LydId *group, GError **error);
GPtrArray *lyd_groups_get_all (LydFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydGroup *lyd_groups_find_one (LydFile *file, const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody in a group. */
typedef struct {
  LydId person;
  char *name;
  char *organization; /* or NULL */
} LydGroupMember;

void lyd_group_member_free (LydGroupMember *self);
GPtrArray *lyd_groups_get_members (LydFile *file, const LydGroup *group, gboolean reveal, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_groups_join (LydFile *file, const LydGroup *group, const LydId *people, gsize n, GError **error);
gboolean lyd_groups_leave (LydFile *file, const LydGroup *group, const LydId *people, gsize n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydGroupMember, lyd_group_member_free)

G_END_DECLS
