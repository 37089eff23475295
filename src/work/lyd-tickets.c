#include "lyd-tickets.h"

#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-lists.h"
#include "lyd-plan.h"
#include "lyd-replace.h"
#include "lyd-sensitive.h"
#include "lyd-ticket.h"
#include "lyd-words-time.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MERGE_FILE "tickets.csv"

/* What the merge file says of one ticket. */
typedef struct {
  char *email;
  char *name;
  char *short_code;
  char *base; /* of the two files' names */
} Ticket;

static void
ticket_free (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->email);
  g_free (ticket->name);
  g_free (ticket->short_code);
  g_free (ticket->base);
  g_free (ticket);
}

/* "okonkwo-reyes-maribel-XKRRN": only what every file system and mail program takes; the short code keeps it unique. */
static char *
make_base (const char *name,
           const char *short_code)
{
  g_autofree char *folded = lyd_fold_text (name);
  GString *base = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && base->len < 60; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (base, *p);
    else if (*p == ' ' && base->len > 0)
      g_string_append_c (base, '-');
  }
  g_string_append_printf (base, "%s%s", base->len > 0 ? "-" : "", short_code);
  return g_string_free (base, FALSE);
}

typedef gboolean (*WriteFunc) (const LydTicket *ticket, const char *path, GError **error);

/* What one run writes. */
typedef struct {
  const char *folder;
  GPtrArray *tickets; /* of Ticket */
  GPtrArray *made;    /* of char *: files that were not there before */
} Run;

static gboolean
write_one (Run *run,
           const char *base,
           const char *extension,
           const LydTicket *ticket,
           WriteFunc write,
           GError **error)
{
  g_autofree char *name = g_strconcat (base, extension, NULL);
  g_autofree char *path = g_build_filename (run->folder, name, NULL);
  g_autoptr (LydReplace) replace = lyd_replace_begin (path, error);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (replace == NULL || !write (ticket, lyd_replace_get_part (replace), error) ||
      !lyd_replace_finish (&replace, error))
    return FALSE;
  if (is_new)
    g_ptr_array_add (run->made, g_steal_pointer (&path));
  return TRUE;
}

/* Half the tickets are worse than none: somebody would send them. */
static void
take_back (Run *run,
           gboolean made_folder)
{
  for (guint i = 0; i < run->made->len; i++)
    (void) g_unlink (g_ptr_array_index (run->made, i));
  if (made_folder)
    (void) g_rmdir (run->folder);
}

