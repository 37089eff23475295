#include "lyd-report-look.h"

#include "lyd-phrases.h"
#include "lyd-time.h"

#include <glib/gi18n.h>

static const struct {
  const char *title;
  LydInk ink;
} kinds[] = {
  [LYD_KIND_WEBINAR] = { N_ ("Webinars"), LYD_INK_STRONG },
  [LYD_KIND_PEER_EXCHANGE] = { N_ ("Peer exchanges"), LYD_INK_MEDIUM },
  [LYD_KIND_AFFINITY_GROUP] = { N_ ("Affinity groups"), LYD_INK_LIGHT },
  [LYD_KIND_RETREAT] = { N_ ("Retreats"), LYD_INK_GRAY },
  [LYD_KIND_CONVENING] = { N_ ("Convenings"), LYD_INK_HATCHED },
  [LYD_KIND_OTHER] = { N_ ("Others"), LYD_INK_OUTLINE },
};

/* Several of a kind. */
const char *
lyd_report_kind_title (LydKind kind)
{
  return _ (kinds[MIN ((guint) kind, G_N_ELEMENTS (kinds) - 1)].title);
}

LydInk
lyd_report_kind_ink (LydKind kind)
{
  return kinds[MIN ((guint) kind, G_N_ELEMENTS (kinds) - 1)].ink;
}

/* "2,867", as the language groups it */
char *
lyd_report_format_number (int n)
{
  return g_strdup_printf ("%'d", n);
}

static int
to_hours (gint64 seconds)
{
  return (int) ((seconds + 1800) / 3600);
}

char *
lyd_report_format_hours (gint64 seconds)
{
  return lyd_report_format_number (to_hours (seconds));
}

char *
lyd_report_count_hours (gint64 seconds)
{
  int n = to_hours (seconds);

  return g_strdup_printf (ngettext ("%'d hour", "%'d hours", (gulong) n), n);
}

char *
lyd_report_count_people (int n)
{
  return g_strdup_printf (ngettext ("%'d person", "%'d people", (gulong) n), n);
}

char *
lyd_report_count_events (int n)
{
  return g_strdup_printf (ngettext ("%'d event", "%'d events", (gulong) n), n);
}

char *
lyd_report_count_attended (int n)
{
  return g_strdup_printf (ngettext ("%'d attended", "%'d attended", (gulong) n), n);
}

/* "Webinars, retreats": those that there are of a line's; (nullable) */
char *
lyd_report_list_kinds (const int *by_kind)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (by_kind[i] > 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (kinds[i].title));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* @timezone: (nullable): %NULL: where this computer is */
char *
lyd_report_format_date (gint64 at,
                        const char *timezone)
{
  g_autoptr (GTimeZone) zone = timezone != NULL ? lyd_zone_get_or_utc (timezone) : g_time_zone_new_local ();
  g_autoptr (GDateTime) local = lyd_time_to_local (at, zone);

  return g_date_time_format (local, _ ("%b %-d, %Y"));
}

/* The same without the year: below a chart. */
char *
lyd_report_format_short_date (gint64 at,
                              const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);

  return lyd_format_short_day (at, zone);
}
