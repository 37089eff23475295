#include "lyd-lazy-list.h"

#include <string.h>

/* A screen shows some 30 rows and GTK keeps about 200 widgets: more pages than these are not being looked at. */
#define MAX_PAGES 12

typedef struct {
  guint number;
  guint64 used;
  GPtrArray *items;
} Page;

struct _LydLazyList {
  GObject parent_instance;

  LydStore *store;
  const LydLazyKind *kind;
  GCancellable *cancellable;
  GArray *ids;
  GHashTable *pages; /* number -> Page */
  guint64 clock;     /* counts accesses, for the page used least recently */
  guint n_asked;
};

typedef struct {
  LydLazyList *self;
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
  return LYD_LAZY_LIST (model)->kind->get_type ();
}

static guint
get_n_items (GListModel *model)
{
  return LYD_LAZY_LIST (model)->ids->len;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Question) question = data;
  const LydLazyKind *kind = question->self->kind;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = kind->answer (LYD_STORE (source), result, &error);

  question->self->n_asked--;
  if (rows == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_message ("A list could not be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < rows->len && i < question->items->len; i++)
    kind->fill (g_ptr_array_index (question->items, i), g_steal_pointer (&rows->pdata[i]));
}

static void
ask (LydLazyList *self,
     Page *page)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->items = g_ptr_array_ref (page->items);
  self->n_asked++;
  self->kind->ask (self->store, &g_array_index (self->ids, LydId, page->number * LYD_LAZY_PAGE), page->items->len,
                   self->cancellable, answered_cb, question);
}

static void
forget_oldest (LydLazyList *self)
{
  Page *oldest = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (oldest == NULL || ((Page *) value)->used < oldest->used)
      oldest = value;
  if (oldest != NULL)
    g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
}

static Page *
get_page (LydLazyList *self,
          guint number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  guint n_items = MIN (LYD_LAZY_PAGE, self->ids->len - number * LYD_LAZY_PAGE);

  if (page == NULL) {
    if (g_hash_table_size (self->pages) >= MAX_PAGES)
      forget_oldest (self);
    page = g_new0 (Page, 1);
    page->number = number;
    page->items = g_ptr_array_new_full (n_items, g_object_unref);
    for (guint i = 0; i < n_items; i++)
      g_ptr_array_add (page->items, self->kind->make ());
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
  LydLazyList *self = LYD_LAZY_LIST (model);
  Page *page;

  if (position >= self->ids->len)
    return NULL;
  page = get_page (self, position / LYD_LAZY_PAGE);
  return g_object_ref (g_ptr_array_index (page->items, position % LYD_LAZY_PAGE));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (LydLazyList, lyd_lazy_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))
/* clang-format on */

static void
lyd_lazy_list_finalize (GObject *object)
{
  LydLazyList *self = LYD_LAZY_LIST (object);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (lyd_lazy_list_parent_class)->finalize (object);
}

static void
lyd_lazy_list_class_init (LydLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_lazy_list_finalize;
}

static void
lyd_lazy_list_init (LydLazyList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->cancellable = g_cancellable_new ();
}

/* @kind: static */
LydLazyList *
lyd_lazy_list_new (LydStore *store,
                   const LydLazyKind *kind)
{
  LydLazyList *self = g_object_new (LYD_TYPE_LAZY_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  return self;
}

/* The list's new content; where it is the old one, what is looked at is read again and changes in its place. @ids:
 * (transfer full) (element-type LydId) */
void
lyd_lazy_list_take_ids (LydLazyList *self,
                        GArray *ids)
{
  guint n_before = self->ids->len;
  GHashTableIter iter;
  gpointer value;

  if (n_before == ids->len && memcmp (self->ids->data, ids->data, ids->len * sizeof (LydId)) == 0) {
    g_array_unref (ids);
    g_hash_table_iter_init (&iter, self->pages);
    while (g_hash_table_iter_next (&iter, NULL, &value))
      ask (self, value);
    return;
  }
  g_hash_table_remove_all (self->pages);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, ids->len);
}

/* Nothing more is asked or answered. */
void
lyd_lazy_list_close (LydLazyList *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* (nullable): %NULL beyond the end */
const LydId *
lyd_lazy_list_get_id (LydLazyList *self,
                      guint position)
{
  return position < self->ids->len ? &g_array_index (self->ids, LydId, position) : NULL;
}

/* @position: (out): where @id is */
gboolean
lyd_lazy_list_find (LydLazyList *self,
                    const LydId *id,
                    guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (lyd_id_equal (&g_array_index (self->ids, LydId, i), id)) {
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/* Whether every row that was asked for has come. */
gboolean
lyd_lazy_list_is_idle (LydLazyList *self)
{
  return self->n_asked == 0;
}
