#pragma once

#include "lyd-id.h"
#include "lyd-time.h"

G_BEGIN_DECLS

/* People who come to a door, as they do: measured at retreats, two of three come within the same half hour. */

typedef enum {
  LYD_BRINGS_TICKET,  /* on a telephone or on paper: it can be scanned */
  LYD_BRINGS_NOTHING, /* says a name */
} LydBrings;

typedef struct {
  gint64 at; /* milliseconds after the first minute */
  LydBrings brings;
} LydArrival;

#define LYD_ARRIVALS_BEFORE (20 * LYD_MINUTE)
#define LYD_ARRIVALS_PEAK (30 * LYD_MINUTE)
#define LYD_ARRIVALS_AFTER (50 * LYD_MINUTE)
#define LYD_ARRIVALS_PEAK_SHARE 65  /* of a hundred */
#define LYD_ARRIVALS_EARLY_SHARE 15 /* of a hundred; the others come after the peak */

#define LYD_ARRIVAL_RANDOM 2 /* random numbers for one */

GArray *lyd_arrivals_make (guint n, const guint32 *random) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody who is to come, with what can be scanned of them. */
typedef struct {
  LydId registration;
  char *name;
  char *organization; /* or NULL */
  char *code;
} LydComer;

void lyd_comer_free (LydComer *self);

/* How a line was served. */
typedef struct {
  guint n_served;
  guint n_waiting;
  guint longest;     /* the most who waited at once */
  gint64 waited;     /* half of those served waited no longer, milliseconds */
  gint64 worst;      /* the longest anybody waited */
  gint64 per_person; /* from the first to the last who was served, divided */
} LydLineReport;

/* A line at a door: who has come and was not served yet, in order. */
typedef struct _LydLine LydLine;

LydLine *lyd_line_new (GArray *arrivals);
void lyd_line_free (LydLine *self);
void lyd_line_advance (LydLine *self, gint64 at);
gboolean lyd_line_serve (LydLine *self, guint who, gint64 at);
int lyd_line_get_next (const LydLine *self);
int lyd_line_get_last_come (const LydLine *self);
gint64 lyd_line_get_next_time (const LydLine *self);
LydBrings lyd_line_get_brings (const LydLine *self, guint who);
gint64 lyd_line_get_wait (const LydLine *self, guint who, gint64 at);
gboolean lyd_line_is_over (const LydLine *self);
void lyd_line_report (const LydLine *self, LydLineReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLine, lyd_line_free)

G_END_DECLS
