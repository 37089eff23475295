#include "lyd-report-export.h"

#include "lyd-exporter.h"
#include "lyd-file-private.h"
#include "lyd-replace.h"
#include "lyd-report-json.h"
#include "lyd-report-paper.h"
#include "lyd-report-private.h"
#include "lyd-report-table.h"
#include "lyd-series.h"
#include "lyd-snapshots.h"
#include "lyd-words-report.h"
#include "lyd-writer.h"

#include <glib/gi18n.h>

/* Returns: (nullable): what writes @path, with @error set where nothing does */
static const LydExporter *
find_exporter (const char *what,
               const char *path,
               GError **error)
{
  const LydExporter *exporter = lyd_exporter_find (what, path);

  if (exporter == NULL) {
    g_autofree char *list = lyd_exporter_list_extensions (what);

    g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                 _ ("“%1$s” has no format for this. The file's name must end in one of: %2$s."), path, list);
  }
  return exporter;
}

/* @table: (transfer full); @note: (nullable): stands on each page of paper, with the day */
static gboolean
write_table (LydFile *file,
             LydTable *table,
             const char *note,
             const char *path,
             GError **error)
{
  g_autoptr (LydTable) owned = table;
  const LydExporter *exporter = find_exporter (table->what, path, error);
  g_autoptr (LydReplace) replace = NULL;

  if (exporter == NULL)
    return FALSE;
  table->made_at = lyd_context_now (&file->context);
  if (note != NULL) {
    g_autofree char *made = lyd_words_report_made (table->made_at);

    table->when = g_strdup (note);
    lyd_table_add_note (table, made);
  }
  if ((replace = lyd_replace_begin (path, error)) == NULL)
    return FALSE;
  return exporter->write (table, lyd_replace_get_part (replace), error) && lyd_replace_finish (&replace, error);
}

static gboolean
write_json (LydFile *file,
            const LydReach *reach,
            const char *path,
            GError **error)
{
  g_autoptr (JsonNode) root = lyd_report_to_json (file, reach, TRUE, error);
  g_autoptr (LydReplace) replace = NULL;
  g_autoptr (LydWriter) writer = NULL;
  g_autofree char *text = NULL;

  if (root == NULL || (replace = lyd_replace_begin (path, error)) == NULL ||
      (writer = lyd_writer_open (lyd_replace_get_part (replace), error)) == NULL)
    return FALSE;
  text = lyd_report_print_json (root, TRUE);
  lyd_writer_add_text (writer, text);
  return lyd_writer_close (writer, error) && lyd_replace_finish (&replace, error);
}

static gboolean
write_paper (LydFile *file,
             const LydReach *reach,
             const char *title,
             const char *path,
             GError **error)
{
  g_autoptr (LydReplace) replace = lyd_replace_begin (path, error);

  return replace != NULL && lyd_report_paper_write (file, reach, title, lyd_replace_get_part (replace), error) &&
         lyd_replace_finish (&replace, error);
}

/* Every table of a report, with the attendances that the numbers are made of. @frozen: (nullable): it was kept */
static gboolean
write_sheets (LydFile *file,
              const LydReach *reach,
              const LydId *frozen,
              const char *path,
              GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_words_report_rules (reach);
  g_autofree char *scope = lyd_words_report_scope (file, &reach->query, error);
  g_autoptr (GPtrArray) rows = NULL;
  LydTable *table;

  if (scope == NULL)
    return FALSE;
  rows = frozen != NULL ? lyd_snapshots_list_rows (file, frozen, LYD_REACH_ATTENDANCES, NULL, error)
                        : lyd_report_name_rows (file, reach, LYD_REACH_ATTENDANCES, NULL, error);
  if (rows == NULL)
    return FALSE;
  table = lyd_report_table_summary (reach);
  lyd_table_take_sheet (table, lyd_report_table_months (reach));
  lyd_table_take_sheet (table, lyd_report_table_states (reach));
  lyd_table_take_sheet (table, lyd_report_table_headings (reach));
  lyd_table_take_sheet (table, lyd_report_table_organizations (reach));
  lyd_table_take_sheet (table, lyd_report_table_events (reach));
  lyd_table_take_sheet (table, lyd_report_table_rows (rows, LYD_REACH_ATTENDANCES, TRUE));
  lyd_table_take_sheet (table, lyd_report_table_rules (scope, reach, rules));
  return write_table (file, table, NULL, path, error);
}

