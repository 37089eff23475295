#pragma once

#include "lyd-field.h"
#include "lyd-format.h"

G_BEGIN_DECLS

/* A list of registrations in a file, of whatever format: what its columns mean and, row by row, what they say in
 * Lanyard's own words. It reads no database and no clock. All strings that it gives live as long as it does.
 *
 *   file = lyd_import_file_open (bytes, NULL, NULL, zone, &error);
 *   lyd_import_file_map (file, (const char *[]){ "Nombre=given", NULL }, &error);
 *   lyd_import_file_check (file, &error);
 *   row = lyd_import_row_new (file);
 *   for (i = 0; i < lyd_import_file_get_n_rows (file); i++)
 *     lyd_import_file_read_row (file, i, row);
 */
typedef struct _LydImportFile LydImportFile;

typedef struct {
  const char *header;  /* in one line; "" where it is blank, "#3" where the file has no titles */
  guint number;        /* from 1, as spreadsheets count */
  LydField field;      /* guessed, or set by lyd_import_file_map() */
  gboolean known;      /* the guess follows a rule; otherwise a person should look */
  gboolean remembered; /* as a file with these titles was mapped before */
  gboolean other_name; /* a name too: taken where the name's own cell is blank */
  gboolean constant;   /* says the same in every row, so that it says nothing: left out unless somebody wants it */
  int answer;          /* index into LydImportRow.answers, or -1 */
  LydQuestionKind kind;
  gboolean sensitive;
  const char *samples[3]; /* the first different values; %NULL where there are fewer */
  guint n_looked_at;      /* rows that the next two are of: the first few hundred */
  guint n_filled;
  guint n_different;
} LydImportColumn;

/* What is wrong with a row. Stable words: --json and tests read them. */
#define LYD_REASON_BAD_EMAIL "bad-email"         /* kept, but nobody can be found by it */
#define LYD_REASON_NO_EMAIL "no-email"           /* kept */
#define LYD_REASON_NO_NAME "no-name"             /* skipped; with an e-mail kept, which then stands for the name */
#define LYD_REASON_TOO_FEW_CELLS "too-few-cells" /* kept where it names somebody */
#define LYD_REASON_TOO_MANY_CELLS "too-many-cells"
#define LYD_REASON_BAD_STATUS "bad-status"     /* taken as pending */
#define LYD_REASON_BAD_TYPE "bad-type"         /* left out */
#define LYD_REASON_BAD_DATE "bad-date"         /* left out */
#define LYD_REASON_BAD_YES_NO "bad-yes-no"     /* left out; an unclear answer about photos means no photos */
#define LYD_REASON_BAD_LANGUAGE "bad-language" /* left out */
#define LYD_REASON_BAD_QUANTITY "bad-quantity"
#define LYD_REASON_QUANTITY "quantity"           /* kept; the other seats have no names */
#define LYD_REASON_REFUNDED "refunded"           /* skipped */
#define LYD_REASON_NOT_ATTENDING "not-attending" /* skipped */
#define LYD_REASON_DELETED "deleted"             /* skipped */
#define LYD_REASON_TRANSFERRED "transferred"     /* skipped */
#define LYD_REASON_NUL_BYTE "nul-byte"           /* skipped */
#define LYD_REASON_TOO_LONG "too-long"           /* skipped: a cell beyond LYD_IMPORT_MAX_CELL */
#define LYD_REASON_OTHER_SECTION "other-section" /* of the file: another table begins here; it is not read */
#define LYD_REASON_SHEET "sheet"                 /* of the file: which of a workbook's sheets was read */
#define LYD_REASON_HIDDEN_ROWS "hidden-rows"     /* of the file: so many rows are hidden; they are read, too */
#define LYD_REASON_DATE_ORDER "date-order"       /* of the file: month or day first is not certain; month is assumed */

/* The longest cell that is taken, in bytes: many pages of text. */
#define LYD_IMPORT_MAX_CELL 65536

typedef struct {
  guint line;         /* where the row begins in the file, from 1 */
  guint column;       /* from 1; 0: the row as a whole */
  const char *reason; /* LYD_REASON_... */
  const char *value;  /* what stands there, or "" */
} LydImportProblem;

/* One row, in Lanyard's words. Texts are clean (lyd_clean_text()) and otherwise as typed. */
typedef struct {
  guint line;
  gboolean skipped;        /* not to be imported; `values` are filled as far as possible */
  const char *skip_reason; /* why: LYD_REASON_..., one of the problems; %NULL unless skipped */

  /* By LydField. %NULL: the file has no such column. "": the cell is blank.
   *   NAME            is always there: of its own column, else given and family; GIVEN and FAMILY only if the file has
   *   them
   *   EMAIL           as written, without "mailto:" and display name; may be no address: see `email`
   *   STATUS          an id of lyd_statuses ("pending" where the word is unknown)
   *   TYPE            an id of lyd_attendee_types
   *   FIRST_TIME, NO_PHOTOS, NEEDS_ASSISTANCE, PRONOUNS_CONSENT    "yes" or "no"; PHOTO_CONSENT never (see NO_PHOTOS)
   *   LANGUAGE        "en" or "es"
   *   REGISTERED_AT   ISO 8601 in UTC
   *   SESSIONS        as typed, columns separated by line ends: lyd_import_split_choices()
   *   QUESTION, IGNORE  always %NULL */
  const char *values[LYD_N_FIELDS];
  const char *email;    /* folded, for comparing; %NULL where EMAIL is no address */
  const char **answers; /* one a question column (LydImportColumn.answer), "" where blank */
  guint n_answers;
  GArray *problems; /* of LydImportProblem, warnings too */
} LydImportRow;

LydImportFile *lyd_import_file_open (GBytes *bytes,
                                     const char *format,
                                     const char *sheet,
                                     GTimeZone *zone,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void lyd_import_file_free (LydImportFile *self);

const LydFormat *lyd_import_file_get_format (const LydImportFile *self);
const char *lyd_import_file_get_encoding (const LydImportFile *self);
const char *const *lyd_import_file_get_sheets (const LydImportFile *self);
const char *lyd_import_file_get_sheet (const LydImportFile *self);
char lyd_import_file_get_delimiter (const LydImportFile *self);
guint lyd_import_file_get_n_columns (const LydImportFile *self);
const LydImportColumn *lyd_import_file_get_column (const LydImportFile *self, guint index);
const LydImportColumn *lyd_import_file_find_column (const LydImportFile *self, LydField field);
guint lyd_import_file_get_n_answers (const LydImportFile *self);
const LydImportColumn *lyd_import_file_get_question (const LydImportFile *self, guint answer);

gboolean lyd_import_file_map (LydImportFile *self, const char *const *assignments, GError **error);
void lyd_import_file_set_field (LydImportFile *self, guint index, LydField field);
gboolean lyd_import_file_check (const LydImportFile *self, GError **error);
char *lyd_import_file_dup_header_key (const LydImportFile *self) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_import_file_dup_mapping (const LydImportFile *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_import_file_set_mapping (LydImportFile *self, const char *mapping);

guint lyd_import_file_get_n_rows (const LydImportFile *self);
LydImportRow *lyd_import_row_new (const LydImportFile *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_import_row_free (LydImportRow *row);
void lyd_import_file_read_row (LydImportFile *self, guint index, LydImportRow *row);
const GArray *lyd_import_file_get_problems (const LydImportFile *self);

char **lyd_import_split_choices (const char *text, const char *const *known) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydImportFile, lyd_import_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydImportRow, lyd_import_row_free)

G_END_DECLS
