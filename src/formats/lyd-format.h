#pragma once

#include "lyd-csv-reader.h"
#include "lyd-field.h"

G_BEGIN_DECLS

/* One kind of file that is recognized. A new one is a file of its own and one line in lyd-format-list.h. */
typedef struct {
  const char *id;      /* for --format and the import's record */
  const char *title;   /* "Eventbrite attendee list"; translate with _() */
  const char *refusal; /* recognized, but no list of registrations: the sentence to say so; else %NULL */

  /* Recognized by its first text ("BEGIN:VCARD"), or by its headers: all of `headers` must be there, folded, and where
   * `first` is given the first header must be that. "last name|surname" is either. The most headers win. */
  const char *text;
  const char *first;
  const char *const *headers;
  const char *const *absent; /* none of these may be there; may be %NULL */

  /* Reads a file that is no delimited table as one; goes with `text`. May be %NULL. */
  LydCsv *(*read) (GBytes *bytes, GError **error);

  const LydHeaderRule *rules; /* before the general ones; ends with a row without words; may be %NULL */
  gboolean month_first;       /* its numeric dates are month/day unless the cells say otherwise */
  /* A status that means that the row is no registration: its reason, else %NULL. May be %NULL itself. */
  const char *(*skip_status) (const char *folded);

  /* How it is recognized and read as a report of who was at an online meeting: lyd-online-reader.h. %NULL: it is none.
   */
  const struct _LydOnlineReader *online;
} LydFormat;

const LydFormat *const *lyd_formats_list (void);
const LydFormat *lyd_format_find (const char *id);

G_END_DECLS
