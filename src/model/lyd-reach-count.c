#include "lyd-reach.h"

#include "lyd-state.h"
#include "lyd-suppress.h"

#include <string.h>

/* Facts are put together by group first, so that whoever is to be counted once a group is marked with the group's
 * number: a pass over 100,000 facts without a hash table. */

typedef struct {
  const LydReach *reach;
  guint *people; /* the last group that each was counted in, plus one */
  guint *organizations;
  guint *members;
  guint *events;
} Count;

static const LydReachEvent *
get_event (const LydReach *self,
           guint index)
{
  return g_ptr_array_index (self->events, index);
}

static int
get_organization (const LydReach *self,
                  const LydReachFact *fact)
{
  return g_array_index (self->people, LydReachPerson, fact->person).organization;
}

/* Whether a fact is in any number of participants. */
static gboolean
counts (const LydReach *self,
        const LydReachFact *fact)
{
  return fact->apart == LYD_APART_NONE && get_event (self, fact->event)->known &&
         (fact->status == LYD_STATUS_CONFIRMED || lyd_reach_fact_came (fact));
}

static gboolean
mark (guint *marks,
      guint index,
      guint group)
{
  if (marks[index] == group + 1)
    return FALSE;
  marks[index] = group + 1;
  return TRUE;
}

static void
add_fact (Count *self,
          const LydReachFact *fact,
          guint group,
          gboolean with_events,
          LydReachLine *line)
{
  int organization = get_organization (self->reach, fact);
  LydReachNumbers *numbers = &line->numbers;

  numbers->registrations++;
  if (!lyd_reach_fact_came (fact))
    return;
  numbers->attendances++;
  numbers->seconds += fact->seconds;
  numbers->first_timers += fact->first;
  line->by_kind[get_event (self->reach, fact->event)->kind]++;
  numbers->people += mark (self->people, fact->person, group);
  if (organization >= 0) {
    numbers->organizations += mark (self->organizations, (guint) organization, group);
    if (fact->member)
      numbers->members += mark (self->members, (guint) organization, group);
  }
  if (with_events)
    numbers->events += mark (self->events, fact->event, group);
}

/* Puts the facts that count in the order of their groups. @starts: where each group begins, one more than there are. */
static guint *
sort_facts (const LydReach *reach,
            const int *by_event,
            const int *by_organization,
            guint *starts,
            guint n_groups)
{
  guint *order = g_new (guint, reach->facts->len + 1);
  g_autofree int *groups = g_new (int, reach->facts->len + 1);
  g_autofree guint *next = g_new0 (guint, n_groups + 2);

  for (guint i = 0; i < reach->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (reach->facts, LydReachFact, i);

    groups[i] = -1;
    if (!counts (reach, fact))
      continue;
    groups[i] = by_event != NULL ? by_event[fact->event] : by_organization[get_organization (reach, fact) + 1];
    if (groups[i] >= 0)
      next[groups[i] + 1]++;
  }
  for (guint i = 1; i <= n_groups; i++)
    next[i] += next[i - 1];
  memcpy (starts, next, (n_groups + 1) * sizeof *starts);
  for (guint i = 0; i < reach->facts->len; i++)
    if (groups[i] >= 0)
      order[next[groups[i]]++] = i;
  return order;
}

/**
 * count_lines:
 * @by_event: (nullable): the line of each event, where a line is made of whole events
 * @by_organization: (nullable): the line of each organization, after that of people without one
 */
static void
count_lines (Count *self,
             GPtrArray *lines,
             const int *by_event,
             const int *by_organization)
{
  const LydReach *reach = self->reach;
  g_autofree guint *starts = g_new0 (guint, lines->len + 1);
  g_autofree guint *order = sort_facts (reach, by_event, by_organization, starts, lines->len);

  memset (self->people, 0, reach->people->len * sizeof (guint));
  memset (self->organizations, 0, reach->organizations->len * sizeof (guint));
  memset (self->members, 0, reach->organizations->len * sizeof (guint));
  memset (self->events, 0, reach->events->len * sizeof (guint));
  for (guint group = 0; group < lines->len; group++)
    for (guint i = starts[group]; i < starts[group + 1]; i++)
      add_fact (self, &g_array_index (reach->facts, LydReachFact, order[i]), group, by_event == NULL,
                g_ptr_array_index (lines, group));

  for (guint i = 0; by_event != NULL && i < reach->events->len; i++)
    if (get_event (reach, i)->known && by_event[i] >= 0)
      ((LydReachLine *) g_ptr_array_index (lines, (guint) by_event[i]))->numbers.events++;
}

