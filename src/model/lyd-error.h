#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One domain for the whole program. A code exists only where a caller acts on it. The message is a translated sentence
 * for people: what happened, what was kept, what to do. */
#define LYD_ERROR (lyd_error_quark ())

typedef enum {
  LYD_ERROR_STORAGE,   /* SQLite or the file system said no: disk, corruption, permission */
  LYD_ERROR_BUSY,      /* another process held the write lock for too long */
  LYD_ERROR_SCHEMA,    /* the file is newer than this program, or no Lanyard file */
  LYD_ERROR_PLACE,     /* the file lies in a shared or synced folder */
  LYD_ERROR_CONFLICT,  /* a uniqueness rule was broken, or a reused attempt id says something else */
  LYD_ERROR_NOT_FOUND, /* no such event, session, person, registration, scan, import */
  LYD_ERROR_AMBIGUOUS, /* the words fit more than one thing */
  LYD_ERROR_INVALID,   /* the input breaks a rule of the domain */
  LYD_ERROR_FORMAT,    /* a file is not what it claims to be, or is damaged */
  LYD_ERROR_TOO_OLD,   /* an act can no longer be undone */
} LydError;

GQuark lyd_error_quark (void);

G_END_DECLS
