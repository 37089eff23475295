#include "printing/lyd-badge-printer.h"

#include "lyd-settings.h"
#include "lyd-store-badges.h"
#include "printing/lyd-print-system.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* How often the print system is asked, while badges wait for a printer that is not well, and otherwise. */
#define LOOK_SOON_S 3
#define LOOK_LATER_S 30
/* What was seen of the printer so recently is believed before the next badge. */
#define FRESH_US (2 * G_USEC_PER_SEC)

struct _LydBadgePrinter {
  GObject parent_instance;

  LydStore *store; /* borrowed: it owns this */
  GSettings *settings;
  char *name; /* "" where none is chosen */
  gboolean at_check_in;
  gboolean need_dialog;
  LydPrinterState state;
  char *message; /* what is wrong, for people; NULL where nothing is */

  LydPrinting *printing; /* as last read; NULL before */
  LydStocks *stocks;     /* NULL until they have been read */
  GPtrArray *printers;   /* of GtkPrinter, as last seen; NULL before */
  GtkPrinter *printer;   /* the one chosen, where it was seen */
  gint64 looked_at;      /* monotonic */
  guint look_source;
  gboolean look_soon;
  gboolean looking;
  gboolean reading;
  gboolean stale; /* something changed while it was being read */
  gboolean taking;

  LydPrintJob *job; /* with the printer; NULL: nothing is */
  GtkPrintJob *print_job;
  gulong status_handler;
  char *folder; /* of the job's PDF */
  char *path;
};

G_DEFINE_FINAL_TYPE (LydBadgePrinter, lyd_badge_printer, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_queue (LydBadgePrinter *self);
static void consider (LydBadgePrinter *self);

static const char *
get_stock (LydBadgePrinter *self)
{
  return self->printing != NULL ? self->printing->printer->stock : NULL;
}

/* @message: (transfer full) (nullable) */
static void
set_state (LydBadgePrinter *self,
           LydPrinterState state,
           char *message)
{
  gboolean same = self->state == state && g_strcmp0 (self->message, message) == 0;

  self->state = state;
  g_free (self->message);
  self->message = message;
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the print system said last comes to. */
static void
judge (LydBadgePrinter *self)
{
  const char *said = self->printer != NULL ? gtk_printer_get_state_message (self->printer) : NULL;

  if (self->need_dialog)
    set_state (self, LYD_PRINTER_DIALOG,
               g_strdup (_ ("Here, the print dialog has to be answered for each badge.")));
  else if (self->name[0] == '\0')
    set_state (self, LYD_PRINTER_NONE, g_strdup (_ ("No badge printer is chosen.")));
  else if (self->printers == NULL)
    set_state (self, LYD_PRINTER_LOOKING, NULL);
  else if (self->printer == NULL)
    set_state (self, LYD_PRINTER_GONE,
               g_strdup_printf (_ ("The printer “%s” cannot be found. Is it switched on and connected?"), self->name));
  else if (gtk_printer_is_paused (self->printer) || !gtk_printer_is_accepting_jobs (self->printer))
    set_state (self, LYD_PRINTER_PAUSED, g_strdup_printf (_ ("The printer “%s” is paused."), self->name));
  else if (get_stock (self) == NULL)
    set_state (self, LYD_PRINTER_NO_STOCK, g_strdup (_ ("Nobody has said which labels are in the printer.")));
  else
    set_state (self, self->job != NULL ? LYD_PRINTER_PRINTING : LYD_PRINTER_READY,
               said != NULL && said[0] != '\0' ? g_strdup (said) : NULL);
}

static gboolean
look_cb (gpointer data)
{
  LydBadgePrinter *self = data;

  self->look_source = 0;
  lyd_badge_printer_look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_waiting (LydBadgePrinter *self)
{
  return self->printing != NULL && self->printing->count.waiting > 0;
}

static void
look_again (LydBadgePrinter *self)
{
  gboolean soon = (is_waiting (self) || self->job != NULL) && self->name[0] != '\0';

  if (self->look_source != 0 && (self->look_soon || !soon))
    return;
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_soon = soon;
  self->look_source = g_timeout_add_seconds (soon ? LOOK_SOON_S : LOOK_LATER_S, look_cb, self);
}

static void
found_cb (GPtrArray *printers,
          gpointer data)
{
  LydBadgePrinter *self = data;

  self->looking = FALSE;
  if (self->store == NULL)
    return;
  self->looked_at = g_get_monotonic_time ();
  g_clear_pointer (&self->printers, g_ptr_array_unref);
  self->printers = g_ptr_array_ref (printers);
  g_clear_object (&self->printer);
  for (guint i = 0; i < printers->len; i++)
    if (g_str_equal (gtk_printer_get_name (g_ptr_array_index (printers, i)), self->name))
      self->printer = g_object_ref (g_ptr_array_index (printers, i));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  judge (self);
  look_again (self);
  consider (self);
}

/* Asks the print system how the printers are, now. */
void
lyd_badge_printer_look (LydBadgePrinter *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->looking || self->need_dialog || self->store == NULL)
    return;
  self->looking = TRUE;
  lyd_print_system_find (found_cb, g_object_ref (self), g_object_unref);
}

/* The job's files are of no use any more. */
static void
forget_job (LydBadgePrinter *self)
{
  if (self->print_job != NULL)
    g_clear_signal_handler (&self->status_handler, self->print_job);
  g_clear_object (&self->print_job);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->job, lyd_print_job_free);
}

/* After a write whose news come with the store's "changed". */
static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydBadgePrinter) self = data;
  g_autoptr (GError) error = NULL;

  if (lyd_store_printing_finish (LYD_STORE (source), result, &error) || self->store == NULL)
    return;
  /* The badge is asked about later: nobody knows any more what became of it. */
  g_message ("%s", error->message);
  set_state (self, self->state, g_strdup (error->message));
}

