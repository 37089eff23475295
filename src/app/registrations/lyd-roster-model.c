#include "lyd-roster-model.h"

#include "lyd-roster-item.h"

#include <string.h>

/* A screen shows some 30 rows and GTK keeps about 200 widgets: more pages than these are not being looked at. */
#define MAX_PAGES 12
/* GTK looks for the rows that it follows (focus, selection, place) among all that a change adds, which reads them: what
 * adds more than this is taken away and added, so that GTK has nothing left to look for. */
#define MAX_ADDED (2 * LYD_ROSTER_PAGE)

typedef struct {
  guint number;
  guint64 used;
  GPtrArray *items; /* LydRosterItem */
} Page;

struct _LydRosterModel {
  GObject parent_instance;

  LydStore *store;
  LydId session;
  GTimeZone *zone;
  GCancellable *cancellable;
  GArray *ids;
  GHashTable *pages; /* number -> Page */
  GHashTable *items; /* LydId -> LydRosterItem: those of the pages */
  GHashTable *asked; /* while the list is changed: the numbers of the pages that are looked at; else NULL */
  guint64 clock;     /* counts accesses, for the page used least recently */
  guint n_asked;
};

typedef struct {
  LydRosterModel *self;
  guint number;
  GPtrArray *items;
} Question;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_ptr_array_unref (question->items);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static GType
get_item_type (GListModel *model)
{
  return LYD_TYPE_ROSTER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LYD_ROSTER_MODEL (model)->ids->len;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lyd_store_list_rows_finish (LYD_STORE (source), result, &error);

  question->self->n_asked--;
  if (rows == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("Registrations could not be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < rows->len && i < question->items->len; i++) {
    lyd_roster_item_take_row (g_ptr_array_index (question->items, i), g_ptr_array_index (rows, i));
    rows->pdata[i] = NULL;
  }
}

static void
ask (LydRosterModel *self,
     Page *page)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->number = page->number;
  question->items = g_ptr_array_ref (page->items);
  self->n_asked++;
  lyd_store_list_rows_async (self->store, &self->session,
                             &g_array_index (self->ids, LydId, page->number * LYD_ROSTER_PAGE), page->items->len,
                             self->cancellable, answered_cb, question);
}

/* Returns: (transfer full): whoever was shown before keeps their item wherever the list has them now. */
static LydRosterItem *
get_item_of (LydRosterModel *self,
             const LydId *id)
{
  LydRosterItem *item = g_hash_table_lookup (self->items, id);

  if (item == NULL) {
    item = lyd_roster_item_new (self->zone);
    g_hash_table_insert (self->items, g_memdup2 (id, sizeof *id), item);
  }
  return g_object_ref (item);
}

static void
forget_oldest (LydRosterModel *self)
{
  Page *oldest = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (oldest == NULL || ((Page *) value)->used < oldest->used)
      oldest = value;
  if (oldest == NULL)
    return;
  for (guint i = 0; i < oldest->items->len; i++)
    g_hash_table_remove (self->items, &g_array_index (self->ids, LydId, oldest->number * LYD_ROSTER_PAGE + i));
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
}

