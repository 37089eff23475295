#pragma once

#include "lyd-time.h"

G_BEGIN_DECLS

/* What has to be seen to before the doors of an event open, in the order of the board. */
typedef enum {
  LYD_DOORS_CODES,
  LYD_DOORS_BADGES,
  LYD_DOORS_PRINTER,
  LYD_DOORS_LABELS,
  LYD_DOORS_PAPER,
  LYD_DOORS_BACKUP,
  LYD_DOORS_CLOCK,
  LYD_DOORS_PIN,
  LYD_DOORS_DISK,
  LYD_DOORS_POWER,
  LYD_DOORS_N_CHECKS,
} LydDoorsCheck;

typedef enum {
  LYD_DOORS_GOOD,
  LYD_DOORS_LOOK, /* the doors can open, but somebody should look */
  LYD_DOORS_BAD,  /* people would wait */
  LYD_DOORS_NOT_ASKED,
} LydDoorsState;

/* What the computer says of itself. */
typedef struct {
  gint64 free_bytes;   /* on the data file's disk; -1: not known */
  gboolean clock_kept; /* something keeps its clock right */
  gboolean clock_known;
  int battery; /* percent; -1: there is none */
  gboolean plugged_in;
} LydMachine;

typedef struct {
  gint64 now; /* UTC milliseconds, like every time here; LYD_TIME_NONE: never */
  int expected;
  int without_code;
  int unprinted; /* badges */
  int changed;
  int n_printers; /* that were set up here */
  gint64 tested_at;
  int labels; /* the fewest of any printer; -1: nobody counts them */
  gint64 paper_at;
  int since_paper; /* registered after that */
  gint64 backup_at;
  gboolean backup_elsewhere;
  gint64 latest; /* when something was last written down in the data file */
  gboolean pin;
  LydMachine machine;
} LydDoorsFacts;

#define LYD_DOORS_TEST_LASTS (12 * LYD_HOUR) /* a printer's test; the night between moves printers */
#define LYD_DOORS_BACKUP_LASTS (LYD_DAY)     /* the age of a backup with which a loss is a day's work */
#define LYD_DOORS_FEW_LABELS 20
#define LYD_DOORS_LITTLE_DISK (G_GINT64_CONSTANT (500) * 1000 * 1000) /* bytes */
#define LYD_DOORS_LITTLE_BATTERY 30

LydDoorsState lyd_doors_judge (const LydDoorsFacts *facts, LydDoorsCheck check);
int lyd_doors_count (const LydDoorsFacts *facts, LydDoorsState state);

G_END_DECLS
