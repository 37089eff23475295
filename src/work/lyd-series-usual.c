#include "lyd-series-usual.h"

#include "lyd-group-rows.h"
#include "lyd-program-rows.h"
#include "lyd-time.h"

#include <string.h>

/* The numbers are all of one size. */
G_STATIC_ASSERT (sizeof (LydMode) == sizeof (int) && sizeof (LydHeading) == sizeof (int));

#define TEXT(field, member)                         \
  {                                                 \
    field, TRUE, G_STRUCT_OFFSET (LydEvent, member) \
  }
#define NUMBER(field, member)                        \
  {                                                  \
    field, FALSE, G_STRUCT_OFFSET (LydEvent, member) \
  }

const LydSeriesThing lyd_series_things[] = {
  TEXT (LYD_SERIES_TITLE, title),
  TEXT (LYD_SERIES_ZONE, timezone),
  NUMBER (LYD_SERIES_MODE, mode),
  TEXT (LYD_SERIES_VENUE, venue),
  TEXT (LYD_SERIES_JOIN_LINK, join_link),
  TEXT (LYD_SERIES_REGISTRATION_LINK, registration_link),
  NUMBER (LYD_SERIES_CAPACITY, capacity),
  NUMBER (LYD_SERIES_SEATS, seats),
  TEXT (LYD_SERIES_POLICY_AREA, policy_area),
  NUMBER (LYD_SERIES_HEADING, heading),
};

const gsize lyd_series_n_things = G_N_ELEMENTS (lyd_series_things);

gboolean
lyd_series_thing_equal (const LydSeriesThing *self,
                        const LydEvent *a,
                        const LydEvent *b)
{
  if (self->is_text)
    return g_strcmp0 (G_STRUCT_MEMBER (char *, a, self->offset), G_STRUCT_MEMBER (char *, b, self->offset)) == 0;
  return G_STRUCT_MEMBER (int, a, self->offset) == G_STRUCT_MEMBER (int, b, self->offset);
}

/* @to gets what @from has. */
void
lyd_series_thing_copy (const LydSeriesThing *self,
                       LydEvent *to,
                       const LydEvent *from)
{
  if (self->is_text) {
    char **text = &G_STRUCT_MEMBER (char *, to, self->offset);

    g_free (*text);
    *text = g_strdup (G_STRUCT_MEMBER (char *, from, self->offset));
  } else {
    G_STRUCT_MEMBER (int, to, self->offset) = G_STRUCT_MEMBER (int, from, self->offset);
  }
}

/* What the clock on the wall shows, in milliseconds after midnight. */
gint64
lyd_series_time_of_day (gint64 instant,
                        GTimeZone *zone)
{
  gint64 wall = lyd_time_to_wall (instant, zone);

  return ((wall % LYD_DAY) + LYD_DAY) % LYD_DAY;
}

