#include "lyd-badges.h"

#include "lyd-badge-sheet.h"
#include "lyd-data-dir.h"
#include "lyd-designs.h"
#include "lyd-file-private.h"
#include "lyd-lists.h"
#include "lyd-plan.h"
#include "lyd-registrations.h"
#include "lyd-sensitive.h"
#include "lyd-prints.h"
#include "lyd-replace.h"
#include "lyd-tray-plan.h"
#include "lyd-tray-rows.h"
#include "lyd-trays.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord orders[] = {
  { "family", NC_ ("badge order", "Family name") },
  { "given", NC_ ("badge order", "Given name") },
  { "organization", NC_ ("badge order", "Organization") },
};

const LydVocabulary lyd_badge_orders = { "badge order", orders, G_N_ELEMENTS (orders) };

/* In the order of LydBadgeOrder. */
static const LydList lists[] = { LYD_LIST_BADGES, LYD_LIST_BADGES_BY_GIVEN, LYD_LIST_BADGES_BY_ORGANIZATION };

/* The columns of the badge lists in db/lyd-lists.c. */
enum {
  COLUMN_REGISTRATION,
  COLUMN_NAME,
  COLUMN_GIVEN,
  COLUMN_FAMILY,
  COLUMN_ORGANIZATION,
  COLUMN_ROLE,
  COLUMN_PRONOUNS,
  COLUMN_TYPE,
  COLUMN_FIRST_TIME,
  COLUMN_NO_PHOTOS,
  COLUMN_EMAIL,
  COLUMN_LANGUAGE,
  COLUMN_SHORT_CODE,
  COLUMN_CODE,
  COLUMN_TRAY,
  COLUMN_SLOT,
  COLUMN_PRINTED,
  COLUMN_SORT,
};

/* What one run over an event's badges needs. */
typedef struct {
  LydFile *file;
  const LydBadgeOptions *options;
  LydEvent *event;
  LydBadgeDesign *design; /* where badges are drawn */
  char *look;             /* the design's part in a badge's digest */
  char *days;
  LydTrayPlan *trays; /* NULL: badges are put in none */
  gboolean put_away;  /* the badge at hand gets a slot now */
  GHashTable *chosen; /* LydId -> LydId, or NULL */
  LydBadgeReport *report;
  int counts[LYD_BADGES_CHOSEN]; /* of all badges, by what would select them */
} Run;

/* Called for each badge that was selected. */
typedef gboolean (*BadgeFunc) (
  Run *run, gpointer data, const LydId *registration, const LydBadge *badge, const char *digest, GError **error);

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_clear_pointer (&self->design, lyd_badge_design_free);
  g_clear_pointer (&self->look, g_free);
  g_clear_pointer (&self->trays, lyd_tray_plan_free);
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->report, lyd_badge_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
trouble_free (gpointer data)
{
  LydBadgeTrouble *trouble = data;

  g_free (trouble->name);
  g_free (trouble);
}

void
lyd_badge_report_free (LydBadgeReport *self)
{
  g_ptr_array_unref (self->troubles);
  g_free (self);
}

static void
note_trouble (Run *run,
              const LydId *registration,
              const char *name,
              guint problems)
{
  LydBadgeTrouble *trouble;

  if (problems == 0)
    return;
  trouble = g_new0 (LydBadgeTrouble, 1);
  trouble->registration = *registration;
  trouble->name = g_strdup (name);
  trouble->index = run->report->n_badges - 1;
  trouble->problems = problems;
  g_ptr_array_add (run->report->troubles, trouble);
}

static gboolean
run_init (Run *run,
          LydFile *file,
          const LydId *event,
          const LydBadgeOptions *options,
          GError **error)
{
  run->file = file;
  run->options = options;
  run->event = lyd_plan_get_event (file, event, error);
  if (run->event != NULL)
    run->look = options->design != NULL ? lyd_badge_design_make_digest (options->design)
                                        : lyd_designs_get_digest (file, event, error);
  if (run->look == NULL)
    return FALSE;
  run->days = lyd_words_event_days (run->event);
  run->report = g_new0 (LydBadgeReport, 1);
  run->report->troubles = g_ptr_array_new_with_free_func (trouble_free);
  if (options->selection == LYD_BADGES_CHOSEN) {
    run->chosen = g_hash_table_new (lyd_id_hash, lyd_id_equal);
    for (gsize i = 0; i < options->n_chosen; i++)
      g_hash_table_add (run->chosen, (gpointer) &options->chosen[i]);
  }
  return TRUE;
}

