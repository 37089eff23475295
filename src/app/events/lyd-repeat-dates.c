#include "lyd-repeat-dates.h"

#include "lyd-repeat-date.h"
#include "lyd-store-series.h"
#include "lyd-time.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who types is not asked about each letter. */
#define PATIENCE_MS 120
/* More are counted, not shown: nobody looks through them. */
#define MAX_ROWS 60

struct _LydRepeatDates {
  AdwPreferencesGroup parent_instance;

  LydStore *store;
  LydEvent *first; /* what all are like; NULL: nothing is asked yet */
  char *rule;
  GCancellable *asked;
  guint ask_source;
  GPtrArray *dates;       /* LydSeriesDate, as last shown */
  char *timezone;         /* theirs */
  GHashTable *exceptions; /* local date that the rule gives -> local date instead, 0: left out; as 20271209 */
  GPtrArray *rows;        /* LydRepeatDate, those that are shown */
  guint n_events;
};

G_DEFINE_FINAL_TYPE (LydRepeatDates, lyd_repeat_dates, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (LydRepeatDates *self);

static int
get_local_date (gint64 instant,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) local = lyd_time_to_local (instant, zone);

  return g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
         g_date_time_get_day_of_month (local);
}

/* The local date that the rule gives where @row stands. */
static int
get_key (LydRepeatDates *self,
         LydRepeatDate *row)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->timezone);
  guint i;

  if (!g_ptr_array_find (self->rows, row, &i) || i >= self->dates->len)
    return 0;
  return get_local_date (((LydSeriesDate *) g_ptr_array_index (self->dates, i))->at, zone);
}

static void
except (LydRepeatDates *self,
        int key,
        int date)
{
  if (key == 0)
    return;
  if (date == key)
    g_hash_table_remove (self->exceptions, GINT_TO_POINTER (key));
  else
    g_hash_table_insert (self->exceptions, GINT_TO_POINTER (key), GINT_TO_POINTER (date));
  ask (self);
}

static void
move_cb (LydRepeatDate *row,
         int date,
         LydRepeatDates *self)
{
  except (self, get_key (self, row), date);
}

static void
leave_out_cb (LydRepeatDate *row,
              LydRepeatDates *self)
{
  except (self, get_key (self, row), 0);
}

static void
put_back_cb (LydRepeatDate *row,
             LydRepeatDates *self)
{
  int key = get_key (self, row);

  except (self, key, key);
}

/* Rows stay where they are, with the focus. */
static void
show_rows (LydRepeatDates *self,
           guint n)
{
  while (self->rows->len < n) {
    GtkWidget *row = lyd_repeat_date_new ();

    g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
    g_signal_connect_object (row, "leave-out", G_CALLBACK (leave_out_cb), self, 0);
    g_signal_connect_object (row, "put-back", G_CALLBACK (put_back_cb), self, 0);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    g_ptr_array_add (self->rows, row);
  }
  while (self->rows->len > n) {
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->rows, self->rows->len - 1));
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  }
}

static gint64
get_offset (gint64 instant,
            GTimeZone *zone)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant / 1000));
}

static void
show_title (LydRepeatDates *self,
            guint n_flagged)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%d date", "%d dates", self->n_events), (int) self->n_events);
  g_autofree char *flagged =
    n_flagged > 0
      ? g_strdup_printf (ngettext ("%d needs a look.", "%d need a look.", n_flagged), (int) n_flagged)
      : NULL;
  g_autofree char *more =
    self->dates->len > MAX_ROWS ? g_strdup_printf (_ ("The first %d are shown."), MAX_ROWS) : NULL;
  g_autofree char *description = NULL;

  if (flagged != NULL && more != NULL)
    description = g_strdup_printf ("%s %s", flagged, more);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         description != NULL ? description : (flagged != NULL ? flagged : more));
}

static gboolean
is_flagged (const LydSeriesDate *date)
{
  return !date->left_out && (date->holiday != NULL || (date->clashes != NULL && date->clashes->len > 0));
}

/* @dates: (element-type LydSeriesDate): what the rule gives, with the exceptions applied */
static void
show (LydRepeatDates *self,
      GPtrArray *dates,
      const char *timezone)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (timezone);
  guint n_flagged = 0;

  g_ptr_array_ref (dates);
  g_ptr_array_unref (self->dates);
  self->dates = dates;
  g_free (self->timezone);
  self->timezone = g_strdup (timezone);
  self->n_events = 0;
  show_rows (self, MIN (dates->len, MAX_ROWS));
  for (guint i = 0; i < dates->len; i++) {
    const LydSeriesDate *date = g_ptr_array_index (dates, i);
    const LydSeriesDate *before = i > 0 ? g_ptr_array_index (dates, i - 1) : date;

    self->n_events += !date->left_out;
    n_flagged += is_flagged (date);
    if (i < self->rows->len)
      lyd_repeat_date_show (g_ptr_array_index (self->rows, i), date,
                            get_offset (before->start, zone) != get_offset (date->start, zone), timezone);
  }
  show_title (self, n_flagged);
}

