#include "lyd-seen.h"

#include "lyd-code.h"

/* Of whatever was read around a code, the code alone. */
static char *
normalize (const char *text)
{
  char *code = lyd_code_read (text);

  return code != NULL ? code : g_strdup (text);
}

/* Whether @text is the code that was seen less than LYD_SEEN_MS before @at. */
gboolean
lyd_seen_matches (const LydSeen *self,
                  const char *text,
                  gint64 at)
{
  g_autofree char *code = normalize (text);

  return g_strcmp0 (self->code, code) == 0 && at >= self->at && at - self->at < LYD_SEEN_MS;
}

void
lyd_seen_set (LydSeen *self,
              const char *text,
              gint64 at)
{
  g_free (self->code);
  self->code = normalize (text);
  self->at = at;
}

void
lyd_seen_clear (LydSeen *self)
{
  g_clear_pointer (&self->code, g_free);
}
