#include "lyd-trays.h"

#include "lyd-file-private.h"
#include "lyd-plan.h"
#include "lyd-replace.h"
#include "lyd-sensitive.h"
#include "lyd-tray-pdf.h"
#include "lyd-tray-plan.h"
#include "lyd-tray-rows.h"

#include <glib/gi18n.h>
#include <string.h>

struct _LydTrayPlan {
  int size;
  int tray; /* the last one */
  int slot; /* the last one taken in it */
  char *last;
  gboolean late; /* the tray is in no order any more */
};

void
lyd_tray_free (LydTray *self)
{
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

/* Out of order with the tray before it: what was printed later. */
static gboolean
is_late (const GPtrArray *rows,
         guint index)
{
  const LydTrayRow *row = g_ptr_array_index (rows, index);
  const LydTrayRow *before = index > 0 ? g_ptr_array_index (rows, index - 1) : NULL;

  return before != NULL && strcmp (row->first, before->last) < 0;
}

/**
 * lyd_tray_plan_new:
 * @size: how many badges a tray holds
 *
 * Returns: (transfer full) (nullable)
 */
LydTrayPlan *
lyd_tray_plan_new (LydFile *file,
                   const LydId *event,
                   int size,
                   GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_tray_rows_list (file->db, event, error);
  LydTrayPlan *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (LydTrayPlan, 1);
  self->size = size;
  if (rows->len > 0) {
    const LydTrayRow *row = g_ptr_array_index (rows, rows->len - 1);

    self->tray = row->tray;
    self->slot = row->last_slot;
    self->last = g_strdup (row->last);
    self->late = is_late (rows, rows->len - 1);
  }
  return self;
}

void
lyd_tray_plan_free (LydTrayPlan *self)
{
  g_free (self->last);
  g_free (self);
}

/**
 * lyd_tray_plan_add:
 * @sort: what the badge is sorted by; badges come in this order
 * @tray: (out): where it will lie
 *
 * The next slot of the last tray, and the first of another one where that is full or where a name would be looked for
 * in vain.
 */
void
lyd_tray_plan_add (LydTrayPlan *self,
                   const char *sort,
                   int *tray,
                   int *slot)
{
  gboolean in_order = self->last == NULL || strcmp (sort, self->last) >= 0;

  if (self->tray == 0 || self->slot >= self->size || (!in_order && !self->late)) {
    self->late = self->tray > 0 && !in_order;
    self->tray++;
    self->slot = 0;
  }
  *tray = self->tray;
  *slot = ++self->slot;
  g_free (self->last);
  self->last = g_strdup (sort);
}

/* Returns: (transfer full) (nullable) (element-type LydTray): the event's trays, the first one first; none where badges
 * lie in no trays */
GPtrArray *
lyd_trays_list (LydFile *file,
                const LydId *event,
                GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_tray_rows_list (file->db, event, error);
  GPtrArray *trays;

  if (rows == NULL)
    return NULL;
  trays = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_tray_free);
  for (guint i = 0; i < rows->len; i++) {
    const LydTrayRow *row = g_ptr_array_index (rows, i);
    LydTray *tray = g_new0 (LydTray, 1);

    tray->tray = row->tray;
    tray->n_badges = row->n_badges;
    tray->late = is_late (rows, i);
    tray->first = g_strdup (row->first_name);
    tray->last = g_strdup (row->last_name);
    g_ptr_array_add (trays, tray);
  }
  return trays;
}

/* Forgets where the event's badges lie. */
gboolean
lyd_trays_clear (LydFile *file,
                 const LydId *event,
                 GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) found = act != NULL ? lyd_plan_get_event (file, event, error) : NULL;

  return found != NULL && lyd_tray_rows_clear (file->db, event, error) &&
         lyd_file_commit (file, &act, "clear-trays", event, error, "title", found->title, NULL);
}

/* One page a tray, to be stood at its front. */
gboolean
lyd_trays_write_fronts (LydFile *file,
                        const LydId *event,
                        const char *path,
                        GError **error)
{
  g_autoptr (LydEvent) found = lyd_plan_get_event (file, event, error);
  g_autoptr (GPtrArray) trays = NULL;
  g_autoptr (GArray) fronts = g_array_new (FALSE, TRUE, sizeof (LydTrayFront));
  g_autoptr (LydReplace) replace = NULL;

  if (found == NULL || !lyd_sensitive_refuse (found, error) || (trays = lyd_trays_list (file, event, error)) == NULL)
    return FALSE;
  if (trays->len == 0) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID,
                         _ ("No badges lie in trays. Print badges into trays first."));
    return FALSE;
  }
  for (guint i = 0; i < trays->len; i++) {
    const LydTray *tray = g_ptr_array_index (trays, i);
    const LydTrayFront front = { tray->tray, tray->n_badges, tray->late, tray->first, tray->last };

    g_array_append_val (fronts, front);
  }
  replace = lyd_replace_begin (path, error);
  return replace != NULL &&
         lyd_tray_pdf_write (lyd_replace_get_part (replace), found->title, (gpointer) fronts->data, fronts->len,
                             lyd_context_now (&file->context), error) &&
         lyd_replace_finish (&replace, error);
}

/* "Tray 2: Garza–Murphy" */
char *
lyd_words_tray (const LydTray *tray)
{
  if (tray->late)
    /* Translators: a tray of badges that were printed later than the others */
    return g_strdup_printf (_ ("Tray %d: late badges"), tray->tray);
  if (g_strcmp0 (tray->first, tray->last) == 0)
    return g_strdup_printf (_ ("Tray %d: %s"), tray->tray, tray->first);
  /* Translators: family names of the first and last badge in it */
  return g_strdup_printf (_ ("Tray %d: %s–%s"), tray->tray, tray->first, tray->last);
}

/* All trays in one sentence each, for whoever stands before them; empty where there are none. */
char *
lyd_words_trays (const GPtrArray *trays)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (trays->len == 1)
    g_string_append (words, _ ("One tray, sorted by last name."));
  else if (trays->len > 1)
    g_string_append_printf (words, _ ("Trays 1–%u, sorted by last name."), trays->len);
  for (guint i = 0; i < trays->len; i++) {
    g_autofree char *tray = lyd_words_tray (g_ptr_array_index (trays, i));

    g_string_append_printf (words, " %s.", tray);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "Tray 2, slot 17"; NULL where the badge lies in none. */
char *
lyd_words_slot (int tray,
                int slot)
{
  return tray > 0 ? g_strdup_printf (_ ("Tray %d, slot %d"), tray, slot) : NULL;
}