static gboolean
start_trays (Run *run,
             GError **error)
{
  int size = run->options->tray_size;

  if (size == 0)
    return TRUE;
  if (size < 1 || size > LYD_TRAY_MAX) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("A tray holds from 1 to %d badges."), LYD_TRAY_MAX);
    return FALSE;
  }
  if (run->options->order != LYD_BADGES_BY_FAMILY) {
    g_set_error_literal (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("Badges lie in trays by family name. Sort them so."));
    return FALSE;
  }
  run->trays = lyd_tray_plan_new (run->file, &run->event->id, size, error);
  return run->trays != NULL;
}

/* For a run that draws: of a sensitive event nothing is. */
static gboolean
run_init_drawing (Run *run,
                  LydFile *file,
                  const LydId *event,
                  const LydBadgeOptions *options,
                  GError **error)
{
  if (!run_init (run, file, event, options, error) || !lyd_sensitive_refuse (run->event, error))
    return FALSE;
  if (!start_trays (run, error))
    return FALSE;
  run->design =
    options->design != NULL ? lyd_badge_design_copy (options->design) : lyd_designs_get (file, event, error);
  return run->design != NULL;
}

static gboolean
is_selected (Run *run,
             const LydId *registration,
             const char *printed,
             const char *digest)
{
  switch (run->options->selection) {
  case LYD_BADGES_UNPRINTED:
    return printed == NULL;
  case LYD_BADGES_CHANGED:
    return printed != NULL && strcmp (printed, digest) != 0;
  case LYD_BADGES_CHOSEN:
    return g_hash_table_contains (run->chosen, registration);
  case LYD_BADGES_ALL:
  case LYD_BADGES_ONE:
  default:
    return TRUE;
  }
}

static void
count (Run *run,
       const char *printed,
       const char *digest)
{
  run->counts[LYD_BADGES_ALL]++;
  if (printed == NULL)
    run->counts[LYD_BADGES_UNPRINTED]++;
  else if (strcmp (printed, digest) != 0)
    run->counts[LYD_BADGES_CHANGED]++;
}

/* The badge in the row that @stmt stands on; borrowed. */
static LydBadge
read_badge (LydStmt *stmt,
            const char *title,
            const char *days)
{
  return (LydBadge){
    .name = lyd_stmt_get_text (stmt, COLUMN_NAME),
    .given = lyd_stmt_get_text (stmt, COLUMN_GIVEN),
    .family = lyd_stmt_get_text (stmt, COLUMN_FAMILY),
    .organization = lyd_stmt_get_text (stmt, COLUMN_ORGANIZATION),
    .role = lyd_stmt_get_text (stmt, COLUMN_ROLE),
    .pronouns = lyd_stmt_get_text (stmt, COLUMN_PRONOUNS),
    .type = (LydAttendeeType) MAX (lyd_word_find (&lyd_attendee_types, lyd_stmt_get_text (stmt, COLUMN_TYPE)), 0),
    .first_time = lyd_stmt_get_int (stmt, COLUMN_FIRST_TIME) != 0,
    .no_photos = lyd_stmt_get_int (stmt, COLUMN_NO_PHOTOS) != 0,
    .language = lyd_stmt_get_text (stmt, COLUMN_LANGUAGE),
    .short_code = lyd_stmt_get_text (stmt, COLUMN_SHORT_CODE),
    .code = lyd_stmt_get_text (stmt, COLUMN_CODE),
    .event = title,
    .when = days,
    .tray = (int) lyd_stmt_get_int (stmt, COLUMN_TRAY),
    .slot = (int) lyd_stmt_get_int (stmt, COLUMN_SLOT),
  };
}