/* What became of the badge that is with the printer. */
static void
end_job (LydBadgePrinter *self,
         LydPrintState state,
         const char *problem)
{
  LydId id = self->job->id;

  forget_job (self);
  if (self->store != NULL)
    lyd_store_finish_print_async (self->store, &id, state, problem, written_cb, g_object_ref (self));
  judge (self);
}

static char *
describe_failure (LydBadgePrinter *self)
{
  const char *said = self->printer != NULL ? gtk_printer_get_state_message (self->printer) : NULL;

  return said != NULL && said[0] != '\0' ? g_strdup (said)
                                         : g_strdup (_ ("The printer gave it back without printing it."));
}

static void
status_cb (LydBadgePrinter *self,
           GtkPrintJob *print_job)
{
  GtkPrintStatus status = gtk_print_job_get_status (print_job);
  g_autofree char *failure = NULL;

  if (print_job != self->print_job || self->job == NULL)
    return;
  if (status == GTK_PRINT_STATUS_FINISHED) {
    end_job (self, LYD_PRINT_PRINTED, NULL);
  } else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED) {
    failure = describe_failure (self);
    end_job (self, LYD_PRINT_FAILED, failure);
  }
}

/* The print system has taken the job, or could not be reached: then the printer never got it, and the badge waits. */
static void
sent_cb (GtkPrintJob *print_job,
         gpointer data,
         const GError *error)
{
  LydBadgePrinter *self = data;

  if (error == NULL || print_job != self->print_job || self->job == NULL)
    return;
  end_job (self, LYD_PRINT_WAITING, error->message);
  self->looked_at = 0;
  g_clear_object (&self->printer);
  set_state (self, LYD_PRINTER_GONE,
             g_strdup_printf (_ ("The printer “%s” could not be reached: %s"), self->name, error->message));
  look_again (self);
}

static void
send_job (LydBadgePrinter *self)
{
  const LydStock *stock = lyd_stocks_find (self->stocks, self->job->stock);
  const char *title = self->job->name != NULL ? self->job->name : _ ("Test print");
  g_autoptr (GError) error = NULL;

  self->print_job =
    lyd_print_system_make_job (self->printer, title, self->path, stock->page_width, stock->page_height, &error);
  if (self->print_job == NULL) {
    end_job (self, LYD_PRINT_FAILED, error->message);
    return;
  }
  self->status_handler =
    g_signal_connect_object (self->print_job, "status-changed", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  gtk_print_job_send (self->print_job, sent_cb, g_object_ref (self), g_object_unref);
}

static void
details_cb (LydBadgePrinter *self,
            gboolean success,
            GtkPrinter *printer)
{
  g_signal_handlers_disconnect_by_func (printer, details_cb, self);
  if (self->job != NULL && self->print_job == NULL)
    send_job (self);
}

/* The badge is a PDF now; the printer's own papers have to be known before it is sent. */
static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydBadgePrinter) self = data;
  g_autoptr (GError) error = NULL;
  gboolean drawn = lyd_store_printing_finish (LYD_STORE (source), result, &error);

  if (self->store == NULL || self->job == NULL)
    return;
  if (!drawn) {
    end_job (self, LYD_PRINT_FAILED, error->message);
    return;
  }
  if (self->printer == NULL) { /* it went meanwhile */
    end_job (self, LYD_PRINT_WAITING, self->message);
    return;
  }
  if (gtk_printer_has_details (self->printer)) {
    send_job (self);
    return;
  }
  g_signal_connect_object (self->printer, "details-acquired", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  gtk_printer_request_details (self->printer);
}

