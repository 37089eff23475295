#include "lyd-cli.h"

#include "lyd-badges.h"
#include "lyd-designs.h"
#include "lyd-plan.h"
#include "lyd-register.h"
#include "lyd-trays.h"

#include <glib/gi18n.h>
#include <string.h>

static void
print_troubles (const LydBadgeReport *report)
{
  for (guint i = 0; i < report->troubles->len; i++) {
    const LydBadgeTrouble *trouble = g_ptr_array_index (report->troubles, i);

    for (guint bit = 0; bit < LYD_N_BADGE_PROBLEMS; bit++)
      if ((trouble->problems & (1u << bit)) != 0)
        lyd_cli_note ("%s: %s\n", trouble->name, lyd_badge_problem_get_title ((LydBadgeProblems) (1u << bit)));
  }
}

static int
print_report (LydCli *cli,
              const LydBadgeReport *report,
              const char *path)
{
  g_autoptr (JsonBuilder) builder = NULL;

  print_troubles (report);
  if (report->n_badges == 0 && !cli->json) {
    lyd_cli_print (_ ("There are no such badges. Nothing was written.\n"));
    return LYD_CLI_DONE;
  }
  if (!cli->json) {
    lyd_cli_print (_ ("%1$d badges on %2$d pages, %3$u to look at: %4$s\n"), report->n_badges, report->n_pages,
                   report->troubles->len, path);
    return LYD_CLI_DONE;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  lyd_cli_set_int (builder, "badges", report->n_badges);
  lyd_cli_set_int (builder, "pages", report->n_pages);
  lyd_cli_set_int (builder, "problems", report->troubles->len);
  lyd_cli_set_string (builder, "file", path);
  json_builder_end_object (builder);
  lyd_cli_print_json (builder);
  return LYD_CLI_DONE;
}

/* The common stocks first, as the chooser has them. */
static int
list_stocks (LydCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStocks) stocks = lyd_badges_load_stocks (&error);

  if (stocks == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < lyd_stocks_get_n (stocks); i++) {
    const LydStock *stock = lyd_stocks_get (stocks, i);

    lyd_cli_print ("%-24s %s%s\n", stock->id, stock->title,
                   stock->nominal ? _ (" (nominal: print the alignment page first)") : "");
  }
  return LYD_CLI_DONE;
}

/* "--only changed", "--only unprinted", or ids, repeated or with commas between them. */
static gboolean
read_selection (LydCli *cli,
                GStrv only,
                LydBadgeOptions *options,
                GArray *ids,
                GError **error)
{
  for (guint i = 0; only != NULL && only[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (only[i], ",", -1);

    for (guint j = 0; words[j] != NULL; j++) {
      LydId id;

      if (strcmp (words[j], "changed") == 0) {
        options->selection = LYD_BADGES_CHANGED;
        continue;
      }
      if (strcmp (words[j], "unprinted") == 0) {
        options->selection = LYD_BADGES_UNPRINTED;
        continue;
      }
      if (!lyd_register_find (cli->file, words[j], &id, error))
        return FALSE;
      options->selection = LYD_BADGES_CHOSEN;
      g_array_append_val (ids, id);
    }
  }
  options->chosen = (const LydId *) (gpointer) ids->data;
  options->n_chosen = ids->len;
  return TRUE;
}

/* "DX,DY" in millimetres; right and down are positive. */
static gboolean
read_nudge (const char *text,
            double *dx,
            double *dy)
{
  char *end;

  *dx = g_ascii_strtod (text, &end) * 72 / 25.4;
  if (end == text || *end != ',')
    return FALSE;
  text = end + 1;
  *dy = g_ascii_strtod (text, &end) * 72 / 25.4;
  return end != text && *end == '\0' && ABS (*dx) < 72 && ABS (*dy) < 72;
}

typedef struct {
  char *design;
  char *stock;
  char *sort;
  char *corner;
  char *printer;
  char *nudge;
  char *output;
  GStrv only;
  int first_position;
  int tray_size;
  gboolean alignment;
  gboolean list_stocks;
  gboolean check;
} BadgeCliOptions;

static void
badge_cli_options_clear (BadgeCliOptions *self)
{
  g_free (self->design);
  g_free (self->stock);
  g_free (self->sort);
  g_free (self->corner);
  g_free (self->printer);
  g_free (self->nudge);
  g_free (self->output);
  g_strfreev (self->only);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BadgeCliOptions, badge_cli_options_clear)

static gboolean
read_badge_options (const BadgeCliOptions *cli_options,
                    LydBadgeOptions *options)
{
  int order = LYD_BADGES_BY_FAMILY;
  int corner = LYD_CORNER_TOP_LEFT;

  if ((cli_options->sort != NULL && !lyd_cli_read_word (&lyd_badge_orders, "--sort", cli_options->sort, &order)) ||
      (cli_options->corner != NULL && !lyd_cli_read_word (&lyd_corners, "--corner", cli_options->corner, &corner)))
    return FALSE;
  *options = (LydBadgeOptions){
    .stock = cli_options->stock,
    .order = (LydBadgeOrder) order,
    .corner = (LydCorner) corner,
    .first_position = cli_options->first_position,
    .printer = cli_options->printer,
    .tray_size = cli_options->tray_size,
  };
  return TRUE;
}

static gboolean
store_nudge (LydCli *cli,
             const BadgeCliOptions *options,
             GError **error)
{
  double dx, dy;

  if (options->nudge == NULL)
    return TRUE;
  if (options->printer == NULL || options->stock == NULL || !read_nudge (options->nudge, &dx, &dy)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("--nudge takes DX,DY in millimetres and goes with --printer and --stock."));
    return FALSE;
  }
  return lyd_badges_set_nudge (cli->file, options->printer, options->stock, dx, dy, error);
}

