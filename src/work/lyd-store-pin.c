#include "lyd-store-pin.h"

#include "lyd-store-private.h"

#include <sodium.h>
#include <string.h>

/* What was typed is not left lying about in memory. */
typedef struct {
  char *old;
  char *pin;
} Params;

static void
forget (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

static void
params_free (gpointer data)
{
  Params *params = data;

  forget (params->old);
  forget (params->pin);
  g_free (params);
}

static gpointer
has_job (LydFile *file,
         gpointer data,
         GError **error)
{
  g_autofree LydPinAnswer *answer = g_new0 (LydPinAnswer, 1);

  return lyd_pin_is_set (file, &answer->right, error) ? g_steal_pointer (&answer) : NULL;
}

void
lyd_store_has_pin_async (LydStore *self,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  static const LydJobClass klass = { has_job, NULL, g_free, lyd_store_has_pin_async };

  lyd_store_push (self, LYD_LANE_READER, &klass, NULL, NULL, NULL, callback, data);
}

gboolean
lyd_store_has_pin_finish (LydStore *self,
                          GAsyncResult *result,
                          gboolean *set,
                          GError **error)
{
  LydPinAnswer answer;

  if (!lyd_store_pin_finish (self, result, &answer, error))
    return FALSE;
  *set = answer.right;
  return TRUE;
}

static void
push (LydStore *self,
      LydJobFunc job,
      const char *old,
      const char *pin,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer data)
{
  const LydJobClass klass = { job, params_free, g_free, tag };
  Params *params = g_new0 (Params, 1);

  params->old = g_strdup (old);
  params->pin = g_strdup (pin);
  lyd_store_push (self, LYD_LANE_WRITER, &klass, params, NULL, NULL, callback, data);
}

static gpointer
check_job (LydFile *file,
           gpointer data,
           GError **error)
{
  Params *params = data;
  g_autofree LydPinAnswer *answer = g_new0 (LydPinAnswer, 1);

  return lyd_pin_check (file, params->pin, answer, error) ? g_steal_pointer (&answer) : NULL;
}

/* As lyd_pin_check(). */
void
lyd_store_check_pin_async (LydStore *self,
                           const char *pin,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  push (self, check_job, NULL, pin, lyd_store_check_pin_async, callback, data);
}

static gpointer
set_job (LydFile *file,
         gpointer data,
         GError **error)
{
  Params *params = data;
  g_autofree LydPinAnswer *answer = g_new0 (LydPinAnswer, 1);
  gboolean done;

  *answer = (LydPinAnswer){ .right = TRUE, .wait_until = LYD_TIME_NONE };
  done = params->old != NULL ? lyd_pin_change (file, params->old, params->pin, answer, error)
                             : lyd_pin_set (file, params->pin, error);
  return done ? g_steal_pointer (&answer) : NULL;
}

/* @old: (nullable): the one until now, which is checked; %NULL: whoever sets it need not know it. The answer is about
 * @old: where it was wrong nothing is changed. */
void
lyd_store_set_pin_async (LydStore *self,
                         const char *old,
                         const char *pin,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  push (self, set_job, old, pin, lyd_store_set_pin_async, callback, data);
}

/* Of both. @answer: (out caller-allocates) */
gboolean
lyd_store_pin_finish (LydStore *self,
                      GAsyncResult *result,
                      LydPinAnswer *answer,
                      GError **error)
{
  g_autofree LydPinAnswer *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *answer = *found;
  return TRUE;
}
