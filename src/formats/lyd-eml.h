#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is attached to a message. All strings are borrowed. */
typedef struct {
  const char *name; /* of the file, as people see it */
  const char *mime; /* "application/pdf" */
  GBytes *bytes;
} LydEmlPart;

/* One message that a mail program opens to be looked at and sent. Addresses are as lyd_mailbox_clean() gives them; all
 * other text may hold anything. */
typedef struct {
  const char *from;       /* (nullable): the mail program fills it in */
  const char *from_name;  /* (nullable) */
  const char *to;         /* (nullable) */
  const char *to_name;    /* (nullable) */
  const char *const *bcc; /* (nullable): ended by NULL */
  const char *subject;
  const char *body;     /* lines end in \n */
  const char *language; /* (nullable): "es" */
  const char *calendar; /* (nullable): iCalendar */
  const char *method;   /* of @calendar: "REQUEST" or "CANCEL" */
  const LydEmlPart *parts;
  gsize n_parts;
  const char *id; /* unlike every other message's; letters, digits and hyphens */
  gint64 date;    /* UTC milliseconds */
} LydEml;

GBytes *lyd_eml_write (const LydEml *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
