#include "lyd-context.h"

/**
 * lyd_context_now:
 *
 * Returns: UTC milliseconds
 */
gint64
lyd_context_now (const LydContext *context)
{
  return context->now (context->data);
}

/* Fills @bytes with @n_bytes of randomness. */
void
lyd_context_random (const LydContext *context,
                    guint8 *bytes,
                    gsize n_bytes)
{
  context->random (context->data, bytes, n_bytes);
}

/* A new id, stamped with the context's time. */
LydId
lyd_context_make_id (const LydContext *context)
{
  guint8 random[10];

  context->random (context->data, random, sizeof random);
  return lyd_id_make (context->now (context->data), random);
}
