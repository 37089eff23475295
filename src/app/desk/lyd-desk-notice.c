#include "desk/lyd-desk-notice.h"

#include "desk/lyd-desk-window-private.h"
#include "lyd-phrases.h"

#include <glib/gi18n.h>

/* The line below the card: what a volunteer should know about this desk. It moves nothing and stops nobody. */

/* Two clocks on one table are never quite the same. */
#define CLOCK_TOLERANCE_MS G_GINT64_CONSTANT (120000)

/* Whose clock on the wall differs: two names for the same time are the same. */
static gboolean
differ (GTimeZone *zone,
        GTimeZone *other,
        gint64 now)
{
  gint64 seconds = now / 1000;

  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds)) !=
         g_time_zone_get_offset (other, g_time_zone_find_interval (other, G_TIME_TYPE_UNIVERSAL, seconds));
}

/**
 * lyd_desk_describe_clock:
 * @now: what this computer's clock says, UTC milliseconds
 * @latest: the latest time known to have been, by the scans and by this clock; %LYD_TIME_NONE: none
 * @zone: the event's
 * @computer: this computer's
 *
 * Returns: (transfer full) (nullable): what is wrong with the clock, for people; %NULL where nothing is
 */
char *
lyd_desk_describe_clock (gint64 now,
                         gint64 latest,
                         GTimeZone *zone,
                         GTimeZone *computer)
{
  g_autofree char *clock = lyd_format_clock (now, zone);
  g_autofree char *before = NULL;
  g_autofree char *day = NULL;

  if (latest != LYD_TIME_NONE && now + CLOCK_TOLERANCE_MS < latest) {
    if (lyd_time_local_day (latest, zone) == lyd_time_local_day (now, zone)) {
      before = lyd_format_clock (latest, zone);
      /* Translators: two clock times */
      return g_strdup_printf (
        _ ("This computer says it is %s, but the last scan was at %s. Go on; have its clock set."), clock, before);
    }
    before = lyd_format_day (latest, zone);
    day = lyd_format_day (now, zone);
    /* Translators: two days */
    return g_strdup_printf (_ ("This computer says it is %s, but the last scan was on %s. Go on; have its clock set."),
                            day, before);
  }
  if (differ (zone, computer, now))
    return g_strdup_printf (_ ("This computer is set to another time zone. The event's time, used here, is %s."),
                            clock);
  return NULL;
}

/* Says the one thing that matters most; scans go on whatever it is. */
void
lyd_desk_show_notice (LydDeskWindow *self)
{
  g_autoptr (GVariant) practice = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "practice");
  g_autoptr (GTimeZone) computer = g_time_zone_new_local ();
  gboolean recording = lyd_desk_window_is_recording (self);
  gint64 now = lyd_store_get_now (self->store);
  g_autofree char *notice = NULL;

  if (!recording)
    notice = g_strdup (g_variant_get_boolean (practice) ? _ ("Practice: nothing is recorded.")
                                                        : _ ("Look only: nothing is recorded."));
  else if (self->rehearsal)
    notice = g_strdup (_ ("Rehearsal: nothing of this stays."));
  else if (self->zone != NULL)
    notice = lyd_desk_describe_clock (now, self->latest, self->zone, computer);
  self->latest = MAX (self->latest, now);

  gtk_label_set_label (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->notice), notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->station), notice == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), recording && !self->rehearsal);
  if (recording && !self->rehearsal)
    gtk_widget_remove_css_class (self->status_line, "practice");
  else
    gtk_widget_add_css_class (self->status_line, "practice");
}

/* After the log was read: none of its times may lie ahead. */
void
lyd_desk_check_clock (LydDeskWindow *self,
                      GPtrArray *recent)
{
  for (guint i = 0; i < recent->len; i++)
    self->latest = MAX (self->latest, ((const LydRecentScan *) g_ptr_array_index (recent, i))->at);
  lyd_desk_show_notice (self);
}