static void
draw_job (LydBadgePrinter *self)
{
  g_autoptr (GError) error = NULL;

  /* A folder that nobody else can read: a badge holds a key to its person's entry. */
  self->folder = g_dir_make_tmp ("lanyard-badge-XXXXXX", &error);
  if (self->folder == NULL) {
    end_job (self, LYD_PRINT_FAILED, error->message);
    return;
  }
  self->path = g_build_filename (self->folder, "badge.pdf", NULL);
  lyd_store_write_print_async (self->store, self->job, self->path, drawn_cb, g_object_ref (self));
}

static void
taken_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (LydBadgePrinter) self = data;
  g_autoptr (GError) error = NULL;
  LydPrintJob *job = lyd_store_take_print_finish (LYD_STORE (source), result, &error);

  self->taking = FALSE;
  if (self->store == NULL) {
    g_clear_pointer (&job, lyd_print_job_free);
    return;
  }
  if (error != NULL) {
    set_state (self, self->state, g_strdup (error->message));
    return;
  }
  if (job == NULL)
    return;
  self->job = job;
  judge (self);
  draw_job (self);
}

/* Prints the next badge where one waits and the printer is well. */
static void
consider (LydBadgePrinter *self)
{
  if (self->store == NULL || !is_waiting (self) || self->job != NULL || self->taking || self->stocks == NULL)
    return;
  if (self->state != LYD_PRINTER_READY || g_get_monotonic_time () - self->looked_at > FRESH_US) {
    if (self->look_source == 0 || self->state == LYD_PRINTER_READY || self->state == LYD_PRINTER_LOOKING)
      lyd_badge_printer_look (self);
    else
      look_again (self);
    return;
  }
  self->taking = TRUE;
  lyd_store_take_print_async (self->store, self->name, get_stock (self), taken_cb, g_object_ref (self));
}

/* Whether somebody else said already what became of the badge that is with the printer. */
static gboolean
was_settled (LydBadgePrinter *self)
{
  const GPtrArray *jobs = self->printing->jobs;

  for (guint i = 0; i < jobs->len; i++) {
    const LydPrintJob *job = g_ptr_array_index (jobs, i);

    if (lyd_id_equal (&job->id, &self->job->id))
      return job->state != LYD_PRINT_SENT;
  }
  return TRUE;
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (LydBadgePrinter) self = data;
  g_autoptr (LydPrinting) printing = lyd_store_read_printing_finish (LYD_STORE (source), result, NULL);

  self->reading = FALSE;
  if (printing == NULL || self->store == NULL)
    return;
  g_clear_pointer (&self->printing, lyd_printing_free);
  self->printing = g_steal_pointer (&printing);
  if (self->job != NULL && was_settled (self))
    forget_job (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  judge (self);
  if (self->stale)
    read_queue (self);
  else
    consider (self);
}

static void
read_queue (LydBadgePrinter *self)
{
  self->stale = self->reading;
  if (self->reading || self->store == NULL)
    return;
  self->reading = TRUE;
  lyd_store_read_printing_async (self->store, self->name, NULL, read_cb, g_object_ref (self));
}

static void
stocks_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (LydBadgePrinter) self = data;
  LydStocks *stocks = lyd_store_load_stocks_finish (LYD_STORE (source), result, NULL);

  if (stocks == NULL)
    return;
  self->stocks = stocks;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  consider (self);
}

static void
store_gone_cb (gpointer data,
               GObject *store)
{
  ((LydBadgePrinter *) data)->store = NULL;
}

/* Chooses where this computer's badges go. */
void
lyd_badge_printer_choose (LydBadgePrinter *self,
                          const char *name)
{
  if (g_str_equal (self->name, name))
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "badge-printer", name);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->printing, lyd_printing_free);
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  read_queue (self);
  lyd_badge_printer_look (self);
}

/* Whether this desk prints the badge of whoever it lets in. */
void
lyd_badge_printer_set_at_check_in (LydBadgePrinter *self,
                                   gboolean at_check_in)
{
  self->at_check_in = at_check_in;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "print-at-check-in", at_check_in);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

LydPrinterState
lyd_badge_printer_get_state (LydBadgePrinter *self)
{
  return self->state;
}

