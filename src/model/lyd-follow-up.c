#include "lyd-follow-up.h"

#include <glib/gi18n.h>

static const LydWord follows[] = {
  { "new", NC_ ("pulse", "New") },
  { "returning", NC_ ("pulse", "Came again") },
  { "stopped", NC_ ("pulse", "Not seen since") },
  { "never", NC_ ("pulse", "Never came") },
};

const LydVocabulary lyd_follows = { "pulse", follows, G_N_ELEMENTS (follows) };

void
lyd_follow_line_free (LydFollowLine *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->last_title);
  g_free (self->timezone);
  g_free (self->contact);
  g_free (self->email);
  g_free (self->phone);
  g_free (self);
}

void
lyd_follow_up_free (LydFollowUp *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
lyd_trend_event_free (LydTrendEvent *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

void
lyd_no_show_line_free (LydNoShowLine *self)
{
  g_free (self->title);
  g_free (self->timezone);
  g_free (self);
}

static const LydReachEvent *
get_event (const LydReach *self,
           guint index)
{
  return g_ptr_array_index (self->events, index);
}

/* Presenters and hosts were seen, too; the network's own staff and children are nobody to call. */
static gboolean
was_seen (const LydReachFact *fact)
{
  return lyd_reach_fact_came (fact) && fact->apart != LYD_APART_STAFF && fact->apart != LYD_APART_CHILD;
}

static LydFollowLine *
new_line (const LydReach *all,
          const LydFollowQuery *query,
          guint index)
{
  LydFollowLine *line = g_new0 (LydFollowLine, 1);
  int organization = query->by_person ? g_array_index (all->people, LydReachPerson, index).organization : (int) index;
  const LydReachOrganization *of =
    organization >= 0 ? g_ptr_array_index (all->organizations, (guint) organization) : NULL;

  line->state = of != NULL ? of->state : -1;
  line->member = of != NULL && of->member;
  line->first_at = LYD_TIME_NONE;
  line->last_at = LYD_TIME_NONE;
  if (query->by_person) {
    line->id = g_array_index (all->people, LydReachPerson, index).id;
    line->last_person = line->id;
    line->organization = of != NULL ? g_strdup (of->name) : NULL;
  } else {
    line->id = of->id;
    line->name = g_strdup (of->name);
  }
  return line;
}

/* The facts are in the order of their events, so the last one that is added was the last. */
static gboolean
add_fact (LydFollowLine *line,
          const LydReach *all,
          const LydFollowQuery *query,
          const LydReachFact *fact)
{
  const LydReachEvent *event = get_event (all, fact->event);

  if (query->to != 0 && event->day > query->to)
    return FALSE;
  if (event->day < query->from)
    line->n_before++;
  else
    line->n_in++;
  if (line->first_at == LYD_TIME_NONE)
    line->first_at = event->start;
  line->last_at = event->start;
  line->last_event = event->id;
  line->last_person = g_array_index (all->people, LydReachPerson, fact->person).id;
  return TRUE;
}

static void
finish_line (LydFollowUp *self,
             const LydReach *all,
             LydFollowLine *line,
             guint last)
{
  line->follow = line->n_in > 0       ? line->n_before > 0 ? LYD_FOLLOW_RETURNING : LYD_FOLLOW_NEW
                 : line->n_before > 0 ? LYD_FOLLOW_STOPPED
                                      : LYD_FOLLOW_NEVER;
  if ((self->query.members_only && !line->member) || (self->query.by_person && line->follow == LYD_FOLLOW_NEVER)) {
    lyd_follow_line_free (line);
    return;
  }
  if (line->follow != LYD_FOLLOW_NEVER) {
    line->last_title = g_strdup (get_event (all, last)->title);
    line->timezone = g_strdup (get_event (all, last)->timezone);
  }
  self->counts[line->follow]++;
  if (self->query.calls && line->follow != LYD_FOLLOW_STOPPED && line->follow != LYD_FOLLOW_NEVER)
    lyd_follow_line_free (line);
  else
    g_ptr_array_add (self->lines, line);
}

/**
 * lyd_follow_up_new:
 * @all: the facts of all time; `member` of its organizations says who is a member now
 *
 * Returns: (transfer full): people without names, and nobody's contact yet; in no order
 */
LydFollowUp *
lyd_follow_up_new (const LydReach *all,
                   const LydFollowQuery *query)
{
  LydFollowUp *self = g_new0 (LydFollowUp, 1);
  guint n = query->by_person ? all->people->len : all->organizations->len;
  g_autofree LydFollowLine **lines = g_new0 (LydFollowLine *, n + 1);
  g_autofree guint *last = g_new0 (guint, n + 1); /* the event */

  self->query = *query;
  self->made_at = all->made_at;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_follow_line_free);
  for (guint i = 0; i < n; i++)
    lines[i] = new_line (all, query, i);
  for (guint i = 0; i < all->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (all->facts, LydReachFact, i);
    int index = query->by_person ? (int) fact->person
                                 : g_array_index (all->people, LydReachPerson, fact->person).organization;

    if (index >= 0 && was_seen (fact) && add_fact (lines[index], all, query, fact))
      last[index] = fact->event;
  }
  for (guint i = 0; i < n; i++)
    finish_line (self, all, lines[i], last[i]);
  return self;
}

/* Whom to call first is first. */
static const guint8 precedence[LYD_N_FOLLOWS] = {
  [LYD_FOLLOW_STOPPED] = 0,
  [LYD_FOLLOW_NEVER] = 1,
  [LYD_FOLLOW_NEW] = 2,
  [LYD_FOLLOW_RETURNING] = 3,
};

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const LydFollowLine *one = *(const LydFollowLine *const *) a;
  const LydFollowLine *other = *(const LydFollowLine *const *) b;

  if (one->follow != other->follow)
    return precedence[one->follow] - precedence[other->follow];
  if (one->last_at != other->last_at)
    return one->last_at > other->last_at ? -1 : 1;
  return one->name != NULL && other->name != NULL ? g_utf8_collate (one->name, other->name)
                                                  : lyd_id_compare (&one->id, &other->id);
}