static LydStmt *
open_badges (Run *run,
             LydList list,
             GError **error)
{
  return run->options->selection == LYD_BADGES_ONE ? lyd_lists_open_badge (run->file->db, run->options->chosen, error)
                                                   : lyd_lists_open (run->file->db, list, &run->event->id, error);
}

/* Goes over the badges one by one: however many there are, one is in memory. */
static gboolean
each_badge (Run *run,
            LydList list,
            BadgeFunc func,
            gpointer data,
            GError **error)
{
  g_autoptr (LydStmt) stmt = open_badges (run, list, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  while (lyd_stmt_step (stmt, &local)) {
    LydId registration = lyd_stmt_get_id (stmt, COLUMN_REGISTRATION);
    LydBadge badge = read_badge (stmt, run->event->title, run->days);
    g_autofree char *digest = lyd_badge_digest (run->look, &badge);
    const char *printed = lyd_stmt_get_text (stmt, COLUMN_PRINTED);

    count (run, printed, digest);
    if (!is_selected (run, &registration, printed, digest))
      continue;
    run->report->n_badges++;
    run->put_away = run->trays != NULL && badge.tray == 0;
    if (run->put_away)
      lyd_tray_plan_add (run->trays, lyd_stmt_get_text (stmt, COLUMN_SORT), &badge.tray, &badge.slot);
    if (!func (run, data, &registration, &badge, digest, error))
      return FALSE;
    if (run->options->n_done != NULL)
      g_atomic_int_inc (run->options->n_done);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): the label stocks that Lanyard knows */
LydStocks *
lyd_badges_load_stocks (GError **error)
{
  g_autofree char *dir = lyd_data_dir_dup ();

  return lyd_stocks_load (dir, error);
}

static const LydStock *
find_stock (const LydStocks *stocks,
            const char *id,
            GError **error)
{
  const LydStock *stock = id != NULL ? lyd_stocks_find (stocks, id) : lyd_stocks_get (stocks, 0);

  if (stock == NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("There is no label stock “%s”. “lanyardctl badges --list-stocks” names them."), id);
  return stock;
}

static gboolean
check_badge (Run *run,
             gpointer data,
             const LydId *registration,
             const LydBadge *badge,
             const char *digest,
             GError **error)
{
  note_trouble (run, registration, badge->name, lyd_badge_sheet_check (data, badge));
  return TRUE;
}

/**
 * lyd_badges_check:
 *
 * What printing would give: how many badges, and which of them somebody should look at first. Prints nothing.
 *
 * Returns: (transfer full) (nullable)
 */
LydBadgeReport *
lyd_badges_check (LydFile *file,
                  const LydId *event,
                  const LydBadgeOptions *options,
                  GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);
  const LydStock *stock = stocks != NULL ? find_stock (stocks, options->stock, error) : NULL;
  g_autoptr (LydBadgeSheet) sheet = NULL;
  g_auto (Run) run = { 0 };

  if (stock == NULL || !run_init_drawing (&run, file, event, options, error))
    return NULL;
  sheet = lyd_badge_sheet_new (stock, run.design, options->corner, 0, 0, error);
  if (sheet == NULL || !each_badge (&run, lists[run.options->order], check_badge, sheet, error))
    return NULL;
  return g_steal_pointer (&run.report);
}

static gboolean
note_changed (Run *run,
              gpointer data,
              const LydId *registration,
              const LydBadge *badge,
              const char *digest,
              GError **error)
{
  g_hash_table_add (data, g_memdup2 (registration, sizeof *registration));
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type LydId): the registrations whose badge would look different now */
GHashTable *
lyd_badges_list_changed (LydFile *file,
                         const LydId *event,
                         GError **error)
{
  LydBadgeOptions options = { .selection = LYD_BADGES_CHANGED };
  g_autoptr (GHashTable) changed = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  g_auto (Run) run = { 0 };

  return run_init (&run, file, event, &options, error) &&
             (run.event->sensitive || each_badge (&run, LYD_LIST_BADGES_PRINTED, note_changed, changed, error))
           ? g_steal_pointer (&changed)
           : NULL;
}

/* A badge that was put on a page, for the log once the pages are whole. */
typedef struct {
  LydId registration;
  char *digest;
  int tray; /* where it is put; 0: stays where it lies */
  int slot;
} Printed;

struct _LydBadgePrints {
  LydId event;
  guint n_put_away; /* get a slot in a tray */
  char *stock;
  GArray *printed;
};

static void
printed_clear (gpointer data)
{
  Printed *printed = data;

  g_free (printed->digest);
}

static LydBadgePrints *
prints_new (const char *stock)
{
  LydBadgePrints *self = g_new0 (LydBadgePrints, 1);

  self->stock = g_strdup (stock);
  self->printed = g_array_new (FALSE, FALSE, sizeof (Printed));
  g_array_set_clear_func (self->printed, printed_clear);
  return self;
}

void
lyd_badge_prints_free (LydBadgePrints *self)
{
  g_free (self->stock);
  g_array_unref (self->printed);
  g_free (self);
}

static void
prints_add (LydBadgePrints *self,
            const Run *run,
            const LydId *registration,
            const LydBadge *badge,
            const char *digest)
{
  Printed printed = { *registration, g_strdup (digest), run->put_away ? badge->tray : 0,
                      run->put_away ? badge->slot : 0 };

  self->event = run->event->id;
  self->n_put_away += run->put_away;
  g_array_append_val (self->printed, printed);
}

typedef struct {
  LydBadgePdf *pdf;
  LydBadgePrints *prints;
} PrintData;

static gboolean
print_badge (Run *run,
             gpointer data,
             const LydId *registration,
             const LydBadge *badge,
             const char *digest,
             GError **error)
{
  PrintData *print = data;
  guint problems = 0;

  prints_add (print->prints, run, registration, badge, digest);
  if (!lyd_badge_pdf_add (print->pdf, badge, &problems, error))
    return FALSE;
  note_trouble (run, registration, badge->name, problems);
  return TRUE;
}

static gboolean
log_rows (LydFile *file,
          const LydBadgePrints *prints,
          GError **error)
{
  gint64 now = lyd_context_now (&file->context);

  for (guint i = 0; i < prints->printed->len; i++) {
    const Printed *one = &g_array_index (prints->printed, Printed, i);
    LydId id = lyd_context_make_id (&file->context);

    if (!lyd_prints_insert (file->db, &id, &one->registration, prints->stock, now, one->digest, error) ||
        (one->tray > 0 && !lyd_tray_rows_insert (file->db, &one->registration, one->tray, one->slot, error)))
      return FALSE;
  }
  return TRUE;
}

/* With slots in trays for some of them: that can be taken back, having printed them cannot. */
static gboolean
log_and_put_away (LydFile *file,
                  const LydBadgePrints *prints,
                  GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = act != NULL ? lyd_plan_get_event (file, &prints->event, error) : NULL;
  g_autofree char *count = g_strdup_printf ("%u", prints->n_put_away);

  return event != NULL && log_rows (file, prints, error) &&
         lyd_file_commit (file, &act, "fill-trays", &prints->event, error, "title", event->title, "count", count, NULL);
}

/* Logs the badges as printed, so that "unprinted" and "changed" mean something next time. */
gboolean
lyd_badges_log (LydFile *file,
                const LydBadgePrints *prints,
                GError **error)
{
  g_autoptr (LydTransaction) transaction = NULL;

  if (prints->n_put_away > 0)
    return log_and_put_away (file, prints, error);
  transaction = lyd_transaction_begin (file->db, error);
  return transaction != NULL && log_rows (file, prints, error) && lyd_transaction_commit (&transaction, error);
}

static gboolean
init_pdf_options (LydFile *file,
                  const LydBadgeOptions *options,
                  const LydStock *stock,
                  LydBadgePdfOptions *pdf,
                  GError **error)
{
  pdf->first_position = options->first_position;
  pdf->corner = options->corner;
  pdf->created = lyd_context_now (&file->context);
  return options->printer == NULL ||
         lyd_nudges_get (file->db, options->printer, stock->id, &pdf->nudge_x, &pdf->nudge_y, error);
}

/**
 * lyd_badges_write:
 * @path: the PDF
 * @prints: (out): what is on it
 *
 * Writes the selected badges. Logs nothing, so the data file may be open for reading only.
 *
 * Returns: (transfer full) (nullable): what was written; where nothing was selected, no file is
 */
LydBadgeReport *
lyd_badges_write (LydFile *file,
                  const LydId *event,
                  const LydBadgeOptions *options,
                  const char *path,
                  LydBadgePrints **prints,
                  GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);
  const LydStock *stock = stocks != NULL ? find_stock (stocks, options->stock, error) : NULL;
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (LydBadgePdf) pdf = NULL;
  g_autoptr (LydBadgePrints) printed = NULL;
  g_auto (Run) run = { 0 };
  LydBadgePdfOptions pdf_options = { 0 };
  PrintData print;

  if (stock == NULL || !run_init_drawing (&run, file, event, options, error) ||
      !init_pdf_options (file, options, stock, &pdf_options, error) ||
      (replace = lyd_replace_begin (path, error)) == NULL)
    return NULL;

  pdf_options.title = run.event->title;
  pdf_options.design = run.design;
  pdf = lyd_badge_pdf_open (lyd_replace_get_part (replace), stock, &pdf_options, error);
  if (pdf == NULL)
    return NULL;
  printed = prints_new (stock->id);
  print = (PrintData){ pdf, printed };
  if (!each_badge (&run, lists[run.options->order], print_badge, &print, error))
    return NULL;
  if (run.report->n_badges > 0) {
    if (!lyd_badge_pdf_finish (pdf, error))
      return NULL;
    run.report->n_pages = (int) lyd_badge_pdf_get_n_pages (pdf);
    if (!lyd_replace_finish (&replace, error))
      return NULL;
  }
  *prints = g_steal_pointer (&printed);
  return g_steal_pointer (&run.report);
}

