#pragma once

#include "lyd-error.h"
#include "lyd-id.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* One connection to one file; it belongs to one thread at a time. */
typedef struct _LydDb LydDb;

/* A borrowed statement: prepared once per connection and SQL text, reset when the autoptr leaves its scope. The SQL is
 * a literal, values are bound. */
typedef struct sqlite3_stmt LydStmt;

typedef enum {
  LYD_DB_CREATE = 1 << 0,    /* make the file where there is none */
  LYD_DB_READ_ONLY = 1 << 1, /* for readers: no write ever goes through this connection */
} LydDbFlags;

/* Makes a value of a row; returns what the caller of lyd_stmt_collect() names. */
typedef gpointer (*LydStmtRow) (LydStmt *stmt);

/* Called once, on the connection's thread, when a write has waited noticeably for another process. */
typedef void (*LydDbWaiting) (gpointer data);

LydDb *lyd_db_open (const char *path, LydDbFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_db_close (LydDb *self);
const char *lyd_db_get_path (LydDb *self);
gboolean lyd_db_is_archive (LydDb *self);
void lyd_db_set_waiting (LydDb *self, LydDbWaiting waiting, gpointer data);
void lyd_db_interrupt (LydDb *self);
gint64 lyd_db_get_data_version (LydDb *self);

gboolean lyd_db_exec (LydDb *self, const char *sql, GError **error);
LydStmt *lyd_db_prepare (LydDb *self, const char *sql, GError **error);
gboolean lyd_db_run (LydDb *self, GError **error, const char *sql, const char *types, ...);
LydStmt *lyd_db_query (LydDb *self, GError **error, const char *sql, const char *types, ...);
int lyd_db_changes (LydDb *self);

gboolean lyd_stmt_step (LydStmt *stmt, GError **error);
gboolean lyd_stmt_ended (GError *local, GError **error);
GPtrArray *lyd_stmt_collect (LydStmt *stmt, LydStmtRow row, GDestroyNotify row_free, GError **error);
gboolean lyd_stmt_bind (LydStmt *stmt, GError **error, const char *types, ...);
gint64 lyd_stmt_get_int (LydStmt *stmt, int column);
gint64 lyd_stmt_get_time (LydStmt *stmt, int column);
int lyd_stmt_get_limit (LydStmt *stmt, int column);
const char *lyd_stmt_get_text (LydStmt *stmt, int column);
char *lyd_stmt_dup_text (LydStmt *stmt, int column);
LydId lyd_stmt_get_id (LydStmt *stmt, int column);
GBytes *lyd_stmt_dup_bytes (LydStmt *stmt, int column);
gboolean lyd_stmt_is_null (LydStmt *stmt, int column);
void lyd_stmt_release (LydStmt *stmt);

typedef struct _LydTransaction LydTransaction;

LydTransaction *lyd_transaction_begin (LydDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_transaction_commit (LydTransaction **self, GError **error);
void lyd_transaction_abort (LydTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydDb, lyd_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydStmt, lyd_stmt_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydTransaction, lyd_transaction_abort)

G_END_DECLS