static Page *
get_page (LydRosterModel *self,
          guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint n_items = MIN (LYD_ROSTER_PAGE, self->ids->len - number * LYD_ROSTER_PAGE);

  if (page == NULL) {
    if (g_hash_table_size (self->pages) >= MAX_PAGES)
      forget_oldest (self);
    page = g_new0 (Page, 1);
    page->number = number;
    page->items = g_ptr_array_new_full (n_items, g_object_unref);
    for (guint i = 0; i < n_items; i++)
      g_ptr_array_add (page->items,
                       get_item_of (self, &g_array_index (self->ids, LydId, number * LYD_ROSTER_PAGE + i)));
    g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    ask (self, page);
  }
  page->used = ++self->clock;
  return page;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  LydRosterModel *self = LYD_ROSTER_MODEL (model);
  Page *page;

  if (position >= self->ids->len)
    return NULL;
  if (self->asked != NULL) {
    g_hash_table_add (self->asked, GUINT_TO_POINTER (position / LYD_ROSTER_PAGE));
    return get_item_of (self, &g_array_index (self->ids, LydId, position));
  }
  page = get_page (self, position / LYD_ROSTER_PAGE);
  return g_object_ref (g_ptr_array_index (page->items, position % LYD_ROSTER_PAGE));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydRosterModel, lyd_roster_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
lyd_roster_model_finalize (GObject *object)
{
  LydRosterModel *self = LYD_ROSTER_MODEL (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_roster_model_parent_class)->finalize (object);
}

static void
lyd_roster_model_class_init (LydRosterModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_roster_model_finalize;
}

static void
lyd_roster_model_init (LydRosterModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->items = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/* @session: whose entries tell who is in; @timezone: in which times are shown */
LydRosterModel *
lyd_roster_model_new (LydStore *store,
                      const LydId *session,
                      const char *timezone)
{
  LydRosterModel *self = g_object_new (LYD_TYPE_ROSTER_MODEL, NULL);

  self->store = g_object_ref (store);
  self->session = *session;
  self->zone = lyd_zone_get (timezone);
  return self;
}

static const LydId *
get_ids (GArray *ids,
         guint position)
{
  return (const LydId *) ids->data + position;
}

static gboolean
is_same (GArray *a,
         guint at_a,
         GArray *b,
         guint at_b,
         guint n)
{
  return n == 0 || memcmp (get_ids (a, at_a), get_ids (b, at_b), n * sizeof (LydId)) == 0;
}

static void
splice (LydRosterModel *self,
        guint position,
        guint n_removed,
        const LydId *added,
        guint n_added)
{
  g_array_remove_range (self->ids, position, n_removed);
  g_array_insert_vals (self->ids, position, added, n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* From the first row that differs to the last one. Somebody who checks in moves to another place of some orders: then
 * everybody else stays where they are. */
static void
change (LydRosterModel *self,
        GArray *ids)
{
  guint n_same = 0;
  guint n_old = self->ids->len;
  guint n_new = ids->len;

  while (n_same < MIN (n_old, n_new) && is_same (self->ids, n_same, ids, n_same, 1))
    n_same++;
  while (n_old > n_same && n_new > n_same && is_same (self->ids, n_old - 1, ids, n_new - 1, 1)) {
    n_old--;
    n_new--;
  }
  n_old -= n_same;
  n_new -= n_same;

  if (n_new <= MAX_ADDED) {
    splice (self, n_same, n_old, get_ids (ids, n_same), n_new);
  } else if (n_old == n_new && is_same (self->ids, n_same + 1, ids, n_same, n_new - 1)) {
    splice (self, n_same, 1, NULL, 0);
    splice (self, n_same + n_new - 1, 0, get_ids (ids, n_same + n_new - 1), 1);
  } else if (n_old == n_new && is_same (self->ids, n_same, ids, n_same + 1, n_new - 1)) {
    splice (self, n_same + n_old - 1, 1, NULL, 0);
    splice (self, n_same, 0, get_ids (ids, n_same), 1);
  } else {
    splice (self, 0, self->ids->len, NULL, 0);
    g_hash_table_remove_all (self->asked);
    splice (self, 0, 0, get_ids (ids, 0), ids->len);
  }
}

/* Keeps those of the pages. */
static void
forget_items (LydRosterModel *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->items);
  GHashTableIter iter;
  gpointer value;

  self->items = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, g_object_unref);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Page *page = value;

    for (guint i = 0; i < page->items->len; i++)
      g_hash_table_insert (self->items,
                           g_memdup2 (get_ids (self->ids, page->number * LYD_ROSTER_PAGE + i), sizeof (LydId)),
                           g_object_ref (g_ptr_array_index (page->items, i)));
  }
}

/* The list's new content; where it is the old one, the rows are read again in their places. @ids: (transfer full) */
void
lyd_roster_model_set_ids (LydRosterModel *self,
                          GArray *ids)
{
  g_autoptr (GHashTable) asked = NULL;
  GHashTableIter iter;
  gpointer number;

  if (self->ids->len == ids->len && is_same (self->ids, 0, ids, 0, ids->len)) {
    g_array_unref (ids);
    lyd_roster_model_refresh (self);
    return;
  }

  /* Nothing is read of what is only passed through. */
  self->asked = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_hash_table_add (self->asked, number);
  g_hash_table_remove_all (self->pages);
  change (self, ids);
  g_array_unref (ids);

  asked = g_steal_pointer (&self->asked);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (GPOINTER_TO_UINT (number) * LYD_ROSTER_PAGE < self->ids->len)
      get_page (self, GPOINTER_TO_UINT (number));
  forget_items (self);
}

/* Whose row is at @position, whether it has been read or not. */
const LydId *
lyd_roster_model_get_id (LydRosterModel *self,
                         guint position)
{
  g_return_val_if_fail (position < self->ids->len, &lyd_id_none);

  return &g_array_index (self->ids, LydId, position);
}

gboolean
lyd_roster_model_find (LydRosterModel *self,
                       const LydId *id,
                       guint *position)
{
  for (guint i = 0; i < self->ids->len; i++) {
    if (lyd_id_equal (&g_array_index (self->ids, LydId, i), id)) {
      *position = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* Reads again what is being looked at; the rows change where they are. */
void
lyd_roster_model_refresh (LydRosterModel *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ask (self, value);
}

/* Nothing more is asked or answered. */
void
lyd_roster_model_close (LydRosterModel *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* Whether every row that was asked for has come. */
gboolean
lyd_roster_model_is_idle (LydRosterModel *self)
{
  return self->n_asked == 0;
}