/* Writes a page with one badge that is nobody's, to see whether and where the printer prints. */
gboolean
lyd_badges_write_test (LydFile *file,
                       const LydBadgeOptions *options,
                       const char *path,
                       GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);
  const LydStock *stock = stocks != NULL ? find_stock (stocks, options->stock, error) : NULL;
  const LydBadge badge = { .name = _ ("Test Print"),
                           .given = C_ ("given name on the test badge", "Test"),
                           .family = C_ ("family name on the test badge", "Print"),
                           .organization = options->printer,
                           .event = stock != NULL ? stock->title : NULL };
  LydBadgePdfOptions pdf_options = { .title = _ ("Test Print") };
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (LydBadgePdf) pdf = NULL;

  if (stock == NULL || !init_pdf_options (file, options, stock, &pdf_options, error) ||
      (replace = lyd_replace_begin (path, error)) == NULL)
    return FALSE;
  pdf = lyd_badge_pdf_open (lyd_replace_get_part (replace), stock, &pdf_options, error);
  return pdf != NULL && lyd_badge_pdf_add (pdf, &badge, NULL, error) && lyd_badge_pdf_finish (pdf, error) &&
         lyd_replace_finish (&replace, error);
}

/**
 * lyd_badges_look_up:
 * @event: (nullable): the registration's, where the caller has it
 * @digest: (out) (optional) (nullable): of the badge as it would be printed now
 * @printed: (out) (optional) (nullable): of the one that was printed last; %NULL where none was, and then @digest is
 *   not made where both are asked for
 */
