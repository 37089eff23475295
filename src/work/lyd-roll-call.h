#pragma once

#include "lyd-file.h"
#include "lyd-roll-call-list.h"
#include "lyd-table.h"

G_BEGIN_DECLS

/* The emergency list: who is here as far as is known, and who was found. What it is made of is
 * model/lyd-roll-call-list; its sentences are made here, so that screen, paper and command line say the same. */
LydRollCall *lyd_roll_call_read (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_roll_call_tick (
  LydFile *file, const LydId *event, const LydId *registration, gboolean found, GError **error);
gboolean lyd_roll_call_start_over (LydFile *file, const LydId *event, LydId *ended, GError **error);
gboolean lyd_roll_call_resume (LydFile *file, const LydId *call, GError **error);

/* What a list on paper or in a file is about. */
typedef struct {
  gboolean missing; /* only who was not found yet */
  gboolean paper;   /* the columns that people read */
} LydRollCallTableOptions;

LydTable *lyd_roll_call_make_table (LydFile *file,
                                    LydRollCall *read,
                                    const LydId *event,
                                    const LydRollCallTableOptions *options,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydTable *lyd_roll_call_open_table (LydFile *file,
                                    const LydId *event,
                                    const LydRollCallTableOptions *options,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *lyd_roll_call_dup_folder (const char *database, const char *documents) G_GNUC_WARN_UNUSED_RESULT;
void lyd_roll_call_find_saved (LydRollCall *call, const char *folder);
gboolean lyd_roll_call_save (
  LydFile *file, const LydId *event, const char *folder, gboolean missing, char **path, GError **error);

/* The sentences. */
GPtrArray *lyd_words_roll_call (const LydRollCall *call) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_roll_call_name (const LydRollCallRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_roll_call_seen (const LydRollCall *call, const LydRollCallRow *row, GTimeZone *zone)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_roll_call_seen_short (const LydRollCall *call, const LydRollCallRow *row, GTimeZone *zone)
  G_GNUC_WARN_UNUSED_RESULT;
char *lyd_words_roll_call_found (const LydRollCallRow *row, gint64 now, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
