#pragma once

#include "lyd-badge-layout.h"
#include "lyd-labels.h"

G_BEGIN_DECLS

/* Zeroed is right: position 1 at the top left, no nudge, no marks. */
typedef struct {
  const LydBadgeDesign *design; /* NULL: the first built-in one */
  int first_position;           /* 1 is the first; 0 means 1 */
  LydCorner corner;
  double nudge_x;       /* points to the right, for this printer and stock */
  double nudge_y;       /* points down */
  gboolean crop_marks;  /* beside the outermost labels, for plain paper that is cut */
  gint64 created;       /* UTC milliseconds, the PDF's date: the same input gives the same bytes */
  const char *title;    /* of the PDF; NULL: none */
  const char *language; /* of the PDF, "en" or "es"; NULL: "en" */
} LydBadgePdfOptions;

typedef struct _LydBadgePdf LydBadgePdf;

LydBadgePdf *lyd_badge_pdf_open (const char *path,
                                 const LydStock *stock,
                                 const LydBadgePdfOptions *options,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_badge_pdf_add (LydBadgePdf *self, const LydBadge *badge, guint *problems, GError **error);
gboolean lyd_badge_pdf_finish (LydBadgePdf *self, GError **error);
void lyd_badge_pdf_free (LydBadgePdf *self);

guint lyd_badge_pdf_get_n_badges (const LydBadgePdf *self);
guint lyd_badge_pdf_get_n_pages (const LydBadgePdf *self);
guint lyd_badge_pdf_get_n_with_problems (const LydBadgePdf *self);
guint lyd_badge_pdf_count_problem (const LydBadgePdf *self, LydBadgeProblems problem);

gboolean lyd_alignment_pdf_write (const char *path,
                                  const LydStock *stock,
                                  const LydBadgePdfOptions *options,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydBadgePdf, lyd_badge_pdf_free)

G_END_DECLS
