#pragma once

#include "lyd-db.h"
#include "lyd-second-desk.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* The copies of an event that other desks work on; a copy's own row is the one with an origin. */
gboolean lyd_desk_copies_insert (LydDb *db, const LydDeskCopy *copy, GError **error);
gboolean lyd_desk_copies_note_back (LydDb *db, const LydDeskCopy *copy, gint64 at, GError **error);
gboolean lyd_desk_copies_forget (LydDb *db, const LydId *id, GError **error);
gboolean lyd_desk_copies_find_self (LydDb *db, LydDeskCopy **self, GError **error);
GPtrArray *lyd_desk_copies_list (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a copy was given of a person or a registration, or what it said last. */
typedef struct {
  gint64 version;
  char *cells; /* a JSON object; NULL: nothing is known */
} LydDeskBase;

void lyd_desk_base_clear (LydDeskBase *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LydDeskBase, lyd_desk_base_clear)

gboolean lyd_desk_base_set (
  LydDb *db, const LydId *copy, const LydId *id, gint64 version, const char *cells, GError **error);
gboolean lyd_desk_base_get (LydDb *db, const LydId *copy, const LydId *id, LydDeskBase *base, GError **error);
gboolean lyd_desk_rows_get_version (LydDb *db, const LydId *id, gint64 *version, GError **error);

/* A code with all that is known of it. */
typedef struct {
  char *code;
  LydId registration;
  gint64 issued_at;
  gint64 revoked_at; /* LYD_TIME_NONE: it admits */
} LydCodeRow;

void lyd_code_row_free (LydCodeRow *self);

/* A badge that was printed. */
typedef struct {
  LydId id;
  LydId registration;
  char *stock;
  gint64 at;
  char *digest;
} LydPrintRow;

void lyd_print_row_free (LydPrintRow *self);

/* Everything of an event, as bringing it from one file into another needs it. */
GArray *lyd_desk_rows_collect_ids (LydStmt *stmt, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_desk_rows_list_registrations (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_desk_rows_list_people (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_rows_list_scans (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_rows_list_codes (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_rows_list_prints (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *lyd_desk_rows_list_places (LydDb *db, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_rows_list_families (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *lyd_desk_rows_list_doubles (LydDb *db, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One row that may be there or not. */
gboolean lyd_desk_rows_has (LydDb *db, const LydId *registration, gboolean *has, GError **error);
gboolean lyd_desk_rows_is_scanned (LydDb *db, const LydId *registration, gboolean *scanned, GError **error);
gboolean lyd_desk_rows_count_planned (LydDb *db, gint64 since, int *n, GError **error);
gboolean lyd_desk_rows_check_texts (LydDb *db, gboolean *sound, GError **error);
gboolean lyd_desk_rows_insert_code (LydDb *db, const LydCodeRow *code, GError **error);
gboolean lyd_desk_rows_get_code (LydDb *db, const char *code, LydCodeRow **row, GError **error);
gboolean lyd_desk_rows_revoke_code (LydDb *db, const char *code, gint64 at, GError **error);
gboolean lyd_desk_rows_keep_newest_code (LydDb *db, const LydId *registration, gint64 at, GError **error);
gboolean lyd_desk_rows_insert_print (LydDb *db, const LydPrintRow *print, GError **error);
gboolean lyd_desk_rows_schema_equals (LydDb *a, LydDb *b, gboolean *equals, GError **error);

G_END_DECLS
