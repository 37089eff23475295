#pragma once

#include "lyd-file.h"
#include "lyd-things.h"

G_BEGIN_DECLS

/* Somebody finds their own name at a kiosk (kiosk.md, "Privacy"): by their whole family name and at least a letter of
 * the given name, or by their short code. Nothing else finds anybody, and nobody is shown more than a first name, an
 * initial and an organization. */

/* What a kiosk stands at the door of. */
typedef struct {
  LydEvent *event;
  LydSession *session;
} LydKioskDoor;

typedef struct {
  LydId registration;
  char *name;         /* "Maribel O." */
  char *given;        /* as they are greeted */
  char *organization; /* or NULL */
} LydLookupLine;

typedef struct {
  guint n;          /* how many are meant; of more than a kiosk shows, one more than that */
  GPtrArray *lines; /* of LydLookupLine, in the order of their names; empty where there are more */
} LydLookup;

void lyd_kiosk_door_free (LydKioskDoor *self);
void lyd_lookup_line_free (LydLookupLine *self);
LydLookupLine *lyd_lookup_line_copy (const LydLookupLine *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_lookup_free (LydLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydKioskDoor, lyd_kiosk_door_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLookupLine, lyd_lookup_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLookup, lyd_lookup_free)

LydKioskDoor *lyd_kiosk_door_get (LydFile *file, const char *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_kiosk_door_probe (LydFile *file, const LydId *session, GError **error);
LydLookup *lyd_lookup (LydFile *file, const LydId *session, const char *text, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
LydLookupLine *lyd_lookup_get (LydFile *file, const LydId *registration, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