static int
make_badges (LydCli *cli,
             const BadgeCliOptions *cli_options,
             const char *event_words,
             LydBadgeOptions *options)
{
  g_autoptr (LydBadgeReport) report = NULL;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (LydBadgeDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  if (cli_options->design != NULL && (design = lyd_designs_find (cli_options->design, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  options->design = design;
  if ((event = lyd_plan_find_event (cli->file, event_words, &error)) == NULL ||
      !store_nudge (cli, cli_options, &error) || !read_selection (cli, cli_options->only, options, ids, &error))
    return lyd_cli_fail (cli, error);
  if (cli_options->alignment) {
    if (!lyd_badges_write_alignment (cli->file, options, cli_options->output, &error))
      return lyd_cli_fail (cli, error);
    return LYD_CLI_DONE;
  }
  report = cli_options->check ? lyd_badges_check (cli->file, &event->id, options, &error)
                              : lyd_badges_print (cli->file, &event->id, options, cli_options->output, &error);
  return report != NULL ? print_report (cli, report, cli_options->output) : lyd_cli_fail (cli, error);
}

static int
badges (LydCli *cli,
        GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_auto (BadgeCliOptions) options = { .first_position = 1 };
  const GOptionEntry entries[] = {
    { "stock", 0, 0, G_OPTION_ARG_FILENAME, &options.stock, N_ ("The label stock, e.g. avery-5392"), "STOCK" },
    { "design", 0, 0, G_OPTION_ARG_FILENAME, &options.design,
      N_ ("This time with another design: band, photo, plain, or a file"), "NAME|FILE" },
    { "first-position", 0, 0, G_OPTION_ARG_INT, &options.first_position,
      N_ ("The first free label of a part-used sheet"), "N" },
    { "trays", 0, 0, G_OPTION_ARG_INT, &options.tray_size, N_ ("Put what is printed into trays of so many"), "N" },
    { "corner", 0, 0, G_OPTION_ARG_FILENAME, &options.corner, N_ ("Which corner the printer takes in first"),
      "CORNER" },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &options.sort, N_ ("family, given, organization"), "ORDER" },
    { "only", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.only, N_ ("changed, unprinted, or registration ids"),
      "WHICH" },
    { "printer", 0, 0, G_OPTION_ARG_FILENAME, &options.printer, N_ ("Whose nudge to use"), "NAME" },
    { "nudge", 0, 0, G_OPTION_ARG_FILENAME, &options.nudge,
      N_ ("Remember for this printer and stock: move by so many millimetres"), "DX,DY" },
    { "alignment", 0, 0, G_OPTION_ARG_NONE, &options.alignment, N_ ("Only the page with the labels' outlines"), NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &options.check, N_ ("Print nothing; say how many badges and problems"), NULL },
    { "list-stocks", 0, 0, G_OPTION_ARG_NONE, &options.list_stocks, N_ ("List the label stocks"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The PDF"), "FILE" },
    { NULL },
  };
  LydBadgeOptions badge_options;

  if (!lyd_cli_parse (cli, entries, &rest, 0, 1, "badges EVENT -o FILE.pdf"))
    return LYD_CLI_USAGE;
  if (options.list_stocks)
    return list_stocks (cli);
  if (options.first_position < 1)
    return lyd_cli_misuse (_ ("--first-position must be at least 1."));
  if (rest[0] == NULL || (options.output == NULL && !options.check))
    return lyd_cli_misuse (_ ("badges needs an event and -o FILE.pdf."));
  if (!read_badge_options (&options, &badge_options))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  return make_badges (cli, &options, rest[0], &badge_options);
}

static int
list_designs (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;

  if (!lyd_cli_parse (cli, NULL, &rest, 0, 0, "badge-design list"))
    return LYD_CLI_USAGE;
  for (guint i = 0; i < lyd_badge_designs_get_n_builtin (); i++) {
    g_autoptr (LydBadgeDesign) design = lyd_badge_design_new_builtin (lyd_badge_designs_get_builtin_id (i));
    g_autoptr (JsonBuilder) builder = NULL;

    if (!cli->json) {
      lyd_cli_print ("%-8s %s: %s\n", design->id, lyd_badge_design_get_title (design),
                     lyd_badge_design_get_summary (design));
      continue;
    }
    builder = json_builder_new ();
    json_builder_begin_object (builder);
    lyd_cli_set_string (builder, "id", design->id);
    lyd_cli_set_string (builder, "title", lyd_badge_design_get_title (design));
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static void
note_doubts (const LydBadgeDesign *design)
{
  guint doubts = lyd_badge_design_find_doubts (design);

  for (guint bit = 0; bit < LYD_N_DESIGN_DOUBTS; bit++)
    if ((doubts & (1u << bit)) != 0)
      lyd_cli_note ("%s\n", lyd_badge_doubt_get_title ((LydDesignDoubts) (1u << bit)));
}

static int
export_design (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file, best ending in .lanyard-badge"), "FILE" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydBadgeDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "badge-design export EVENT -o FILE"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("badge-design export needs -o FILE."));
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  design = event != NULL ? lyd_designs_get (cli->file, &event->id, &error) : NULL;
  if (design == NULL || !lyd_designs_save (design, output, &error))
    return lyd_cli_fail (cli, error);
  return LYD_CLI_DONE;
}

static int
import_design (LydCli *cli,
               GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydBadgeDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 2, 2, "badge-design import EVENT NAME|FILE"))
    return LYD_CLI_USAGE;
  if (lyd_cli_open (cli, 0) == NULL)
    return LYD_CLI_FAILED;
  event = lyd_plan_find_event (cli->file, rest[0], &error);
  design = event != NULL ? lyd_designs_find (rest[1], &error) : NULL;
  if (design == NULL || !lyd_designs_set (cli->file, &event->id, design, &error))
    return lyd_cli_fail (cli, error);
  note_doubts (design);
  return LYD_CLI_DONE;
}

static LydEvent *
open_event (LydCli *cli,
            const char *words)
{
  g_autoptr (GError) error = NULL;
  LydEvent *event;

  if (lyd_cli_open (cli, 0) == NULL)
    return NULL;
  event = lyd_plan_find_event (cli->file, words, &error);
  if (event == NULL)
    lyd_cli_fail (cli, error);
  return event;
}

static int
list_trays (LydCli *cli,
            GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GPtrArray) trays = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "tray list EVENT"))
    return LYD_CLI_USAGE;
  if ((event = open_event (cli, rest[0])) == NULL)
    return LYD_CLI_FAILED;
  if ((trays = lyd_trays_list (cli->file, &event->id, &error)) == NULL)
    return lyd_cli_fail (cli, error);
  for (guint i = 0; i < trays->len; i++) {
    const LydTray *tray = g_ptr_array_index (trays, i);
    g_autoptr (JsonBuilder) builder = json_builder_new ();
    g_autofree char *words = lyd_words_tray (tray);

    if (!cli->json) {
      lyd_cli_print ("%s (%d)\n", words, tray->n_badges);
      continue;
    }
    json_builder_begin_object (builder);
    lyd_cli_set_int (builder, "tray", tray->tray);
    lyd_cli_set_int (builder, "badges", tray->n_badges);
    lyd_cli_set_string (builder, "first", tray->first);
    lyd_cli_set_string (builder, "last", tray->last);
    json_builder_end_object (builder);
    lyd_cli_print_json (builder);
  }
  return LYD_CLI_DONE;
}

static int
print_fronts (LydCli *cli,
              GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF"), "FILE" },
    { NULL },
  };
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, entries, &rest, 1, 1, "tray fronts EVENT -o FILE.pdf"))
    return LYD_CLI_USAGE;
  if (output == NULL)
    return lyd_cli_misuse (_ ("tray fronts needs -o FILE.pdf."));
  if ((event = open_event (cli, rest[0])) == NULL)
    return LYD_CLI_FAILED;
  return lyd_trays_write_fronts (cli->file, &event->id, output, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

static int
clear_trays (LydCli *cli,
             GStrv arguments)
{
  g_auto (GStrv) rest = arguments;
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (GError) error = NULL;

  if (!lyd_cli_parse (cli, NULL, &rest, 1, 1, "tray clear EVENT"))
    return LYD_CLI_USAGE;
  if ((event = open_event (cli, rest[0])) == NULL)
    return LYD_CLI_FAILED;
  return lyd_trays_clear (cli->file, &event->id, &error) ? LYD_CLI_DONE : lyd_cli_fail (cli, error);
}

const LydCliCommand lyd_cli_badge_commands[] = {
  { "badges", "EVENT -o FILE.pdf", N_ ("print badges"), badges },
  { "badge-design list", "", N_ ("the designs that come with Lanyard"), list_designs },
  { "badge-design export", "EVENT -o FILE", N_ ("write the design of an event's badges"), export_design },
  { "badge-design import", "EVENT NAME|FILE", N_ ("give an event's badges a design"), import_design },
  { "tray list", "EVENT", N_ ("where printed badges lie"), list_trays },
  { "tray fronts", "EVENT -o FILE.pdf", N_ ("a page for the front of each tray"), print_fronts },
  { "tray clear", "EVENT", N_ ("forget where the badges lie"), clear_trays },
  { NULL },
};