gboolean
lyd_badges_look_up (LydFile *file,
                    const LydId *registration,
                    const LydEvent *event,
                    char **digest,
                    char **printed,
                    GError **error)
{
  g_autoptr (LydStmt) stmt = NULL;
  g_autoptr (LydRegistration) found = NULL;
  g_autoptr (LydEvent) own = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *days = NULL;
  g_autofree char *look = NULL;
  LydBadge badge;

  if (event == NULL) {
    found = lyd_registrations_get (file->db, registration, &local);
    own = found != NULL ? lyd_plan_get_event (file, &found->event, &local) : NULL;
    event = own;
  }
  if (event != NULL)
    stmt = lyd_lists_open_badge (file->db, registration, &local);
  if (stmt == NULL || !lyd_stmt_step (stmt, &local)) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    else
      g_set_error_literal (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no such registration."));
    return FALSE;
  }
  if (printed != NULL)
    *printed = lyd_stmt_dup_text (stmt, COLUMN_PRINTED);
  if (digest == NULL || (printed != NULL && *printed == NULL))
    return TRUE;
  days = lyd_words_event_days (event);
  badge = read_badge (stmt, event->title, days);
  look = lyd_designs_get_digest (file, &event->id, error);
  if (look == NULL)
    return FALSE;
  *digest = lyd_badge_digest (look, &badge);
  return TRUE;
}

