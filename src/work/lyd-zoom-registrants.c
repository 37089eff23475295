#include "lyd-zoom-registrants.h"

#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-invitation-rows.h"
#include "lyd-mailbox.h"

#include <glib/gi18n.h>
#include <string.h>

/* What Zoom's form for registrants takes. */
#define MAX_EMAIL 128
#define MAX_NAME 64

typedef struct {
  char *email;
  char *first;
  char *last;
} Registrant;

typedef struct {
  GPtrArray *registrants; /* of Registrant */
  GPtrArray *left_out;    /* of LydZoomLeftOut */
  guint next;
} List;

static void
registrant_free (gpointer data)
{
  Registrant *self = data;

  g_free (self->email);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

void
lyd_zoom_left_out_free (LydZoomLeftOut *self)
{
  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}

static void
list_free (gpointer data)
{
  List *self = data;

  g_clear_pointer (&self->registrants, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (List, list_free)

static char *
cut (const char *text)
{
  g_autofree char *line = lyd_clean_line (text);

  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_NAME));
}

/* Zoom wants a first name; where the two are not known apart, the whole name is it. */
static Registrant *
registrant_new (const LydInviteeRow *row,
                const char *email)
{
  Registrant *registrant = g_new0 (Registrant, 1);
  gboolean apart = row->given != NULL && row->family != NULL;

  registrant->email = g_strdup (email);
  registrant->first = cut (apart ? row->given : row->name);
  registrant->last = cut (apart ? row->family : "");
  return registrant;
}

static void
leave_out (List *self,
           const LydInviteeRow *row,
           char *reason)
{
  LydZoomLeftOut *left = g_new0 (LydZoomLeftOut, 1);

  left->name = g_strdup (row->name);
  left->reason = reason;
  g_ptr_array_add (self->left_out, left);
}

/* @taken: folded address -> name */
static void
sort_in (List *self,
         const LydInviteeRow *row,
         GHashTable *taken)
{
  g_autofree char *email = lyd_mailbox_clean (row->email);
  g_autofree char *folded = email != NULL ? g_ascii_strdown (email, -1) : NULL;
  const char *other;

  if (row->status != LYD_STATUS_CONFIRMED)
    return;
  if (row->email == NULL)
    leave_out (self, row, g_strdup (_ ("has no e-mail address")));
  else if (email == NULL)
    leave_out (self, row, g_strdup_printf (_ ("“%s” is no e-mail address that Zoom can write to"), row->email));
  else if (strlen (email) > MAX_EMAIL)
    leave_out (self, row, g_strdup_printf (_ ("the e-mail address has more than %d letters"), MAX_EMAIL));
  else if ((other = g_hash_table_lookup (taken, folded)) != NULL)
    leave_out (self, row, g_strdup_printf (_ ("has the same e-mail address as %s"), other));
  else {
    g_ptr_array_add (self->registrants, registrant_new (row, email));
    g_hash_table_insert (taken, g_steal_pointer (&folded), g_strdup (row->name));
  }
}

static List *
list_new (LydFile *file,
          const LydId *event,
          GError **error)
{
  g_autoptr (GPtrArray) rows = lyd_invitation_rows_list (file->db, event, error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  List *self;

  if (rows == NULL)
    return NULL;
  self = g_new0 (List, 1);
  self->registrants = g_ptr_array_new_with_free_func (registrant_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_zoom_left_out_free);
  for (guint i = 0; i < rows->len; i++)
    sort_in (self, g_ptr_array_index (rows, i), taken);
  return self;
}

static gboolean
next_row (gpointer data,
          LydCell *cells,
          GError **error)
{
  List *self = data;
  const Registrant *registrant;

  if (self->next >= self->registrants->len)
    return FALSE;
  registrant = g_ptr_array_index (self->registrants, self->next++);
  cells[0] = (LydCell){ TRUE, registrant->email, 0 };
  cells[1] = (LydCell){ TRUE, registrant->first, 0 };
  cells[2] = (LydCell){ TRUE, registrant->last, 0 };
  return TRUE;
}

/* Returns: (transfer full) (nullable): who is confirmed and has an address, each address once */
LydTable *
lyd_zoom_registrants_open (LydFile *file,
                           const LydEvent *event,
                           GError **error)
{
  static const char *const columns[] = { "email", "first_name", "last_name" };
  List *list = list_new (file, &event->id, error);
  LydTable *table;

  if (list == NULL)
    return NULL;
  table = lyd_table_new (LYD_EXPORT_ZOOM, _ ("Registrants for Zoom"), event);
  table->next = next_row;
  table->data = list;
  table->data_free = list_free;
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    lyd_table_add_column (table, columns[i], columns[i], LYD_CELL_TEXT, 24);
  return table;
}

/* Returns: (transfer full) (nullable) (element-type LydZoomLeftOut): in the order of lists */
GPtrArray *
lyd_zoom_registrants_list_left_out (LydFile *file,
                                    const LydId *event,
                                    GError **error)
{
  g_autoptr (List) list = list_new (file, event, error);

  return list != NULL ? g_steal_pointer (&list->left_out) : NULL;
}