/* Says why there are none. */
static void
fail (LydRepeatDates *self,
      const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  show_rows (self, 0);
  g_ptr_array_unref (self->dates);
  self->dates = g_ptr_array_new ();
  self->n_events = 0;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("No dates"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

/**
 * lyd_repeat_dates_dup_exceptions:
 *
 * What is moved keeps the first event's time of day.
 *
 * Returns: (transfer full) (element-type LydSeriesException): of the days that are shown
 */
GArray *
lyd_repeat_dates_dup_exceptions (LydRepeatDates *self)
{
  GArray *exceptions = g_array_new (FALSE, FALSE, sizeof (LydSeriesException));
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (self->first->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (self->first->start, zone);

  for (guint i = 0; i < self->dates->len; i++) {
    LydSeriesException exception = { .at = ((LydSeriesDate *) g_ptr_array_index (self->dates, i))->at };
    gpointer value;
    int date;

    if (!g_hash_table_lookup_extended (self->exceptions, GINT_TO_POINTER (get_local_date (exception.at, zone)), NULL,
                                       &value))
      continue;
    date = GPOINTER_TO_INT (value);
    exception.start = date == 0 ? LYD_TIME_NONE
                                : lyd_time_from_local (zone, date / 10000, date / 100 % 100, date % 100,
                                                       g_date_time_get_hour (local), g_date_time_get_minute (local), 0);
    g_array_append_val (exceptions, exception);
  }
  return exceptions;
}

static void
previewed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (LydRepeatDates) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dates = lyd_store_preview_series_finish (LYD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_clear_object (&self->asked);
  if (dates != NULL)
    show (self, dates, self->first->timezone);
  else
    fail (self, error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
ask_cb (gpointer data)
{
  LydRepeatDates *self = data;
  g_autoptr (GArray) exceptions = lyd_repeat_dates_dup_exceptions (self);
  LydSeriesPlan plan = { .first = self->first, .rule = self->rule, .exceptions = exceptions };

  self->ask_source = 0;
  self->asked = g_cancellable_new ();
  lyd_store_preview_series_async (self->store, &plan, self->asked, previewed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask (LydRepeatDates *self)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  self->ask_source = g_timeout_add (PATIENCE_MS, ask_cb, self);
}

/* Shows what @rule gives for events like @first; what was moved or left out on a day that it still gives stays so. */
void
lyd_repeat_dates_preview (LydRepeatDates *self,
                          LydStore *store,
                          const LydEvent *first,
                          const char *rule)
{
  if (self->first != NULL && strcmp (self->rule, rule) == 0 && self->first->start == first->start &&
      self->first->end == first->end && strcmp (self->first->timezone, first->timezone) == 0)
    return;
  g_set_object (&self->store, store);
  g_clear_pointer (&self->first, lyd_event_free);
  self->first = lyd_event_copy (first);
  g_free (self->rule);
  self->rule = g_strdup (rule);
  ask (self);
}

/* Whether what is shown is what was asked for last. */
gboolean
lyd_repeat_dates_is_idle (LydRepeatDates *self)
{
  return self->asked == NULL && self->ask_source == 0;
}

/* How many events that would make. */
guint
lyd_repeat_dates_get_n_events (LydRepeatDates *self)
{
  return self->n_events;
}

static void
lyd_repeat_dates_dispose (GObject *object)
{
  LydRepeatDates *self = LYD_REPEAT_DATES (object);

  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lyd_repeat_dates_parent_class)->dispose (object);
}

static void
lyd_repeat_dates_finalize (GObject *object)
{
  LydRepeatDates *self = LYD_REPEAT_DATES (object);

  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->exceptions);
  g_clear_pointer (&self->first, lyd_event_free);
  g_free (self->rule);
  g_free (self->timezone);
  G_OBJECT_CLASS (lyd_repeat_dates_parent_class)->finalize (object);
}

static void
lyd_repeat_dates_class_init (LydRepeatDatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyd_repeat_dates_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyd_repeat_dates_finalize;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LYD_TYPE_REPEAT_DATES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_repeat_dates_init (LydRepeatDates *self)
{
  self->dates = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->exceptions = g_hash_table_new (NULL, NULL);
}
