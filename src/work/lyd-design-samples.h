#pragma once

#include "lyd-badge-design.h"
#include "lyd-file.h"
#include "lyd-trays.h"

G_BEGIN_DECLS

/* A badge to look at while a design is chosen. */
typedef struct {
  char *label;    /* "The longest name" */
  LydBadge badge; /* its strings are the next ones */
  char *name;
  char *given;
  char *family;
  char *organization;
  char *role;
  char *pronouns;
  char *language;
  char *event;
  char *when;
} LydDesignSample;

/* What somebody needs who chooses how an event's badges look. */
typedef struct {
  LydBadgeDesign *design;
  GPtrArray *samples; /* of LydDesignSample: the first one is whom thumbnails show; never empty */
  GPtrArray *trays;   /* of LydTray */
  char *title;        /* of the event */
} LydDesignSheet;

LydDesignSheet *lyd_design_sheet_load (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_design_sheet_free (LydDesignSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDesignSheet, lyd_design_sheet_free)

G_END_DECLS
