#pragma once

#include "lyd-table.h"

G_BEGIN_DECLS

/* One way to write a table into a file. A new one is a file of its own and one line in lyd-exporter.c; menus, file
 * filters, `lanyardctl export` and the golden tests read the table. The calendar is no table: see lyd-calendar.h. */
typedef struct {
  const char *id;
  const char *extension; /* without the dot, lower case */
  const char *mime;
  const char *title; /* translate with _() */
  const char *only;  /* the one `what` that this writes; NULL: every table */
  gboolean alone;    /* ... and that no other exporter writes: another program reads it */

  double rows; /* the part of the work that is done with the last row, from 0 to 1 */

  /* Streams @table into @path, which is emptied first. After an error the file is not to be used: who calls writes into
   * a new file and renames it. */
  gboolean (*write) (LydTable *table, const char *path, GError **error);
} LydExporter;

/* The one table that is no list for people. */
#define LYD_EXPORT_ZOOM "zoom-registrants"
#define LYD_EXPORT_GOOGLE "google-contacts"
#define LYD_EXPORT_MAILCHIMP "mailchimp"
#define LYD_EXPORT_ROLL_CALL "roll-call"

extern const LydExporter lyd_exporters[];
extern const guint lyd_n_exporters;

const LydExporter *lyd_exporter_find (const char *what, const char *path);
char *lyd_exporter_list_extensions (const char *what) G_GNUC_WARN_UNUSED_RESULT;

gboolean lyd_export_csv (LydTable *table, const char *path, GError **error);
gboolean lyd_export_json (LydTable *table, const char *path, GError **error);
gboolean lyd_export_contacts (LydTable *table, const char *path, GError **error);
gboolean lyd_export_zoom (LydTable *table, const char *path, GError **error);
gboolean lyd_export_vcard (LydTable *table, const char *path, GError **error);
gboolean lyd_export_xlsx (LydTable *table, const char *path, GError **error);

G_END_DECLS
