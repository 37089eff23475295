#pragma once

#include "lyd-online-report.h"

#include "lyd-fold.h"

/* What must hold of every report that is read, whatever bytes it was. */

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || (text[0] != '\0' && g_utf8_validate (text, -1, NULL)));
}

static void
check_row (const LydOnlineRow *row)
{
  g_autofree char *email = lyd_fold_email (row->email);

  check_text (row->name);
  check_text (row->original);
  check_text (row->given);
  check_text (row->family);
  check_text (row->email);
  check_text (row->phone);
  check_text (row->organization);
  g_assert_true (row->email == NULL || email != NULL);
  g_assert_true (row->status >= LYD_STATUS_CONFIRMED && row->status <= LYD_STATUS_DENIED);
  g_assert_cmpint (row->seconds, >=, -1);
  g_assert_true (row->kind != LYD_EVIDENCE_CONNECTION || row->joined != LYD_TIME_NONE);
  if (row->joined != LYD_TIME_NONE && row->left_at != LYD_TIME_NONE)
    g_assert_cmpint (row->left_at, >=, row->joined);
  g_assert_cmpint (row->amount > 0, ==, row->kind == LYD_EVIDENCE_POLL || row->kind == LYD_EVIDENCE_QUESTION);
}

static void
check_report (const LydOnlineReport *report)
{
  guint line = 1;

  check_text (report->topic);
  check_text (report->meeting);
  for (guint i = 0; i < report->rows->len; i++) {
    const LydOnlineRow *row = &g_array_index (report->rows, LydOnlineRow, i);

    g_assert_cmpuint (row->line, >=, line);
    line = row->line;
    check_row (row);
  }
  line = 1;
  for (guint i = 0; i < report->problems->len; i++) {
    const LydOnlineProblem *problem = &g_array_index (report->problems, LydOnlineProblem, i);

    g_assert_cmpuint (problem->line, >=, line);
    line = problem->line;
    g_assert_nonnull (problem->reason);
    g_assert_true (g_utf8_validate (problem->value, -1, NULL));
  }
}

static void
check_as (GBytes *bytes,
          const char *format)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  LydOnlineOptions options = { .format = format, .zone = zone, .order = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LydOnlineReport) report = NULL;

  g_date_clear (&options.day, 1);
  if (g_bytes_get_size (bytes) % 2 == 0)
    g_date_set_dmy (&options.day, 21, G_DATE_JANUARY, 2027);
  report = lyd_online_report_read (bytes, &options, &error);
  g_assert_true ((report == NULL) == (error != NULL));
  if (report != NULL)
    check_report (report);
}

/* Reads the bytes as what they are, and as one of @formats although they may not be. */
static void
check_bytes (const guint8 *data,
             gsize size,
             const char *const *formats,
             gsize n_formats)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_as (bytes, NULL);
  check_as (bytes, formats[size / 2 % n_formats]);
}
