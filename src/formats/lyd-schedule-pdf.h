#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An agenda on paper: somebody's own, or the whole one for the wall. Everything is text by now, in the reader's
 * language. Strings are owned; NULL where there is nothing to say. */
typedef struct {
  gint64 start; /* what starts together stands side by side */
  char *time;   /* "9:00 – 10:15 am" */
  char *title;
  char *where; /* "Salon A · Policy" */
  char *who;   /* presenters */
  char *note;  /* "Waiting list" */
} LydScheduleItem;

typedef struct {
  char *title;      /* "Tuesday, September 21" */
  GPtrArray *items; /* of LydScheduleItem, by start */
} LydScheduleDay;

typedef struct {
  char *event;
  char *when;
  char *where;
  char *name; /* whose; NULL: the whole agenda */
  char *organization;
  char *language;  /* en, es */
  char *footer;    /* "Times are those of Baltimore (EDT)." */
  char *empty;     /* what is said where nothing is planned */
  char *page;      /* "Page {page} of {pages}" */
  GPtrArray *days; /* of LydScheduleDay */
} LydSchedule;

LydSchedule *lyd_schedule_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_schedule_free (LydSchedule *self);
LydScheduleDay *lyd_schedule_add_day (LydSchedule *self, const char *title);
LydScheduleItem *lyd_schedule_add_item (LydScheduleDay *self);

/* One file of many schedules, each on pages of its own. */
typedef struct _LydSchedulePdf LydSchedulePdf;

LydSchedulePdf *lyd_schedule_pdf_open (const char *path,
                                       const char *title,
                                       const char *language,
                                       gboolean a4,
                                       gint64 created,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_schedule_pdf_add (LydSchedulePdf *self, const LydSchedule *schedule, GError **error);
gboolean lyd_schedule_pdf_finish (LydSchedulePdf *self, GError **error);
void lyd_schedule_pdf_free (LydSchedulePdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSchedule, lyd_schedule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydSchedulePdf, lyd_schedule_pdf_free)

G_END_DECLS
