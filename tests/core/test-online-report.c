#include "lyd-online-report.h"

#include "lyd-error.h"
#include "lyd-fold.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

/* Reports of online meetings. What every file in tests/data/samples and tests/data/online says is compared with
 * tests/data/golden/online/NAME.txt. To accept a change, run with LYD_GOLDEN_WRITE=1 and look at the difference. */

static LydOnlineReport *
read_bytes (const char *data,
            gsize length,
            const char *zone_name,
            GError **error)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get (zone_name);
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  LydOnlineOptions options = { .zone = zone, .order = -1 };

  g_date_clear (&options.day, 1);
  g_date_set_dmy (&options.day, 21, G_DATE_JANUARY, 2027);
  return lyd_online_report_read (bytes, &options, error);
}

static LydOnlineReport *
read_file (const char *folder,
           const char *name,
           GError **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), folder, name, NULL);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return read_bytes (data, length, "America/New_York", error);
}

static LydOnlineReport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  LydOnlineReport *report = read_bytes (text, strlen (text), "America/New_York", &error);

  g_assert_no_error (error);
  return report;
}

static const LydOnlineRow *
get_row (const LydOnlineReport *report,
         guint index)
{
  g_assert_cmpuint (index, <, report->rows->len);
  return &g_array_index (report->rows, LydOnlineRow, index);
}

static void
append_time (GString *out,
             const char *label,
             gint64 instant)
{
  g_autofree char *iso = NULL;

  if (instant == LYD_TIME_NONE)
    return;
  iso = lyd_time_to_iso (instant, NULL);
  g_string_append_printf (out, " %s=%s", label, iso);
}

static void
append_text (GString *out,
             const char *label,
             const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, " %s=“%s”", label, text);
}

static void
append_row (GString *out,
            const LydOnlineRow *row)
{
  g_string_append_printf (out, "%u %s %s", row->line, lyd_word_id (&lyd_evidence_kinds, (int) row->kind),
                          lyd_word_id (&lyd_online_roles, (int) row->role));
  append_text (out, "name", row->name);
  append_text (out, "original", row->original);
  append_text (out, "given", row->given);
  append_text (out, "family", row->family);
  append_text (out, "email", row->email);
  append_text (out, "phone", row->phone);
  append_text (out, "organization", row->organization);
  if (row->status != LYD_STATUS_CONFIRMED)
    g_string_append_printf (out, " status=%s", lyd_word_id (&lyd_statuses, (int) row->status));
  append_time (out, "registered", row->registered_at);
  append_time (out, "joined", row->joined);
  append_time (out, "left", row->left_at);
  if (row->seconds >= 0)
    g_string_append_printf (out, " seconds=%" G_GINT64_FORMAT, row->seconds);
  if (row->amount > 0)
    g_string_append_printf (out, " amount=%d", row->amount);
  g_string_append_c (out, '\n');
}

/* All that the report says, line by line. */
static char *
dump (const LydOnlineReport *report)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "format %s, %s", report->format->id, report->encoding);
  append_text (out, "topic", report->topic);
  append_text (out, "meeting", report->meeting);
  append_time (out, "start", report->start);
  append_time (out, "end", report->end);
  g_string_append_printf (out, " %s%s%s\n", report->order == LYD_DATE_DAY_FIRST ? "day-first" : "month-first",
                          report->dates_sure ? "" : "?", report->needs_date ? " needs-date" : "");
  for (guint i = 0; i < report->rows->len; i++)
    append_row (out, get_row (report, i));
  for (guint i = 0; i < report->problems->len; i++) {
    const LydOnlineProblem *problem = &g_array_index (report->problems, LydOnlineProblem, i);

    g_string_append_printf (out, "problem %u:%u %s “%s”\n", problem->line, problem->column, problem->reason,
                            problem->value);
  }
  return g_string_free (out, FALSE);
}

static void
check_golden (const char *name,
              const char *dumped)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "golden", "online", file, NULL);
  g_autofree char *golden = NULL;

  if (g_getenv ("LYD_GOLDEN_WRITE") != NULL)
    g_assert_true (g_file_set_contents (path, dumped, -1, NULL));
  if (!g_file_get_contents (path, &golden, NULL, NULL))
    g_error ("no %s", path);
  if (strcmp (golden, dumped) != 0)
    g_test_message ("%s says now:\n%s", name, dumped);
  g_assert_true (strcmp (golden, dumped) == 0);
}

