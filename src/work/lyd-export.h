#pragma once

#include "lyd-file.h"
#include "lyd-roll-call.h"
#include "lyd-table.h"
#include "lyd-watch.h"

G_BEGIN_DECLS

/* What `lanyardctl export` and the export dialog offer. */
typedef struct {
  const char *what;
  const char *title; /* translate with _() */
  gboolean answers;  /* it has answers, of which some may be sensitive */
} LydExportKind;

extern const LydExportKind lyd_export_kinds[];
extern const guint lyd_n_export_kinds;

/* What a list is taken apart by: in a workbook a sheet for each, elsewhere in that order. */
typedef enum {
  LYD_EXPORT_BY_NOTHING,
  LYD_EXPORT_BY_SESSION,
  LYD_EXPORT_BY_ORGANIZATION,
} LydExportBy;

/* Of whom an audience for another program is. */
typedef enum {
  LYD_EXPORT_EVERYBODY, /* confirmed, or came */
  LYD_EXPORT_ATTENDED,
  LYD_EXPORT_ABSENT, /* confirmed, and did not come */
} LydExportWho;

extern const LydVocabulary lyd_export_bys;
extern const LydVocabulary lyd_export_whos;

/* A column that can be chosen. */
typedef struct {
  char *id;
  char *title;
  gboolean shown; /* unless others were chosen */
} LydExportColumn;

void lyd_export_column_free (LydExportColumn *self);

typedef struct {
  gboolean with_sensitive; /* answers to sensitive questions too; left out by default */
  const LydWatch *watch;   /* (nullable) */
  const GArray *chosen;    /* (nullable) (element-type LydId): of the registrations only these */
  const LydId *question;   /* (nullable): of the answers only those to this one */
  gboolean paper;          /* the columns that paper has; lyd_export() decides it by the format */
  gboolean missing;        /* of a roll call only who was not found yet */
  LydExportBy by;
  LydExportWho who;
  const char *const *columns; /* (nullable): ids of those that are wanted, in their order */
} LydExportOptions;

gboolean lyd_export_check (const char *what, const char *path, GError **error);
gboolean lyd_export (LydFile *file,
                     const LydId *event,
                     const char *what,
                     const char *path,
                     const LydExportOptions *options,
                     GError **error);
LydTable *lyd_export_open_table (LydFile *file,
                                 const LydId *event,
                                 const char *what,
                                 const LydExportOptions *options,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_export_has_columns (const char *what);
gboolean lyd_export_has_who (const char *what);
gboolean lyd_export_can_group (const char *what, LydExportBy by);
GPtrArray *lyd_export_list_columns (LydFile *file,
                                    const LydId *event,
                                    const char *what,
                                    const LydExportOptions *options,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_export_list_kinds (void) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_export_list_extensions (const char *what) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