static LydReachLine *
add_line (GPtrArray *lines,
          int key,
          const LydId *id,
          const char *name)
{
  LydReachLine *line = g_new0 (LydReachLine, 1);

  line->key = key;
  line->id = id != NULL ? *id : lyd_id_none;
  line->name = g_strdup (name);
  g_ptr_array_add (lines, line);
  return line;
}

static int
find_key (GPtrArray *lines,
          int key)
{
  for (guint i = 0; i < lines->len; i++)
    if (((LydReachLine *) g_ptr_array_index (lines, i))->key == key)
      return (int) i;
  return -1;
}

static int
get_next_month (int month)
{
  return month % 100 == 12 ? month + 89 : month + 1;
}

/* Every month from the first with an event to the last: a month without one is a fact, too. */
static void
count_months (Count *self,
              LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->events->len + 1);
  int first = 0;
  int last = 0;

  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = get_event (reach, i);

    if (!event->known)
      continue;
    first = first == 0 ? event->month : MIN (first, event->month);
    last = MAX (last, event->month);
  }
  for (int month = first; month != 0 && month <= last; month = get_next_month (month))
    add_line (reach->by_month, month, NULL, NULL);
  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = get_event (reach, i);

    groups[i] = event->known ? find_key (reach->by_month, event->month) : -1;
    if (groups[i] >= 0)
      ((LydReachLine *) g_ptr_array_index (reach->by_month, (guint) groups[i]))->numbers.heads += event->heads;
  }
  count_lines (self, reach->by_month, groups, NULL);
}

static void
count_kinds (Count *self,
             LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->events->len + 1);

  for (int kind = 0; kind < lyd_kinds.n_words; kind++)
    for (guint i = 0; i < reach->events->len; i++)
      if (get_event (reach, i)->known && (int) get_event (reach, i)->kind == kind) {
        add_line (reach->by_kind, kind, NULL, NULL);
        break;
      }
  for (guint i = 0; i < reach->events->len; i++)
    groups[i] = find_key (reach->by_kind, (int) get_event (reach, i)->kind);
  count_lines (self, reach->by_kind, groups, NULL);
}

static void
count_headings (Count *self,
                LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->events->len + 1);

  for (int heading = 0; heading < lyd_headings.n_words; heading++)
    add_line (reach->by_heading, heading, NULL, NULL);
  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = get_event (reach, i);

    if (event->known && event->heading == LYD_HEADING_NONE && find_key (reach->by_heading, LYD_HEADING_NONE) < 0)
      add_line (reach->by_heading, LYD_HEADING_NONE, NULL, NULL);
    groups[i] = find_key (reach->by_heading, (int) event->heading);
  }
  count_lines (self, reach->by_heading, groups, NULL);
}

static void
count_events (Count *self,
              LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->events->len + 1);

  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = get_event (reach, i);

    groups[i] = -1;
    if (!event->known)
      continue;
    groups[i] = (int) reach->by_event->len;
    add_line (reach->by_event, -1, &event->id, event->title)->numbers.heads = event->heads;
  }
  count_lines (self, reach->by_event, groups, NULL);
}

/* Takes away the lines that nobody came for: most organizations of a large file have no part in a small report.
 * @registered: and that nobody was registered for */
static void
drop_empty (GPtrArray *lines,
            gboolean registered)
{
  for (guint i = lines->len; i > 0; i--) {
    const LydReachNumbers *numbers = &((LydReachLine *) g_ptr_array_index (lines, i - 1))->numbers;

    if ((registered ? numbers->registrations : numbers->attendances) == 0)
      g_ptr_array_remove_index (lines, i - 1);
  }
}

static void
count_states (Count *self,
              LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->organizations->len + 1);

  for (int state = 0; state < lyd_states.n_words; state++)
    add_line (reach->by_state, state, NULL, NULL);
  add_line (reach->by_state, -1, NULL, NULL);
  groups[0] = lyd_states.n_words;
  for (guint i = 0; i < reach->organizations->len; i++) {
    const LydReachOrganization *organization = g_ptr_array_index (reach->organizations, i);

    groups[i + 1] = organization->state >= 0 ? organization->state : lyd_states.n_words;
  }
  count_lines (self, reach->by_state, NULL, groups);
  drop_empty (reach->by_state, FALSE);
}

static void
count_organizations (Count *self,
                     LydReach *reach)
{
  g_autofree int *groups = g_new (int, reach->organizations->len + 1);

  for (guint i = 0; i < reach->organizations->len; i++) {
    const LydReachOrganization *organization = g_ptr_array_index (reach->organizations, i);

    groups[i + 1] = (int) i;
    add_line (reach->by_organization, organization->state, &organization->id, organization->name);
    reach->member_organizations += organization->member;
  }
  groups[0] = (int) reach->by_organization->len;
  add_line (reach->by_organization, -1, NULL, NULL);
  count_lines (self, reach->by_organization, NULL, groups);
  drop_empty (reach->by_organization, TRUE);
}