/* To be called when everybody has their name. */
void
lyd_follow_up_sort (LydFollowUp *self)
{
  g_ptr_array_sort (self->lines, compare_lines);
}

/**
 * lyd_reach_get_trend:
 * @self: of one series, from its beginning
 *
 * Returns: (transfer full) (element-type LydTrendEvent): by time, also those that are not over or not known
 */
GPtrArray *
lyd_reach_get_trend (const LydReach *self)
{
  GPtrArray *trend = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_trend_event_free);
  g_autofree guint8 *seen = g_new0 (guint8, self->people->len + 1);
  guint line = 0;

  for (guint i = 0; i < self->events->len; i++) {
    const LydReachEvent *event = get_event (self, i);
    LydTrendEvent *one = g_new0 (LydTrendEvent, 1);

    one->event = event->id;
    one->title = g_strdup (event->title);
    one->start = event->start;
    one->timezone = g_strdup (event->timezone);
    one->sensitive = event->sensitive;
    one->over = event->over;
    one->known = event->known;
    if (event->known) {
      const LydReachNumbers *numbers = &((LydReachLine *) g_ptr_array_index (self->by_event, line++))->numbers;

      one->attended = event->sensitive ? numbers->heads : numbers->attendances;
      one->hidden = event->sensitive && numbers->heads_hidden;
      one->organizations = numbers->organizations;
    }
    g_ptr_array_add (trend, one);
  }
  for (guint i = 0; i < self->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (self->facts, LydReachFact, i);

    LydTrendEvent *one = g_ptr_array_index (trend, fact->event);

    if (fact->apart != LYD_APART_NONE)
      continue;
    one->registered += fact->status == LYD_STATUS_CONFIRMED || lyd_reach_fact_came (fact);
    if (!lyd_reach_fact_came (fact) || seen[fact->person])
      continue;
    seen[fact->person] = 1;
    one->first_time++;
  }
  return trend;
}

static LydNoShowLine *
add_no_show (GPtrArray *lines,
             const LydReachEvent *event,
             gboolean by_event)
{
  LydNoShowLine *line = g_new0 (LydNoShowLine, 1);

  line->kind = (int) event->kind;
  line->start = LYD_TIME_NONE;
  if (by_event) {
    line->event = event->id;
    line->title = g_strdup (event->title);
    line->start = event->start;
    line->timezone = g_strdup (event->timezone);
  }
  g_ptr_array_add (lines, line);
  return line;
}

static int
compare_no_shows (gconstpointer a,
                  gconstpointer b)
{
  const LydNoShowLine *one = *(const LydNoShowLine *const *) a;
  const LydNoShowLine *other = *(const LydNoShowLine *const *) b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->kind - other->kind;
}

/* Returns: (transfer full) (element-type LydNoShowLine): of what is over and known, by kind or by event and time; lines
 *   of which nobody was confirmed are left out */
GPtrArray *
lyd_reach_list_no_shows (const LydReach *self,
                         gboolean by_event)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_no_show_line_free);
  LydNoShowLine *of_kind[LYD_KIND_OTHER + 1] = { NULL };
  LydNoShowLine *line = NULL;
  const LydReachEvent *last = NULL;

  for (guint i = 0; i < self->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (self->facts, LydReachFact, i);
    const LydReachEvent *event = get_event (self, fact->event);

    if (fact->apart != LYD_APART_NONE || fact->status != LYD_STATUS_CONFIRMED || !event->known || !event->over)
      continue;
    if (by_event && event != last)
      line = add_no_show (lines, event, TRUE);
    else if (!by_event && (line = of_kind[event->kind]) == NULL)
      line = of_kind[event->kind] = add_no_show (lines, event, FALSE);
    last = event;
    line->confirmed++;
    line->missed += !lyd_reach_fact_came (fact);
  }
  g_ptr_array_sort (lines, compare_no_shows);
  return lines;
}