/* A file that is refused is golden, too: the sentence is. */
static void
check_file (const char *folder,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOnlineReport) report = read_file (folder, name, &error);
  g_autofree char *dumped = report != NULL ? dump (report) : g_strconcat ("refused: ", error->message, "\n", NULL);

  g_assert_true (report != NULL || error->domain == LYD_ERROR);
  g_test_message ("%s", name);
  check_golden (name, dumped);
}

static void
check_folder (const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_file_test (file, G_FILE_TEST_IS_REGULAR) && !g_str_has_suffix (name, ".json"))
      check_file (folder, name);
  }
}

static void
test_samples (void)
{
  check_folder ("samples");
  check_file ("samples/nasty", "phone_callers_zoom.csv");
  check_file ("samples/nasty", "really_xlsx.csv");
  check_file ("samples/nasty", "empty.csv");
  check_file ("samples/nasty", "unbalanced_quote.csv");
}

static void
test_own_files (void)
{
  check_folder ("online");
}

typedef struct {
  gint64 from;
  gint64 to;
} Span;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *span_a = a;
  const Span *span_b = b;

  return span_a->from < span_b->from ? -1 : span_a->from > span_b->from;
}

/* How long somebody was connected by their connections, each moment once. */
static gint64
sum_up (const LydOnlineReport *report,
        const char *email)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  gint64 covered = 0;
  gint64 end = G_MININT64;

  for (guint i = 0; i < report->rows->len; i++) {
    const LydOnlineRow *row = get_row (report, i);
    g_autofree char *folded = lyd_fold_email (row->email);
    Span span = { row->joined, row->left_at };

    if (row->kind == LYD_EVIDENCE_CONNECTION && g_strcmp0 (folded, email) == 0)
      g_array_append_val (spans, span);
  }
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    const Span *span = &g_array_index (spans, Span, i);

    covered += MAX (span->to, end) - MAX (span->from, end);
    end = MAX (span->to, end);
  }
  return covered / LYD_SECOND;
}

/* Different people in rows of a kind and role: by address, else by name. */
static guint
count_people (const LydOnlineReport *report,
              gboolean (*counts) (const LydOnlineRow *row))
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < report->rows->len; i++) {
    const LydOnlineRow *row = get_row (report, i);

    if (counts (row))
      g_hash_table_add (people, row->email != NULL ? lyd_fold_email (row->email) : lyd_fold_text (row->name));
  }
  return g_hash_table_size (people);
}

static gboolean
came (const LydOnlineRow *row)
{
  return row->role == LYD_ROLE_ATTENDEE && (row->kind == LYD_EVIDENCE_CONNECTION || row->kind == LYD_EVIDENCE_TOTAL);
}

static gboolean
came_with_email (const LydOnlineRow *row)
{
  return came (row) && row->email != NULL;
}

static gboolean
came_without_email (const LydOnlineRow *row)
{
  return came (row) && row->email == NULL && row->phone == NULL;
}

static gboolean
called (const LydOnlineRow *row)
{
  return came (row) && row->phone != NULL && row->email == NULL;
}

static gboolean
came_by_name_alone (const LydOnlineRow *row)
{
  return came (row) && row->email == NULL;
}

static gboolean
stayed_away (const LydOnlineRow *row)
{
  return row->kind == LYD_EVIDENCE_ABSENT && row->status == LYD_STATUS_CONFIRMED;
}

static gboolean
was_denied (const LydOnlineRow *row)
{
  return row->status == LYD_STATUS_DENIED;
}

static gboolean
is_host (const LydOnlineRow *row)
{
  return row->role == LYD_ROLE_HOST;
}

static gboolean
is_panelist (const LydOnlineRow *row)
{
  return row->role == LYD_ROLE_PANELIST;
}

static gboolean
is_registered (const LydOnlineRow *row)
{
  return row->kind == LYD_EVIDENCE_REGISTERED;
}

static gboolean
is_approved (const LydOnlineRow *row)
{
  return is_registered (row) && row->status == LYD_STATUS_CONFIRMED;
}

