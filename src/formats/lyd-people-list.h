#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A list of people as somebody has it on the clipboard: names one a line, addresses out of a mail program, or cells of
 * a spreadsheet. */

/* More than these are no list that somebody looks through. */
#define LYD_PEOPLE_LIST_MAX 5000

typedef enum {
  LYD_LISTED_GOOD,
  LYD_LISTED_NO_NAME,   /* an address that tells no name */
  LYD_LISTED_BAD_EMAIL, /* what should be an address is none */
  LYD_LISTED_TOO_LONG,  /* not what anybody is called */
} LydListedState;

typedef struct {
  guint line;   /* from 1 */
  guint column; /* of its first letter, from 1 */
  LydListedState state;
  char *text; /* as it was pasted, on one line */
  char *name; /* NULL: only known by the address */
  char *email;
  char *organization;
  gboolean guessed; /* the name was made of the address */
} LydListedPerson;

void lyd_listed_person_free (LydListedPerson *self);
GPtrArray *lyd_people_list_read (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydListedPerson, lyd_listed_person_free)

G_END_DECLS