static gboolean
write_reach (LydFile *file,
             const LydReach *reach,
             const LydId *frozen,
             const char *title,
             const char *path,
             GError **error)
{
  const LydExporter *exporter = find_exporter ("reach", path, error);
  g_autoptr (GPtrArray) rules = NULL;

  if (exporter == NULL)
    return FALSE;
  if (g_str_equal (exporter->id, "json"))
    return write_json (file, reach, path, error);
  if (g_str_equal (exporter->id, "pdf"))
    return write_paper (file, reach, title, path, error);
  if (g_str_equal (exporter->id, "xlsx"))
    return write_sheets (file, reach, frozen, path, error);
  rules = lyd_words_report_rules (reach);
  return write_table (file, lyd_report_table_long (reach, rules), NULL, path, error);
}

/* CSV: one number a row; XLSX: a sheet for each table; JSON: one object; PDF: pages to look at. All say the rules. */
gboolean
lyd_report_export_reach (LydFile *file,
                         const LydReachQuery *query,
                         const char *path,
                         GError **error)
{
  g_autoptr (LydReach) reach =
    find_exporter ("reach", path, error) != NULL ? lyd_report_reach (file, query, error) : NULL;

  return reach != NULL && write_reach (file, reach, NULL, NULL, path, error);
}

/* A frozen report as it was. */
gboolean
lyd_report_export_frozen (LydFile *file,
                          const LydId *id,
                          const char *path,
                          GError **error)
{
  g_autoptr (LydReach) reach =
    find_exporter ("reach", path, error) != NULL ? lyd_snapshots_open (file, id, error) : NULL;
  g_autofree char *title = reach != NULL ? lyd_snapshots_get_title (file, id, error) : NULL;

  return title != NULL && write_reach (file, reach, id, title, path, error);
}

static gboolean
with_ids (const char *path)
{
  const LydExporter *exporter = lyd_exporter_find ("reach-rows", path);

  return exporter == NULL || !g_str_equal (exporter->id, "pdf");
}

/* What one number is made of; the ids are in the last columns. */
gboolean
lyd_report_export_rows (LydFile *file,
                        const LydReachQuery *query,
                        LydReachWhat what,
                        const LydReachPart *part,
                        const char *path,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *scope = NULL;

  if (find_exporter ("reach-rows", path, error) == NULL ||
      (rows = lyd_report_list_rows (file, query, what, part, error)) == NULL ||
      (scope = lyd_words_report_scope (file, query, error)) == NULL)
    return FALSE;
  return write_table (file, lyd_report_table_rows (rows, what, with_ids (path)), scope, path, error);
}

/* The pulse: also a list of whom to call. */
gboolean
lyd_report_export_follow_up (LydFile *file,
                             const LydFollowQuery *query,
                             const char *path,
                             GError **error)
{
  g_autoptr (LydFollowUp) follow_up = NULL;
  g_autofree char *period = lyd_words_report_period (query->from, query->to);

  if (find_exporter ("pulse", path, error) == NULL || (follow_up = lyd_report_follow_up (file, query, error)) == NULL)
    return FALSE;
  return write_table (file, lyd_report_table_follow_up (follow_up), period, path, error);
}

gboolean
lyd_report_export_trend (LydFile *file,
                         const LydId *series,
                         const char *path,
                         GError **error)
{
  g_autoptr (GPtrArray) trend = NULL;
  g_autoptr (LydSeriesLine) line = NULL;

  if (find_exporter ("series", path, error) == NULL || (line = lyd_series_get (file, series, error)) == NULL ||
      (trend = lyd_report_list_trend (file, series, error)) == NULL)
    return FALSE;
  return write_table (file, lyd_report_table_trend (trend), line->series->title, path, error);
}

gboolean
lyd_report_export_no_shows (LydFile *file,
                            const LydReachQuery *query,
                            gboolean by_event,
                            const char *path,
                            GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *scope = NULL;

  if (find_exporter ("no-show-rate", path, error) == NULL ||
      (lines = lyd_report_list_no_shows (file, query, by_event, error)) == NULL ||
      (scope = lyd_words_report_scope (file, query, error)) == NULL)
    return FALSE;
  return write_table (file, lyd_report_table_no_shows (lines, by_event), scope, path, error);
}