static gboolean
waited (const LydOnlineRow *row)
{
  return row->kind == LYD_EVIDENCE_WAITING;
}

static gboolean
is_bot (const LydOnlineRow *row)
{
  return row->name != NULL && strstr (row->name, ".ai") != NULL;
}

/* What the manifest calls a number, and who is counted for it. */
static const struct {
  const char *member;
  gboolean (*counts) (const LydOnlineRow *row);
  gboolean rows; /* rows and not people */
} numbers[] = {
  { "attended_people", came_with_email, FALSE },
  { "people_with_email", came_with_email, FALSE },
  { "people_without_email", came_without_email, FALSE },
  { "without_email", came_without_email, FALSE },
  { "people", came, FALSE },
  { "phone", called, FALSE },
  { "no_show_people", stayed_away, FALSE },
  { "no_show", stayed_away, FALSE },
  { "denied", was_denied, FALSE },
  { "host", is_host, FALSE },
  { "panelists", is_panelist, FALSE },
  { "other_attended", came_by_name_alone, FALSE },
  { "registrants", is_registered, FALSE },
  { "approved", is_approved, FALSE },
  { "waiting_room_rows", waited, TRUE },
  { "bots", is_bot, TRUE },
};

static guint
count_rows (const LydOnlineReport *report,
            gboolean (*counts) (const LydOnlineRow *row))
{
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    n += counts (get_row (report, i)) ? 1 : 0;
  return n;
}

static void
check_promoted (const LydOnlineReport *report,
                const char *email)
{
  guint roles[3] = { 0 };

  for (guint i = 0; i < report->rows->len; i++)
    if (g_strcmp0 (get_row (report, i)->email, email) == 0)
      roles[get_row (report, i)->role]++;
  g_assert_cmpuint (roles[LYD_ROLE_ATTENDEE], ==, 1);
  g_assert_cmpuint (roles[LYD_ROLE_PANELIST], ==, 1);
}

static void
check_expected (const char *name,
                const char *format,
                JsonObject *expect)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOnlineReport) report = read_file ("samples", name, &error);

  g_test_message ("%s", name);
  g_assert_no_error (error);
  g_assert_cmpstr (report->format->id, ==, format);
  g_assert_cmpuint (report->problems->len, ==, 0);
  if (json_object_has_member (expect, "title"))
    g_assert_cmpstr (report->topic, ==, json_object_get_string_member (expect, "title"));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (json_object_has_member (expect, numbers[i].member))
      g_assert_cmpuint (numbers[i].rows ? count_rows (report, numbers[i].counts)
                                        : count_people (report, numbers[i].counts),
                        ==, (guint) json_object_get_int_member (expect, numbers[i].member));
  if (json_object_has_member (expect, "union_seconds")) {
    JsonObject *seconds = json_object_get_object_member (expect, "union_seconds");
    g_autoptr (GList) emails = json_object_get_members (seconds);

    for (GList *l = emails; l != NULL; l = l->next)
      g_assert_cmpint (sum_up (report, l->data), ==, json_object_get_int_member (seconds, l->data));
  }
  if (json_object_has_member (expect, "promoted"))
    check_promoted (report, json_array_get_string_element (json_object_get_array_member (expect, "promoted"), 0));
}

/* Every sample gives what the manifest says. */
static void
test_manifest (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LYD_TEST_DATA"), "samples", "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *files;
  guint n_reports = 0;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  files = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "files");
  for (guint i = 0; i < json_array_get_length (files); i++) {
    JsonObject *file = json_array_get_object_element (files, i);
    const char *format = json_object_get_string_member (file, "format");
    const LydFormat *known = lyd_format_find (format);

    if (known == NULL || known->online == NULL)
      continue;
    n_reports++;
    check_expected (json_object_get_string_member (file, "file"), format,
                    json_object_get_object_member (file, "expect"));
  }
  g_assert_cmpuint (n_reports, ==, 9);
}