/**
 * lyd_badges_print:
 * @path: the PDF
 *
 * Writes the selected badges and logs them as printed.
 *
 * Returns: (transfer full) (nullable): what was printed; where nothing was selected, no file is written
 */
LydBadgeReport *
lyd_badges_print (LydFile *file,
                  const LydId *event,
                  const LydBadgeOptions *options,
                  const char *path,
                  GError **error)
{
  g_autoptr (LydBadgePrints) prints = NULL;
  g_autoptr (LydBadgeReport) report = lyd_badges_write (file, event, options, path, &prints, error);

  if (report == NULL || !lyd_badges_log (file, prints, error))
    return NULL;
  return g_steal_pointer (&report);
}

void
lyd_badge_pages_free (LydBadgePages *self)
{
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->prints, lyd_badge_prints_free);
  g_free (self);
}

typedef struct {
  LydBadgeSheet *sheet;
  LydBadgePages *pages;
  int last_page; /* the one after it is not drawn */
  int n_positions;
} DrawData;

/* Returns: (transfer none): the page's recording, made with those before it */
static cairo_surface_t *
get_page (DrawData *draw,
          int page)
{
  LydBadgePages *pages = draw->pages;
  const cairo_rectangle_t extents = { 0, 0, pages->width, pages->height };

  while ((int) pages->pages->len <= page - pages->first_page)
    g_ptr_array_add (pages->pages, cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents));
  return g_ptr_array_index (pages->pages, page - pages->first_page);
}

static gboolean
is_drawn (const DrawData *draw,
          int page)
{
  return page >= draw->pages->first_page && page <= draw->last_page;
}

static gboolean
draw_badge (Run *run,
            gpointer data,
            const LydId *registration,
            const LydBadge *badge,
            const char *digest,
            GError **error)
{
  DrawData *draw = data;
  int place = MAX (run->options->first_position, 1) - 1 + run->report->n_badges - 1;
  int n_sides = lyd_badge_sheet_get_n_sides (draw->sheet);
  int page = place / draw->n_positions * n_sides;

  for (int side = 0; side < n_sides; side++) {
    cairo_t *cr;

    if (!is_drawn (draw, page + side))
      continue;
    cr = cairo_create (get_page (draw, page + side));
    if (side == 0) {
      lyd_badge_sheet_draw (draw->sheet, cr, badge, place % draw->n_positions);
      prints_add (draw->pages->prints, run, registration, badge, digest);
    } else {
      lyd_badge_sheet_draw_back (draw->sheet, cr, badge, place % draw->n_positions);
    }
    cairo_destroy (cr);
  }
  return TRUE;
}

/**
 * lyd_badges_draw:
 * @first_page: from 0
 * @n_pages: how many at most; -1: all from there on
 *
 * Draws pages for the screen or a printer, with the code that draws the PDF. Logs nothing. Memory grows with the pages:
 * some 50 kB a badge.
 *
 * Returns: (transfer full) (nullable)
 */