/* The columns are those of LYD_LIST_BADGES. */
static gboolean
write_tickets (Run *run,
               LydFile *file,
               const LydEvent *event,
               const GArray *chosen,
               const LydWatch *watch,
               GError **error)
{
  g_autoptr (GHashTable) set = chosen != NULL ? lyd_id_set_new (chosen) : NULL;
  gint64 n_all =
    chosen != NULL ? (gint64) chosen->len : lyd_lists_count (file->db, LYD_LIST_BADGES, &event->id, error);
  g_autoptr (LydStmt) stmt = lyd_lists_open (file->db, LYD_LIST_BADGES, &event->id, error);
  g_autofree char *when = lyd_words_event_when (event);
  g_autoptr (GError) local = NULL;

  if (n_all < 0 || stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydTicket ticket = {
      .event = event->title,
      .when = when,
      .where = event->venue,
      .name = lyd_stmt_get_text (stmt, 1),
      .language = lyd_stmt_get_text (stmt, 11),
      .short_code = lyd_stmt_get_text (stmt, 12),
      .code = lyd_stmt_get_text (stmt, 13),
      .created = lyd_context_now (&file->context),
    };
    Ticket *done;
    LydId id = lyd_stmt_get_id (stmt, 0);

    if (ticket.code == NULL || (set != NULL && !g_hash_table_contains (set, &id)))
      continue;
    if (!lyd_watch_report (watch, (double) run->tickets->len / (double) MAX (n_all, 1), error))
      return FALSE;
    done = g_new0 (Ticket, 1);
    g_ptr_array_add (run->tickets, done);
    done->email = lyd_stmt_dup_text (stmt, 10);
    done->name = g_strdup (ticket.name);
    done->short_code = g_strdup (ticket.short_code);
    done->base = make_base (ticket.name, ticket.short_code);
    if (!write_one (run, done->base, ".pdf", &ticket, lyd_ticket_write_pdf, error) ||
        !write_one (run, done->base, ".png", &ticket, lyd_ticket_write_png, error))
      return FALSE;
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

typedef struct {
  GPtrArray *tickets;
  guint next;
  char *pdf;
  char *png;
} MergeRows;

static void
merge_rows_free (gpointer data)
{
  MergeRows *self = data;

  g_free (self->pdf);
  g_free (self->png);
  g_free (self);
}

static gboolean
next_merge_row (gpointer data,
                LydCell *cells,
                GError **error)
{
  MergeRows *self = data;
  const Ticket *ticket;

  if (self->next >= self->tickets->len)
    return FALSE;
  ticket = g_ptr_array_index (self->tickets, self->next++);
  g_free (self->pdf);
  g_free (self->png);
  self->pdf = g_strconcat (ticket->base, ".pdf", NULL);
  self->png = g_strconcat (ticket->base, ".png", NULL);
  cells[0] = (LydCell){ ticket->email != NULL, ticket->email, 0 };
  cells[1] = (LydCell){ TRUE, ticket->name, 0 };
  cells[2] = (LydCell){ TRUE, ticket->short_code, 0 };
  cells[3] = (LydCell){ TRUE, self->pdf, 0 };
  cells[4] = (LydCell){ TRUE, self->png, 0 };
  return TRUE;
}

static gboolean
write_merge_file (const LydEvent *event,
                  const char *folder,
                  GPtrArray *tickets,
                  GError **error)
{
  static const char *const columns[] = { "email", "name", "short_code", "pdf", "png" };
  g_autoptr (LydTable) table = lyd_table_new ("tickets", _ ("Tickets"), event);
  g_autofree char *path = g_build_filename (folder, MERGE_FILE, NULL);
  g_autoptr (LydReplace) replace = lyd_replace_begin (path, error);
  MergeRows *rows = g_new0 (MergeRows, 1);

  rows->tickets = tickets;
  table->next = next_merge_row;
  table->data = rows;
  table->data_free = merge_rows_free;
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    lyd_table_add_column (table, columns[i], columns[i], LYD_CELL_TEXT, 24);

  return replace != NULL && lyd_export_csv (table, lyd_replace_get_part (replace), error) &&
         lyd_replace_finish (&replace, error);
}

/**
 * lyd_tickets_write:
 * @chosen: (nullable) (element-type LydId): only these registrations
 * @folder: made, with mode 0700, where there is none
 * @watch: (nullable)
 * @n_tickets: (out): how many people have one
 *
 * Writes a page and a picture for each confirmed registration, and "tickets.csv" for the mail merge that sends them.
 * After an error or cancelling, the files that were not there before are taken away.
 */
gboolean
lyd_tickets_write (LydFile *file,
                   const LydId *event_id,
                   const GArray *chosen,
                   const char *folder,
                   const LydWatch *watch,
                   guint *n_tickets,
                   GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func (ticket_free);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  Run run = { folder, tickets, made };
  gboolean makes_folder = !g_file_test (folder, G_FILE_TEST_EXISTS);

  if (event == NULL || !lyd_sensitive_refuse (event, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_STORAGE, _ ("The folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return FALSE;
  }
  if (!write_tickets (&run, file, event, chosen, watch, error) || !write_merge_file (event, folder, tickets, error)) {
    take_back (&run, makes_folder);
    return FALSE;
  }
  *n_tickets = tickets->len;
  return TRUE;
}
