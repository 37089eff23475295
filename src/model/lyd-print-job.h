#pragma once

#include "lyd-id.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* Where a badge is on its way to paper. */
typedef enum {
  LYD_PRINT_WAITING, /* for a printer */
  LYD_PRINT_SENT,    /* a program took it, and has not said yet what became of it */
  LYD_PRINT_PRINTED,
  LYD_PRINT_FAILED, /* the printer gave it back; somebody has to say what to do */
  LYD_PRINT_DROPPED,
} LydPrintState;

typedef enum {
  LYD_PRINT_AT_CHECK_IN,
  LYD_PRINT_WALK_IN,
  LYD_PRINT_AGAIN,   /* lost or damaged: the same badge once more */
  LYD_PRINT_CHANGED, /* looks different since it was printed */
  LYD_PRINT_BY_HAND,
  LYD_PRINT_TEST, /* nobody's: does the printer print */
} LydPrintWhy;

/* What is known of somebody's badge. */
typedef enum {
  LYD_BADGE_NONE, /* never printed */
  LYD_BADGE_WAITING,
  LYD_BADGE_PRINTED,
  LYD_BADGE_CHANGED, /* printed, and would look different now */
} LydBadgeState;

extern const LydVocabulary lyd_print_states;
extern const LydVocabulary lyd_print_whys;
extern const LydVocabulary lyd_badge_states;

/* A badge in the queue. */
typedef struct {
  LydId id;
  LydId registration; /* none: a test print */
  LydId event;        /* its; none for a test print */
  char *name;         /* whose badge; NULL for a test print */
  char *organization;
  char *printer; /* "" until somebody chose one: whichever is there */
  char *stock;   /* "" until then */
  LydPrintWhy why;
  LydPrintState state;
  gint64 asked_at; /* UTC milliseconds */
  gint64 tried_at; /* LYD_TIME_NONE: not yet */
  int tries;
  char *problem;   /* in the printer's words, or NULL */
  char *claim;     /* which program took it, while it is sent */
  char *digest;    /* of what stands on it, once it was taken */
  gboolean unsure; /* sent, by a program that is gone: nobody knows whether it came out */
} LydPrintJob;

/* What is known of a printer beside what it says itself. */
typedef struct {
  char *name;
  char *stock;      /* what is in it, or NULL */
  int labels;       /* left on the roll, or on the sheet that was begun; -1: nobody counts */
  gint64 tested_at; /* UTC milliseconds; LYD_TIME_NONE: never */
} LydPrinterNote;

/* So few labels left that somebody should fetch a new roll. */
#define LYD_FEW_LABELS 20

LydPrintJob *lyd_print_job_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_print_job_free (LydPrintJob *self);
LydPrinterNote *lyd_printer_note_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void lyd_printer_note_free (LydPrinterNote *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPrintJob, lyd_print_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydPrinterNote, lyd_printer_note_free)

G_END_DECLS