LydBadgePages *
lyd_badges_draw (LydFile *file,
                 const LydId *event,
                 const LydBadgeOptions *options,
                 int first_page,
                 int n_pages,
                 GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);
  const LydStock *stock = stocks != NULL ? find_stock (stocks, options->stock, error) : NULL;
  g_autoptr (LydBadgeSheet) sheet = NULL;
  g_autoptr (LydBadgePages) pages = NULL;
  g_auto (Run) run = { 0 };
  LydBadgePdfOptions pdf_options = { 0 };
  DrawData draw;

  if (stock == NULL || !run_init_drawing (&run, file, event, options, error) ||
      !init_pdf_options (file, options, stock, &pdf_options, error))
    return NULL;
  sheet = lyd_badge_sheet_new (stock, run.design, options->corner, pdf_options.nudge_x, pdf_options.nudge_y, error);
  if (sheet == NULL)
    return NULL;

  pages = g_new0 (LydBadgePages, 1);
  pages->width = stock->page_width;
  pages->height = stock->page_height;
  pages->first_page = first_page;
  pages->n_sides = lyd_badge_sheet_get_n_sides (sheet);
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  pages->prints = prints_new (stock->id);
  draw =
    (DrawData){ sheet, pages, n_pages < 0 ? G_MAXINT : first_page + n_pages - 1, lyd_stock_get_n_positions (stock) };
  if (!each_badge (&run, lists[run.options->order], draw_badge, &draw, error))
    return NULL;
  pages->n_badges = run.report->n_badges;
  if (pages->n_badges > 0)
    pages->n_pages = (MAX (options->first_position, 1) - 1 + pages->n_badges + draw.n_positions - 1) /
                     draw.n_positions * pages->n_sides;
  memcpy (pages->counts, run.counts, sizeof pages->counts);
  return g_steal_pointer (&pages);
}

/* A page with the outlines of all labels, to be held against the stock before the first print. */
gboolean
lyd_badges_write_alignment (LydFile *file,
                            const LydBadgeOptions *options,
                            const char *path,
                            GError **error)
{
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (error);
  const LydStock *stock = stocks != NULL ? find_stock (stocks, options->stock, error) : NULL;
  g_autoptr (LydReplace) replace = NULL;
  LydBadgePdfOptions pdf_options = { 0 };

  return stock != NULL && init_pdf_options (file, options, stock, &pdf_options, error) &&
         (replace = lyd_replace_begin (path, error)) != NULL &&
         lyd_alignment_pdf_write (lyd_replace_get_part (replace), stock, &pdf_options, error) &&
         lyd_replace_finish (&replace, error);
}

/* Remembers how far @printer is off on @stock, in points. */
gboolean
lyd_badges_set_nudge (LydFile *file,
                      const char *printer,
                      const char *stock,
                      double dx,
                      double dy,
                      GError **error)
{
  g_autoptr (LydTransaction) transaction = lyd_transaction_begin (file->db, error);

  return transaction != NULL && lyd_nudges_set (file->db, printer, stock, dx, dy, error) &&
         lyd_transaction_commit (&transaction, error);
}

/* How far @printer is off on @stock, in points; 0 where nobody said. */
gboolean
lyd_badges_get_nudge (LydFile *file,
                      const char *printer,
                      const char *stock,
                      double *dx,
                      double *dy,
                      GError **error)
{
  return lyd_nudges_get (file->db, printer, stock, dx, dy, error);
}

/**
 * lyd_badges_count:
 * @unprinted: (out): badges that were never printed
 * @changed: (out): badges that were printed and would look different now
 */
gboolean
lyd_badges_count (LydFile *file,
                  const LydId *event,
                  int *unprinted,
                  int *changed,
                  GError **error)
{
  const LydBadgeOptions none = { .selection = LYD_BADGES_CHOSEN, .first_position = 1 };
  g_auto (Run) run = { 0 };

  /* Only what was printed has to be drawn up again to be compared. */
  if (!run_init (&run, file, event, &none, error) ||
      !each_badge (&run, LYD_LIST_BADGES_PRINTED, NULL, NULL, error) ||
      !lyd_prints_count_missing (file->db, event, unprinted, error))
    return FALSE;
  *changed = run.counts[LYD_BADGES_CHANGED];
  return TRUE;
}
