#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UUIDv7 (RFC 9562): the name of everything that could ever exist on two machines. All zero means "none". */
typedef struct {
  guint8 bytes[16];
} LydId;

#define LYD_ID_STRING_LENGTH 36

extern const LydId lyd_id_none;

LydId lyd_id_make (gint64 now, const guint8 random[10]);
gboolean lyd_id_is_none (const LydId *id);
gboolean lyd_id_equal (gconstpointer a, gconstpointer b);
guint lyd_id_hash (gconstpointer id);
int lyd_id_compare (const LydId *a, const LydId *b);
char *lyd_id_to_string (const LydId *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_id_from_string (LydId *id, const char *text);
void lyd_id_from_name (LydId *id, const char *name);
gsize lyd_id_read_prefix (LydId *low, LydId *high, const char *text);

GHashTable *lyd_id_set_new (const GArray *ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
