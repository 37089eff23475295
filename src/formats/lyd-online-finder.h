#pragma once

#include "lyd-online-tables.h"

G_BEGIN_DECLS

/* Shared by walking through a report (lyd-online-tables.c) and guessing what no header tells (lyd-online-guess.c). */
typedef struct {
  LydOnlineTables *self;
  LydOnlineWords *words;
  GStringChunk *strings;
  LydOnlineTable *table; /* the one that rows belong to, or NULL */
  const char *title;     /* the last line with one cell, if no table came since */
  guint number;          /* ... and the number in front of it */
  guint n_pairs;         /* lines of a numbered summary so far */
  guint n_english;       /* headers */
  guint n_foreign;
} LydOnlineFinder;

/* So many records are looked at for a header in any column; further down its first cell must be a known one. */
#define LYD_ONLINE_HEADER_WITHIN 300

#define LYD_ONLINE_MAX_COLUMNS 2000

/* No report has more tables; a hostile one must not take long. */
#define LYD_ONLINE_MAX_TABLES 200

const char *lyd_online_finder_get (const LydOnlineFinder *finder, guint record, guint cell);
guint lyd_online_finder_count (const LydOnlineFinder *finder, guint record, guint most);
gboolean lyd_online_finder_has_values (const LydOnlineFinder *finder, guint record);
gboolean lyd_online_finder_has_titles (const LydOnlineFinder *finder, guint record, guint n_titles);
LydOnlineTable *lyd_online_finder_new_table (LydOnlineFinder *finder, guint header) G_GNUC_WARN_UNUSED_RESULT;
guint lyd_online_finder_name_columns (LydOnlineFinder *finder, LydOnlineTable *table);
void lyd_online_finder_add (LydOnlineFinder *finder, LydOnlineTable *table);

void lyd_online_guess_summary (LydOnlineFinder *finder, guint record);
void lyd_online_guess_columns (LydOnlineFinder *finder);
void lyd_online_guess_table (LydOnlineFinder *finder, guint n_records);
void lyd_online_guess_roles (LydOnlineTables *tables);

G_END_DECLS
