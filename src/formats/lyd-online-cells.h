#pragma once

#include "lyd-online-values.h"

G_BEGIN_DECLS

/* A display name as Zoom and Teams write it: "Jay (Jamal Whitfield)", "Maribel (she/her)", "Ana Ruiz (Guest)". All are
 * to be freed; NULL where there is none. */
typedef struct {
  char *name;
  char *original;
} LydOnlineName;

gboolean lyd_online_is_nothing (const char *cell);
gboolean lyd_online_is_time (const char *cell);
gboolean lyd_online_read_clock (int *second_of_day, const char *cell);
gboolean lyd_online_read_duration (gint64 *seconds, const char *cell);
int lyd_online_read_yes_no (const LydOnlineValues *values, const char *cell);
LydOnlineName lyd_online_name_read (const LydOnlineValues *values, const char *cell, gboolean with_original);
gboolean lyd_online_is_phone (const char *name);

G_END_DECLS