/* Whether a badge that is asked for now is likely to be printed at once. */
gboolean
lyd_badge_printer_is_well (LydBadgePrinter *self)
{
  return self->state == LYD_PRINTER_READY || self->state == LYD_PRINTER_PRINTING;
}

/* "" where none is chosen. */
const char *
lyd_badge_printer_get_name (LydBadgePrinter *self)
{
  return self->name;
}

/* Returns: (nullable): what is wrong, a sentence for people */
const char *
lyd_badge_printer_get_message (LydBadgePrinter *self)
{
  return self->message;
}

gboolean
lyd_badge_printer_get_at_check_in (LydBadgePrinter *self)
{
  return self->at_check_in;
}

/* For #LydAttempt. Returns: (nullable): where the badge of whoever is let in is printed; %NULL: it is not */
const char *
lyd_badge_printer_get_target (LydBadgePrinter *self)
{
  return self->at_check_in && !self->need_dialog ? self->name : NULL;
}

/* Returns: (nullable): the queue as last read */
const LydPrinting *
lyd_badge_printer_get_printing (LydBadgePrinter *self)
{
  return self->printing;
}

/* Returns: (nullable) (element-type GtkPrinter): as last seen */
GPtrArray *
lyd_badge_printer_get_printers (LydBadgePrinter *self)
{
  return self->printers;
}

/* Returns: (nullable): %NULL until they have been read */
const LydStocks *
lyd_badge_printer_get_stocks (LydBadgePrinter *self)
{
  return self->stocks;
}

/* Returns: (nullable): what is in the printer, as far as it is known */
const LydStock *
lyd_badge_printer_get_stock (LydBadgePrinter *self)
{
  const char *id = get_stock (self);

  return id != NULL && self->stocks != NULL ? lyd_stocks_find (self->stocks, id) : NULL;
}

/* Whether somebody should fetch a new roll. Sheets show for themselves how much is left. */
gboolean
lyd_badge_printer_has_few_labels (LydBadgePrinter *self)
{
  const LydStock *stock = lyd_badge_printer_get_stock (self);
  int labels = self->printing != NULL ? self->printing->printer->labels : -1;

  return stock != NULL && lyd_stock_get_n_positions (stock) == 1 && labels >= 0 && labels < LYD_FEW_LABELS;
}

/* Whether nothing is being asked or printed: for tests and for the one who closes the program. */
gboolean
lyd_badge_printer_is_idle (LydBadgePrinter *self)
{
  return !self->looking && !self->reading && !self->taking && self->job == NULL && self->stocks != NULL;
}

static void
lyd_badge_printer_finalize (GObject *object)
{
  LydBadgePrinter *self = LYD_BADGE_PRINTER (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  forget_job (self);
  if (self->store != NULL)
    g_object_weak_unref (G_OBJECT (self->store), store_gone_cb, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->printer);
  g_clear_pointer (&self->printers, g_ptr_array_unref);
  g_clear_pointer (&self->printing, lyd_printing_free);
  g_clear_pointer (&self->stocks, lyd_stocks_free);
  g_free (self->name);
  g_free (self->message);

  G_OBJECT_CLASS (lyd_badge_printer_parent_class)->finalize (object);
}

static void
lyd_badge_printer_class_init (LydBadgePrinterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyd_badge_printer_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_BADGE_PRINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_badge_printer_init (LydBadgePrinter *self)
{
  self->settings = lyd_settings_new ();
  self->name =
    self->settings != NULL ? g_settings_get_string (self->settings, "badge-printer") : g_strdup ("");
  self->at_check_in = self->settings != NULL && g_settings_get_boolean (self->settings, "print-at-check-in");
  self->need_dialog = lyd_print_system_needs_dialog ();
}

/* Returns: (transfer none): the one of @store; made, and at work from then on, when it is first asked for */
LydBadgePrinter *
lyd_badge_printer_get (LydStore *store)
{
  LydBadgePrinter *self = g_object_get_data (G_OBJECT (store), "lyd-badge-printer");

  if (self != NULL)
    return self;
  self = g_object_new (LYD_TYPE_BADGE_PRINTER, NULL);
  self->store = store;
  g_object_weak_ref (G_OBJECT (store), store_gone_cb, self);
  g_object_set_data_full (G_OBJECT (store), "lyd-badge-printer", self, g_object_unref);
  g_signal_connect_object (store, "changed", G_CALLBACK (read_queue), self, G_CONNECT_SWAPPED);
  judge (self);
  lyd_store_load_stocks_async (store, NULL, stocks_cb, g_object_ref (self));
  read_queue (self);
  lyd_badge_printer_look (self);
  return self;
}
