#pragma once

#include "lyd-export.h"
#include "lyd-lists.h"

G_BEGIN_DECLS

/* How a column's text is made from what is stored. */
typedef enum {
  LYD_SHAPE_TEXT,
  LYD_SHAPE_ID,
  LYD_SHAPE_NUMBER,
  LYD_SHAPE_INSTANT,
  LYD_SHAPE_YES_NO,
} LydShape;

typedef enum {
  LYD_COLUMN_SHOWN,
  LYD_COLUMN_MINOR, /* paper gives it up first */
  LYD_COLUMN_EXTRA, /* only where somebody chose it */
  LYD_COLUMN_PAPER, /* only where it is printed; such columns are the last */
} LydColumnUse;

typedef struct {
  const char *id;
  const char *title; /* translate with _(); NULL: not shown */
  LydShape shape;
  int width;
  LydColumnUse use;
} LydListColumn;

#define LYD_LIST_MAX_COLUMNS 32

typedef enum {
  LYD_LIST_NO_ANSWERS,
  LYD_LIST_FOOD,    /* a column for each question about food follows ... */
  LYD_LIST_ANSWERS, /* ... for each question of the event */
} LydListAnswers;

/* A list that one statement gives. */
typedef struct {
  const char *what;
  const char *title;
  LydList list;
  LydListAnswers answers;
  LydListColumn columns[LYD_LIST_MAX_COLUMNS]; /* in the order of its statement in db/lyd-lists.c */

  /* For a workbook and for `by`. */
  const char *session;      /* the column with the session; NULL: none */
  const char *organization; /* ... with the organization */
  const char *tally;        /* what is counted in the summary */
} LydExportList;

const LydExportList *lyd_export_list_find (const char *what);

G_END_DECLS