/* Returns: (transfer full) (nullable): the same text for the same programs */
char *
lyd_series_program_key (LydFile *file,
                        const LydId *event,
                        GError **error)
{
  g_autoptr (GPtrArray) programs = lyd_program_rows_list_of_event (file->db, event, error);
  GString *key = g_string_new (NULL);

  for (guint i = 0; programs != NULL && i < programs->len; i++) {
    g_autofree char *id = lyd_id_to_string (&((const LydProgram *) g_ptr_array_index (programs, i))->id);

    g_string_append_printf (key, "%s ", id);
  }
  return g_string_free (key, programs == NULL);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (nullable): the same text for the same audience */
char *
lyd_series_audience_key (LydFile *file,
                         const LydId *event,
                         GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_audience_rows_list (file->db, event, NULL, error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++) {
    const LydAudienceRule *rule = g_ptr_array_index (rules, i);
    g_autofree char *network = lyd_id_to_string (&rule->network);
    g_autofree char *group = lyd_id_to_string (&rule->group);

    g_ptr_array_add (parts, g_strdup_printf ("%d %s %s %d", rule->kind, network, group, rule->type));
  }
  g_ptr_array_sort (parts, compare_texts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (";", (GStrv) parts->pdata);
}

/* So much more counts what those have that are asked of than what the others have: that only decides between equals. */
#define ASKED 1000

/* The number that stands most often in @numbers, of which the first @n_asked are asked of; of several the first. */
static gint64
find_most (const GArray *numbers,
           guint n_asked)
{
  gint64 most = 0;
  int n_most = 0;

  for (guint i = 0; i < n_asked; i++) {
    gint64 number = g_array_index (numbers, gint64, i);
    int n = 0;

    for (guint j = 0; j < numbers->len; j++)
      n += g_array_index (numbers, gint64, j) == number ? (j < n_asked ? ASKED : 1) : 0;
    if (n > n_most) {
      most = number;
      n_most = n;
    }
  }
  return most;
}

/* As find_most(). */
static char *
find_most_text (const GPtrArray *texts,
                guint n_asked)
{
  const char *most = "";
  int n_most = 0;

  for (guint i = 0; i < n_asked; i++) {
    int n = 0;

    for (guint j = 0; j < texts->len; j++)
      n += strcmp (g_ptr_array_index (texts, i), g_ptr_array_index (texts, j)) == 0 ? (j < n_asked ? ASKED : 1) : 0;
    if (n > n_most) {
      most = g_ptr_array_index (texts, i);
      n_most = n;
    }
  }
  return g_strdup (most);
}

/* The event that has what most of @events have of @thing. */
static const LydEvent *
find_usual (const LydSeriesThing *thing,
            const GPtrArray *events,
            guint n_asked)
{
  const LydEvent *most = g_ptr_array_index (events, 0);
  int n_most = 0;

  for (guint i = 0; i < n_asked; i++) {
    int n = 0;

    for (guint j = 0; j < events->len; j++)
      if (lyd_series_thing_equal (thing, g_ptr_array_index (events, i), g_ptr_array_index (events, j)))
        n += j < n_asked ? ASKED : 1;
    if (n > n_most) {
      most = g_ptr_array_index (events, i);
      n_most = n;
    }
  }
  return most;
}

static void
find_times (LydUsual *self,
            const GPtrArray *events,
            guint n_asked)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < events->len; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
    gint64 time = lyd_series_time_of_day (lyd_series_at (event), zone);
    gint64 length = event->end - event->start;

    g_array_append_val (times, time);
    g_array_append_val (lengths, length);
  }
  self->time = find_most (times, n_asked);
  self->length = find_most (lengths, n_asked);
}

/* The latest of those asked of that is most like the usual one. */
static void
find_like (LydUsual *self,
           const GPtrArray *events,
           guint n_asked)
{
  int most = -1;

  for (guint i = 0; i < n_asked; i++) {
    const LydEvent *event = g_ptr_array_index (events, i);
    int n = event->state != LYD_EVENT_CANCELLED ? 1 : 0;

    for (gsize j = 0; j < lyd_series_n_things; j++)
      n += lyd_series_thing_equal (&lyd_series_things[j], event, self->event);
    if (n >= most) {
      self->like = event;
      most = n;
    }
  }
}

void
lyd_usual_free (LydUsual *self)
{
  g_clear_pointer (&self->event, lyd_event_free);
  g_free (self->programs);
  g_free (self->audience);
  g_free (self);
}

/* What is usual for the first @n_asked of @events, one at least; where they do not agree, the others decide. The events
 * outlive what is returned.
 *
 * Returns: (transfer full) (nullable) */
LydUsual *
lyd_usual_new (LydFile *file,
               const GPtrArray *events,
               guint n_asked,
               GError **error)
{
  g_autoptr (LydUsual) self = g_new0 (LydUsual, 1);
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) audiences = g_ptr_array_new_with_free_func (g_free);

  self->event = lyd_event_copy (g_ptr_array_index (events, 0));
  for (gsize i = 0; i < lyd_series_n_things; i++)
    lyd_series_thing_copy (&lyd_series_things[i], self->event, find_usual (&lyd_series_things[i], events, n_asked));
  find_times (self, events, n_asked);
  find_like (self, events, n_asked);
  for (guint i = 0; i < events->len; i++) {
    const LydId *id = &((const LydEvent *) g_ptr_array_index (events, i))->id;
    char *program = lyd_series_program_key (file, id, error);
    char *audience = program != NULL ? lyd_series_audience_key (file, id, error) : NULL;

    if (program != NULL)
      g_ptr_array_add (programs, program);
    if (audience == NULL)
      return NULL;
    g_ptr_array_add (audiences, audience);
  }
  self->programs = find_most_text (programs, n_asked);
  self->audience = find_most_text (audiences, n_asked);
  return g_steal_pointer (&self);
}
