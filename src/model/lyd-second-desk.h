#pragma once

#include "lyd-id.h"

G_BEGIN_DECLS

/* A copy of one event that another desk works on, as the file that it was made from remembers it, or as the copy says
 * what it is. */
typedef struct {
  LydId id;
  LydId event;
  char *label;       /* of the desk that works on it: "Desk 2" */
  char *path;        /* where it was written; "" in the copy itself */
  gint64 made_at;    /* UTC milliseconds */
  gint64 brought_at; /* when it was last brought back; LYD_TIME_NONE: never */
  char *origin;      /* in the copy itself: the label of the desk that it was copied at; NULL otherwise */
} LydDeskCopy;

/* An entry that counts once and was given at two desks that did not see each other. */
typedef struct {
  LydId session;
  LydId registration;
  char *session_title;
  char *name;
  char *organization; /* or NULL */
  gint64 at[2];       /* the earlier one first; UTC milliseconds */
  char *station[2];   /* their labels */
} LydDoubleEntry;

/* Something that was changed at both desks, differently. */
typedef struct {
  LydId registration; /* none where it is about the person alone */
  char *name;         /* whose it is */
  char *field;        /* what it is, translated: "Phone", or a question's label */
  char *here;         /* what stands, plain text; "" where nothing does */
  char *there;        /* what the other desk has */
} LydDeskConflict;

void lyd_desk_copy_free (LydDeskCopy *self);
void lyd_double_entry_free (LydDoubleEntry *self);
void lyd_desk_conflict_free (LydDeskConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDeskCopy, lyd_desk_copy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDoubleEntry, lyd_double_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDeskConflict, lyd_desk_conflict_free)

G_END_DECLS
