#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person shows at the desk, on paper or on a phone. All strings are borrowed; nothing else personal stands on
 * it. */
typedef struct {
  const char *event; /* title */
  const char *when;  /* "Tue, Sep 21, 2027, 12:00 pm - Thu, Sep 23, 12:00 pm", or NULL */
  const char *where; /* or NULL */
  const char *name;
  const char *code;
  const char *short_code;
  const char *language; /* of the person, "en" or "es", or NULL: which of the two lines comes first */
  gint64 created;       /* UTC milliseconds: the PDF's date */
} LydTicket;

gboolean lyd_ticket_write_pdf (const LydTicket *ticket, const char *path, GError **error);
gboolean lyd_ticket_write_png (const LydTicket *ticket, const char *path, GError **error);

G_END_DECLS
