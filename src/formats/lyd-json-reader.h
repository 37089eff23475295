#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON (RFC 8259) out of files that people hand to each other: every value knows where it stands, so that a message can
 * say line and column. Small files with few values; for data there is json-glib. */
typedef enum {
  LYD_JSON_NULL,
  LYD_JSON_BOOLEAN,
  LYD_JSON_NUMBER,
  LYD_JSON_STRING,
  LYD_JSON_ARRAY,
  LYD_JSON_OBJECT,
} LydJsonKind;

typedef struct {
  LydJsonKind kind;
  guint line; /* from 1 */
  guint column;
  char *name; /* in an object: the member's */
  char *text; /* of a string: valid UTF-8 without zeros */
  double number;
  gboolean truth;
  GPtrArray *members; /* of LydJson: of an array or object, in the file's order; names of an object are all different */
} LydJson;

LydJson *lyd_json_read (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const LydJson *lyd_json_get (const LydJson *object, const char *name);
void lyd_json_fail (const LydJson *at, GError **error, const char *sentence);
void lyd_json_free (LydJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydJson, lyd_json_free)

G_END_DECLS
