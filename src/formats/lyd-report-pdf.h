#pragma once

#include "lyd-event-kind.h"

G_BEGIN_DECLS

/* A report on paper: its numbers, two pictures, tables and rules. Everything that is read is said by who makes it. */
typedef struct {
  char *label; /* "Organizations" */
  char *value; /* "47" */
  char *note;  /* "of 52 members", or NULL */
} LydReportFigure;

#define LYD_REPORT_KINDS (LYD_KIND_OTHER + 1)

/* A month: a column of the chart. */
typedef struct {
  char *label; /* "Sep" */
  int by_kind[LYD_REPORT_KINDS];
} LydReportColumn;

typedef struct {
  char *title;
  GStrv headings;
  GPtrArray *rows; /* of GStrv, a cell for each heading; the first is text, the others are numbers */
} LydReportTable;

/* How dark a state is on the map: from so many people on. */
#define LYD_REPORT_STEPS 4

typedef struct {
  char *title;
  char *scope;        /* what was asked for */
  char *made;         /* when it was counted */
  char *page;         /* "Page {page} of {pages}" */
  GPtrArray *figures; /* of LydReportFigure: up to six */
  GPtrArray *notes;   /* of char *: what is missing in the numbers */
  char *columns_title;
  GPtrArray *columns;             /* of LydReportColumn */
  char *legend[LYD_REPORT_KINDS]; /* "Webinar 699"; NULL: there was none */
  char *map_title;
  int *states; /* people, one number a state of lyd_states */
  int least[LYD_REPORT_STEPS];
  char *steps[LYD_REPORT_STEPS]; /* "8–19" */
  GPtrArray *tables;             /* of LydReportTable */
  char *rules_title;
  GPtrArray *rules; /* of char * */
  gint64 created;   /* UTC milliseconds */
  gboolean a4;      /* instead of US Letter */
} LydReportPaper;

LydReportPaper *lyd_report_paper_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_report_paper_free (LydReportPaper *self);
void lyd_report_paper_add_figure (LydReportPaper *self, const char *label, const char *value, const char *note);
LydReportColumn *lyd_report_paper_add_column (LydReportPaper *self, const char *label);
LydReportTable *lyd_report_paper_add_table (LydReportPaper *self, const char *title, const char *const *headings);
gboolean lyd_report_paper_write_pdf (const LydReportPaper *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydReportPaper, lyd_report_paper_free)

G_END_DECLS
