#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A large number with what it counts below it: "11.5" "hours". */
typedef struct {
  char *number;
  char *label;
} LydCertificateFigure;

typedef struct {
  char *day; /* "Tue 21"; said once for the sessions of a day; NULL: an event of one day */
  char *title;
  char *hours; /* "1 h 30 min" */
} LydCertificateSession;

/* A certificate of attendance. Everything is text by now, in the language of the person; this file only lays it out.
 * Strings are owned, NULL where there is nothing to say. */
typedef struct {
  char *language;  /* en, es */
  char *network;   /* who certifies */
  char *heading;   /* "Certificate of Attendance" */
  char *certifies; /* "This certifies that" */
  char *name;
  char *organization;
  char *attended; /* "attended" */
  char *event;
  char *when;  /* "September 21–23, 2027" */
  char *where; /* "Baltimore, Maryland" */
  char *wording;
  char *credit;        /* "11.5 CPE credits" */
  char *presenters;    /* "Presented by Ana Wu and Bo Li" */
  char *signer;        /* below the line */
  char *signer_title;  /* below that */
  char *date;          /* on the line beside it */
  char *date_label;    /* below it: "Date" */
  char *footer;        /* "Certificate 7K3D9Q-2MX4" */
  char *list_heading;  /* "Sessions" */
  char *list_total;    /* "Together" */
  char *list_hours;    /* "11 h 30 min" */
  char *page;          /* "Page {page} of {pages}" */
  GPtrArray *figures;  /* of LydCertificateFigure */
  GPtrArray *sessions; /* of LydCertificateSession */
} LydCertificate;

LydCertificate *lyd_certificate_new (void) G_GNUC_WARN_UNUSED_RESULT;
void lyd_certificate_free (LydCertificate *self);
void lyd_certificate_add_figure (LydCertificate *self, const char *number, const char *label);
void lyd_certificate_add_session (LydCertificate *self, const char *day, const char *title, const char *hours);

/* What certificates are drawn with; it remembers how texts that many share were set, so one pen draws a whole batch.
 * It belongs to one thread at a time. Lengths in points. */
typedef struct _LydCertificatePen LydCertificatePen;

LydCertificatePen *lyd_certificate_pen_new (gboolean a4) G_GNUC_WARN_UNUSED_RESULT;
void lyd_certificate_pen_free (LydCertificatePen *self);
double lyd_certificate_pen_get_width (const LydCertificatePen *self);
double lyd_certificate_pen_get_height (const LydCertificatePen *self);
guint lyd_certificate_count_pages (LydCertificatePen *pen, const LydCertificate *certificate);
void lyd_certificate_draw (LydCertificatePen *pen, const LydCertificate *certificate, guint page, cairo_t *cr);

/* One file of many certificates, each on pages of its own; the file appears when it is whole. */
typedef struct _LydCertificatePdf LydCertificatePdf;

LydCertificatePdf *lyd_certificate_pdf_open (const char *path,
                                             LydCertificatePen *pen,
                                             const char *title,
                                             const char *language,
                                             gint64 created,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_certificate_pdf_add (LydCertificatePdf *self, const LydCertificate *certificate, GError **error);
gboolean lyd_certificate_pdf_finish (LydCertificatePdf *self, GError **error);
void lyd_certificate_pdf_free (LydCertificatePdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificate, lyd_certificate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificatePen, lyd_certificate_pen_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydCertificatePdf, lyd_certificate_pdf_free)

G_END_DECLS