static void
count_total (Count *self,
             LydReach *reach)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_line_free);
  g_autofree int *groups = g_new0 (int, reach->events->len + 1);
  LydReachLine *total = add_line (lines, -1, NULL, NULL);

  for (guint i = 0; i < reach->events->len; i++)
    total->numbers.heads += get_event (reach, i)->known ? get_event (reach, i)->heads : 0;
  count_lines (self, lines, groups, NULL);
  reach->total = total->numbers;
}

/* How many of the fifty states; the capital's district and the territories are said beside them. */
static void
count_places (LydReach *reach)
{
  static const char *const territories[] = { "AS", "GU", "MP", "PR", "VI", NULL };

  for (guint i = 0; i < reach->by_state->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_state, i);
    const char *id = line->key >= 0 ? lyd_word_id (&lyd_states, line->key) : NULL;

    if (id == NULL || line->numbers.people == 0)
      continue;
    if (strcmp (id, "DC") == 0)
      reach->dc = TRUE;
    else if (g_strv_contains (territories, id))
      reach->territories++;
    else
      reach->states++;
  }
}

/* Whoever is not a participant, and whoever has no organization; each once. */
static void
count_apart (Count *self,
             LydReach *reach)
{
  g_autofree guint8 *seen = g_new0 (guint8, reach->people->len + 1);

  for (guint i = 0; i < reach->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (reach->facts, LydReachFact, i);
    guint8 bit = (guint8) (1u << fact->apart);

    if (!lyd_reach_fact_came (fact))
      continue;
    if (fact->apart != LYD_APART_NONE) {
      reach->attendances_apart[fact->apart]++;
      reach->seconds_apart += fact->seconds;
    }
    if ((seen[fact->person] & bit) != 0)
      continue;
    seen[fact->person] |= bit;
    if (fact->apart != LYD_APART_NONE)
      reach->people_apart[fact->apart]++;
    else if (get_organization (self->reach, fact) < 0)
      reach->people_without_organization++;
  }
}

/* Too few heads are not told, nor what they could be worked out from: a month is the sum of its events, all of it that
 * of the months. */
static void
hide_heads (LydReach *reach)
{
  guint n = 1 + reach->by_month->len + reach->by_event->len;
  g_autofree LydSuppressCell *cells = g_new0 (LydSuppressCell, n);
  guint line = 0;

  cells[0] = (LydSuppressCell){ .value = reach->total.heads, .parent = -1 };
  for (guint i = 0; i < reach->by_month->len; i++)
    cells[1 + i] = (LydSuppressCell){
      .value = ((LydReachLine *) g_ptr_array_index (reach->by_month, i))->numbers.heads,
    };
  for (guint i = 0; i < reach->events->len; i++) {
    const LydReachEvent *event = get_event (reach, i);

    if (event->known)
      cells[1 + reach->by_month->len + line++] =
        (LydSuppressCell){ .value = event->heads, .parent = 1 + find_key (reach->by_month, event->month) };
  }
  lyd_suppress (cells, n);
  reach->total.heads_hidden = cells[0].hidden;
  for (guint i = 0; i < reach->by_month->len; i++)
    ((LydReachLine *) g_ptr_array_index (reach->by_month, i))->numbers.heads_hidden = cells[1 + i].hidden;
  for (guint i = 0; i < reach->by_event->len; i++)
    ((LydReachLine *) g_ptr_array_index (reach->by_event, i))->numbers.heads_hidden =
      cells[1 + reach->by_month->len + i].hidden;
}

/**
 * lyd_reach_count:
 * @self: with its events, organizations, people and facts, in that order of theirs in which lines are to stand
 *
 * Works out every number of it. To be called once.
 */
void
lyd_reach_count (LydReach *self)
{
  g_autofree guint *people = g_new0 (guint, self->people->len + 1);
  g_autofree guint *organizations = g_new0 (guint, self->organizations->len + 1);
  g_autofree guint *members = g_new0 (guint, self->organizations->len + 1);
  g_autofree guint *events = g_new0 (guint, self->events->len + 1);
  Count count = { self, people, organizations, members, events };

  count_total (&count, self);
  count_months (&count, self);
  count_kinds (&count, self);
  count_headings (&count, self);
  count_events (&count, self);
  count_states (&count, self);
  count_organizations (&count, self);
  count_places (self);
  count_apart (&count, self);
  hide_heads (self);
}
