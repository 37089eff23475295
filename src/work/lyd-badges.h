#pragma once

#include "lyd-badge-pdf.h"
#include "lyd-file.h"

G_BEGIN_DECLS

typedef enum {
  LYD_BADGES_BY_FAMILY,
  LYD_BADGES_BY_GIVEN,
  LYD_BADGES_BY_ORGANIZATION,
} LydBadgeOrder;

typedef enum {
  LYD_BADGES_ALL,
  LYD_BADGES_UNPRINTED,
  LYD_BADGES_CHANGED, /* printed, and would look different now */
  LYD_BADGES_CHOSEN,
  LYD_BADGES_ONE, /* the first of `chosen`, whatever the registration's status */
} LydBadgeSelection;

extern const LydVocabulary lyd_badge_orders;

typedef struct {
  const LydBadgeDesign *design; /* NULL: the event's */
  const char *stock;            /* id; NULL: the first of the common ones */
  LydBadgeOrder order;
  LydBadgeSelection selection;
  const LydId *chosen; /* registrations, with LYD_BADGES_CHOSEN and LYD_BADGES_ONE */
  gsize n_chosen;
  int first_position; /* from 1 */
  LydCorner corner;
  int tray_size;       /* badges that lie in no tray yet are put into trays of so many; 0: they are not */
  const char *printer; /* whose nudge counts; NULL: none */
  gint *n_done;        /* (nullable): counted up badge by badge, for a progress bar on another thread */
} LydBadgeOptions;

/* A badge that somebody should look at before it is printed. */
typedef struct {
  LydId registration;
  char *name;
  int index;      /* among the selected, from 0 */
  guint problems; /* of LydBadgeProblems */
} LydBadgeTrouble;

typedef struct {
  int n_badges;
  int n_pages;
  GPtrArray *troubles; /* of LydBadgeTrouble */
} LydBadgeReport;

void lyd_badge_report_free (LydBadgeReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgeReport, lyd_badge_report_free)

/* Badges that were put on pages, with what stood on them: for lyd_badges_log() once they are really on paper. */
typedef struct _LydBadgePrints LydBadgePrints;

void lyd_badge_prints_free (LydBadgePrints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgePrints, lyd_badge_prints_free)

/* Pages as they leave the printer, drawn once and replayed at any size. */
typedef struct {
  double width; /* points */
  double height;
  GPtrArray *pages;              /* of cairo_surface_t: recordings in points */
  int first_page;                /* from 0 */
  int n_pages;                   /* in all; 0: nothing is selected */
  int n_sides;                   /* pages a sheet of paper: 2 where the next page is its back */
  int n_badges;                  /* in all */
  int counts[LYD_BADGES_CHOSEN]; /* how many all, unprinted and changed there are */
  LydBadgePrints *prints;        /* what is on these pages */
} LydBadgePages;

void lyd_badge_pages_free (LydBadgePages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgePages, lyd_badge_pages_free)

LydStocks *lyd_badges_load_stocks (GError **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *lyd_badges_list_changed (LydFile *file, const LydId *event, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_badges_count (LydFile *file, const LydId *event, int *unprinted, int *changed, GError **error);
LydBadgeReport *lyd_badges_check (LydFile *file, const LydId *event, const LydBadgeOptions *options, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydBadgePages *lyd_badges_draw (LydFile *file,
                                const LydId *event,
                                const LydBadgeOptions *options,
                                int first_page,
                                int n_pages,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
LydBadgeReport *lyd_badges_write (LydFile *file,
                                  const LydId *event,
                                  const LydBadgeOptions *options,
                                  const char *path,
                                  LydBadgePrints **prints,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_badges_write_test (LydFile *file, const LydBadgeOptions *options, const char *path, GError **error);
gboolean lyd_badges_look_up (LydFile *file,
                             const LydId *registration,
                             const LydEvent *event,
                             char **digest,
                             char **printed,
                             GError **error);
gboolean lyd_badges_log (LydFile *file, const LydBadgePrints *prints, GError **error);
LydBadgeReport *lyd_badges_print (LydFile *file,
                                  const LydId *event,
                                  const LydBadgeOptions *options,
                                  const char *path,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_badges_write_alignment (LydFile *file, const LydBadgeOptions *options, const char *path, GError **error);
gboolean
lyd_badges_set_nudge (LydFile *file, const char *printer, const char *stock, double dx, double dy, GError **error);
gboolean
lyd_badges_get_nudge (LydFile *file, const char *printer, const char *stock, double *dx, double *dy, GError **error);

G_END_DECLS