/* "Name (Original Name)": what is a name in those brackets, and what is none. */
static void
test_names (void)
{
  static const struct {
    const char *cell;
    const char *name;
    const char *original;
  } cases[] = {
    { "K. Lundgren (Keisha Lundgren)", "K. Lundgren", "Keisha Lundgren" },
    { "Maribel Okonkwo-Reyes (she/her)", "Maribel Okonkwo-Reyes", NULL },
    { "Ana Ruiz (ella)", "Ana Ruiz", NULL },
    { "Sam Wu (él/they)", "Sam Wu", NULL },
    { "Sam Wu (They/Them) (Samuel Wu)", "Sam Wu", "Samuel Wu" },
    { "Sam Wu (Samuel Wu) (they, them)", "Sam Wu", "Samuel Wu" },
    { "Jo（山田太郎）", "Jo", "山田太郎" },
    { "Ana (Ana)", "Ana", NULL },
    { "(she/her)", "(she/her)", NULL },
    { "Bo (", "Bo (", NULL },
    { "Bo )(", "Bo )(", NULL },
    { "Ana Guest (Guest)", "Ana Guest", NULL },
    { "Ana ((Ana) Maria)", "Ana", "(Ana) Maria" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("Name (Original Name),User Email,Total Duration (Minutes)\n"
                                             "\"%s\",,5\n",
                                             cases[i].cell);
    g_autoptr (LydOnlineReport) report = read_text (text);

    g_assert_cmpuint (report->rows->len, ==, 1);
    g_assert_cmpstr (get_row (report, 0)->name, ==, cases[i].name);
    g_assert_cmpstr (get_row (report, 0)->original, ==, cases[i].original);
  }
}

static LydOnlineReport *
read_with (const char *text,
           GDateDay day,
           GDateMonth month,
           GDateYear year,
           int order)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get ("America/New_York");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LydOnlineOptions options = { .zone = zone, .order = order };
  g_autoptr (GError) error = NULL;
  LydOnlineReport *report;

  g_date_clear (&options.day, 1);
  if (year != 0)
    g_date_set_dmy (&options.day, day, month, year);
  report = lyd_online_report_read (bytes, &options, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_joined (const LydOnlineReport *report,
               guint row,
               const char *iso)
{
  g_autofree char *joined = lyd_time_to_iso (get_row (report, row)->joined, NULL);

  g_assert_cmpstr (joined, ==, iso);
}

/* What the cells leave open is told by the day of the session, by what somebody says, and by the format, in this
 * order; what they prove, nobody can change. */
static void
test_date_order (void)
{
  static const char open[] = "Name,Email,Join time,Leave time\nAna,a@example.org,1/2/2027 13:00,1/2/2027 14:00\n";
  static const char proven[] = "Name,Email,Join time,Leave time\nAna,a@example.org,1/22/2027 13:00,1/22/2027 14:00\n";
  static const char zoom[] = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"
                             "Ana,a@example.org,01/02/2027 01:00:00 PM,01/02/2027 02:00:00 PM,60\n";
  static const char leave_proves[] = "Name,Email,Join time,Leave time\n"
                                     "Ana,a@example.org,12/11/2027 23:00,13/11/2027 01:00\n";
  static const struct {
    const char *text;
    GDateMonth month; /* of the first; 0: nobody says a day */
    int order;
    const char *joined;
    gboolean sure;
  } cases[] = {
    { open, 0, -1, "2027-01-02T18:00:00Z", FALSE },
    { open, G_DATE_FEBRUARY, -1, "2027-02-01T18:00:00Z", TRUE },
    { open, 0, LYD_DATE_DAY_FIRST, "2027-02-01T18:00:00Z", TRUE },
    { open, 0, LYD_DATE_MONTH_FIRST, "2027-01-02T18:00:00Z", TRUE },
    { proven, 0, LYD_DATE_DAY_FIRST, "2027-01-22T18:00:00Z", TRUE },
    { zoom, 0, -1, "2027-01-02T18:00:00Z", TRUE },
    { leave_proves, 0, -1, "2027-11-13T04:00:00Z", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (LydOnlineReport) report = read_with (cases[i].text, 1, cases[i].month, cases[i].month != 0 ? 2027 : 0,
                                                    cases[i].order);

    g_assert_cmpuint (report->problems->len, ==, 0);
    assert_joined (report, 0, cases[i].joined);
    g_assert_cmpint (report->dates_sure, ==, cases[i].sure);
  }
}

/* Times without a date, and nobody said of which day: the minutes are kept, and what is missing is told. */
static void
test_no_day (void)
{
  static const char text[] = "Name,Email,Duration,Time joined,Time exited\nAna,a@example.org,58 min,2:01 PM,2:59 PM\n";
  g_autoptr (LydOnlineReport) report = read_with (text, 0, 0, 0, -1);

  g_assert_true (report->needs_date);
  g_assert_cmpint (get_row (report, 0)->kind, ==, LYD_EVIDENCE_TOTAL);
  g_assert_cmpint (get_row (report, 0)->seconds, ==, 58 * 60);
  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_cmpstr (g_array_index (report->problems, LydOnlineProblem, 0).reason, ==, LYD_REASON_NO_DATE);
}

/* A format that somebody insists on, and one that does not exist. */
static void
test_chosen_format (void)
{
  static const char text[] = "Name,Email,Attended,Join Time\nAna,a@example.org,Yes,2027-01-21 13:00\n";
  static const char *const wrong[] = { "eventbrite-attendees", "nonsense" };
  g_autoptr (GTimeZone) zone = lyd_zone_get ("UTC");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  LydOnlineOptions options = { .format = "table", .zone = zone, .order = -1 };
  g_autoptr (LydOnlineReport) report = NULL;

  g_date_clear (&options.day, 1);
  report = lyd_online_report_read (bytes, &options, NULL);
  g_assert_cmpstr (report->format->id, ==, "table");
  g_assert_cmpuint (report->rows->len, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    options.format = wrong[i];
    g_assert_null (lyd_online_report_read (bytes, &options, &error));
    g_assert_error (error, LYD_ERROR, LYD_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, wrong[i]));
  }
}

static GBytes *
write_workbook (void)
{
  static const char *const header[] = { "Name (Original Name)", "User Email", "Join Time", "Leave Time",
                                        "Duration (Minutes)" };
  g_autofree char *folder = g_dir_make_tmp ("lanyard-online-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.xlsx", NULL);
  locale_t plain = newlocale (LC_ALL_MASK, "C", (locale_t) 0); /* else the library writes decimal commas */
  locale_t before = uselocale (plain);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *notes = workbook_add_worksheet (workbook, "Notes");
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Report");
  lxw_format *format = workbook_add_format (workbook);
  lxw_datetime joined = { 2027, 1, 21, 13, 0, 12 };
  lxw_datetime left = { 2027, 1, 21, 14, 0, 12 };
  char *data;
  gsize length;

  format_set_num_format (format, "m/d/yyyy h:mm:ss AM/PM");
  worksheet_write_string (notes, 0, 0, "Made for the board", NULL);
  for (lxw_col_t i = 0; i < G_N_ELEMENTS (header); i++)
    worksheet_write_string (sheet, 2, i, header[i], NULL);
  worksheet_write_string (sheet, 3, 0, "A. Wu (Ana Wu)", NULL);
  worksheet_write_string (sheet, 3, 1, "ana@example.org", NULL);
  worksheet_write_datetime (sheet, 3, 2, &joined, format);
  worksheet_write_datetime (sheet, 3, 3, &left, format);
  worksheet_write_number (sheet, 3, 4, 60, NULL);
  worksheet_write_string (sheet, 4, 0, "Ben", NULL);
  worksheet_write_string (sheet, 4, 2, "01/21/2027 01:05:00 PM", NULL);
  worksheet_write_string (sheet, 4, 3, "01/21/2027 01:35:00 PM", NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  uselocale (before);
  freelocale (plain);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return g_bytes_new_take (data, length);
}

/* A workbook with a report in one of its sheets is read like the file that it was made from. */
static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = write_workbook ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOnlineReport) report = read_bytes (data, length, "America/New_York", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (report->format->id, ==, "zoom-meeting-participants-detail");
  g_assert_cmpuint (report->rows->len, ==, 2);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (get_row (report, 0)->line, ==, 4);
  g_assert_cmpstr (get_row (report, 0)->original, ==, "Ana Wu");
  assert_joined (report, 0, "2027-01-21T18:00:12Z");
  g_assert_cmpint (get_row (report, 0)->left_at - get_row (report, 0)->joined, ==, LYD_HOUR);
  assert_joined (report, 1, "2027-01-21T18:05:00Z");
}

/* Custom questions stand among the columns and may be called like them: the better header wins. */
static void
test_questions_like_columns (void)
{
  g_autoptr (LydOnlineReport) report = read_text (
    "Attended,User Name (Original Name),First Name,Last Name,Email,From,Status,Time,Title,In,Questions & Comments,"
    "Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest\n"
    "Yes,Ana Wu,Ana,Wu,a@example.org,Alabama,Single,Any,Dr.,No,\"Why?\nWhere?\",01/20/2027 01:00:00 PM,approved,"
    "01/21/2027 01:00:00 PM,01/21/2027 02:00:00 PM,60,No\n");

  g_assert_cmpstr (report->format->id, ==, "zoom-webinar-attendee");
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->rows->len, ==, 1);
  assert_joined (report, 0, "2027-01-21T18:00:00Z");
  g_assert_cmpint (get_row (report, 0)->seconds, ==, 3600);
  g_assert_null (report->topic);
}

/* A title is not a role where the format has no roles, and a name is no title. */
static void
test_titles (void)
{
  g_autoptr (LydOnlineReport) staff = read_text ("Staff meeting\nName,Email,Minutes\nAna,a@example.org,5\n"
                                                 "Ana Hostetler,,\nBen,b@example.org,6\n");
  g_autoptr (LydOnlineReport) numbered = read_text ("Name,Email,Minutes\n1. Ana,,\n2. Ben,b@example.org,6\n");
  g_autoptr (LydOnlineReport) empty = read_text (
    "Host Details\nAttended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)\n"
    "Panelist Details\nAttendee Details\n"
    "Attended,User Name,Email,Join Time,Leave Time,Time in Session (minutes)\n"
    "Yes,Ana,a@example.org,01/21/2027 01:00:00 PM,01/21/2027 02:00:00 PM,60\nOther Attended\n");

  g_assert_cmpuint (staff->rows->len, ==, 2);
  g_assert_cmpint (get_row (staff, 0)->role, ==, LYD_ROLE_ATTENDEE);
  g_assert_cmpuint (staff->problems->len, ==, 1);
  g_assert_cmpuint (numbered->rows->len, ==, 1);
  g_assert_cmpuint (empty->rows->len, ==, 1);
  g_assert_cmpuint (empty->problems->len, ==, 0);
  g_assert_cmpint (get_row (empty, 0)->role, ==, LYD_ROLE_ATTENDEE);
}

/* Many rows take time in proportion, and so does what looks like many tables. */
static void
test_large_files (void)
{
  g_autoptr (GString) text = g_string_new ("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n");
  g_autoptr (GString) hostile = g_string_new (NULL);
  g_autoptr (LydOnlineReport) report = NULL;
  g_autoptr (LydOnlineReport) tables = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Person %u (she/her),p%u@example.org,01/21/2027 01:%02u:00 PM,"
                                  "01/21/2027 02:%02u:00 PM,60\n",
                            i, i / 2, i % 60, i % 60);
  for (guint i = 0; i < 100000; i++)
    g_string_append (hostile, "1. Host\nName,Duration\n");
  report = read_text (text->str);
  g_assert_cmpuint (report->rows->len, ==, 20000);
  g_test_message ("20,000 rows in %d ms", (int) ((g_get_monotonic_time () - before) / 1000));
  before = g_get_monotonic_time ();
  tables = read_bytes (hostile->str, hostile->len, "UTC", &error);
  g_assert_true (tables != NULL || error != NULL);
  g_test_message ("200,000 titles in %d ms", (int) ((g_get_monotonic_time () - before) / 1000));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/online-report/manifest", test_manifest);
  g_test_add_func ("/online-report/samples", test_samples);
  g_test_add_func ("/online-report/own-files", test_own_files);
  g_test_add_func ("/online-report/names", test_names);
  g_test_add_func ("/online-report/date-order", test_date_order);
  g_test_add_func ("/online-report/no-day", test_no_day);
  g_test_add_func ("/online-report/chosen-format", test_chosen_format);
  g_test_add_func ("/online-report/workbook", test_workbook);
  g_test_add_func ("/online-report/questions-like-columns", test_questions_like_columns);
  g_test_add_func ("/online-report/titles", test_titles);
  g_test_add_func ("/online-report/large-files", test_large_files);
  return g_test_run ();
}
