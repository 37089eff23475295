#include "lyd-reach.h"

#include "lyd-state.h"

/* The rows that a number is made of: the same facts, listed instead of counted. */

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

static int
get_state (const LydReach *self,
           const LydReachFact *fact)
{
  int index = get_organization (self, fact);

  return index >= 0 ? ((LydReachOrganization *) g_ptr_array_index (self->organizations, (guint) index))->state : -1;
}

static gboolean
event_fits (const LydReachEvent *event,
            const LydReachPart *part)
{
  return event->known && (part->month == 0 || event->month == part->month) &&
         (part->kind < 0 || (int) event->kind == part->kind) &&
         (!part->by_heading || event->heading == part->heading) &&
         (lyd_id_is_none (&part->event) || lyd_id_equal (&event->id, &part->event));
}

static gboolean
fact_fits (const LydReach *self,
           const LydReachFact *fact,
           const LydReachPart *part)
{
  int organization = get_organization (self, fact);

  if (!event_fits (get_event (self, fact->event), part) ||
      (part->by_state && get_state (self, fact) != part->state))
    return FALSE;
  if (!part->by_organization)
    return TRUE;
  if (organization < 0)
    return lyd_id_is_none (&part->organization);
  return lyd_id_equal (&((LydReachOrganization *) g_ptr_array_index (self->organizations, (guint) organization))->id,
                       &part->organization);
}

/* Whether a fact is one of those that @what counts. */
static gboolean
is_counted (const LydReachFact *fact,
            LydReachWhat what)
{
  if (what == LYD_REACH_APART)
    return fact->apart != LYD_APART_NONE && lyd_reach_fact_came (fact);
  if (fact->apart != LYD_APART_NONE)
    return FALSE;
  if (what == LYD_REACH_REGISTRATIONS)
    return fact->status == LYD_STATUS_CONFIRMED || lyd_reach_fact_came (fact);
  if (what == LYD_REACH_FIRST_TIMERS)
    return fact->first;
  return lyd_reach_fact_came (fact);
}

static LydReachRow *
add_row (GPtrArray *rows)
{
  LydReachRow *row = g_new0 (LydReachRow, 1);

  row->start = LYD_TIME_NONE;
  row->kind = -1;
  row->heading = LYD_HEADING_NONE;
  row->state = -1;
  row->status = -1;
  g_ptr_array_add (rows, row);
  return row;
}

static void
fill_event (LydReachRow *row,
            const LydReachEvent *event)
{
  row->event = event->id;
  row->title = g_strdup (event->title);
  row->timezone = g_strdup (event->timezone);
  row->start = event->start;
  row->kind = (int) event->kind;
  row->heading = (int) event->heading;
}

static void
fill_organization (LydReachRow *row,
                   const LydReach *self,
                   int index)
{
  const LydReachOrganization *organization;

  if (index < 0)
    return;
  organization = g_ptr_array_index (self->organizations, (guint) index);
  row->organization = organization->id;
  row->organization_name = g_strdup (organization->name);
  row->state = organization->state;
}

/* One row a registration. */
static void
list_facts (const LydReach *self,
            LydReachWhat what,
            const LydReachPart *part,
            GPtrArray *rows)
{
  for (guint i = 0; i < self->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (self->facts, LydReachFact, i);
    LydReachRow *row;

    if (!is_counted (fact, what) || !fact_fits (self, fact, part))
      continue;
    row = add_row (rows);
    fill_event (row, get_event (self, fact->event));
    fill_organization (row, self, get_organization (self, fact));
    row->registration = fact->registration;
    row->person = g_array_index (self->people, LydReachPerson, fact->person).id;
    row->status = fact->status;
    row->room = fact->room;
    row->online = fact->online;
    row->apart = (LydApart) fact->apart;
    row->first = fact->first;
    row->seconds = fact->seconds;
  }
}

/* Adds the facts of one person, organization or state up into its row. @rows_of: of each, NULL where it has none. */
static LydReachRow *
add_up (LydReachRow **rows_of,
        int index,
        const LydReachFact *fact,
        GPtrArray *rows)
{
  LydReachRow *row = rows_of[index];

  if (row == NULL)
    row = rows_of[index] = add_row (rows);
  row->numbers.attendances++;
  row->numbers.seconds += fact->seconds;
  row->first = row->first || fact->first;
  return row;
}

static void
list_people (const LydReach *self,
             const LydReachPart *part,
             GPtrArray *rows)
{
  g_autofree LydReachRow **rows_of = g_new0 (LydReachRow *, self->people->len + 1);

  for (guint i = 0; i < self->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (self->facts, LydReachFact, i);
    LydReachRow *row;

    if (!is_counted (fact, LYD_REACH_PEOPLE) || !fact_fits (self, fact, part))
      continue;
    row = add_up (rows_of, (int) fact->person, fact, rows);
    if (row->numbers.attendances > 1)
      continue;
    row->person = g_array_index (self->people, LydReachPerson, fact->person).id;
    fill_organization (row, self, get_organization (self, fact));
  }
}

/* One row an organization, or a state: of those whose people came. */
static void
list_groups (const LydReach *self,
             LydReachWhat what,
             const LydReachPart *part,
             GPtrArray *rows)
{
  guint n = what == LYD_REACH_STATES ? (guint) lyd_states.n_words : self->organizations->len;
  g_autofree LydReachRow **rows_of = g_new0 (LydReachRow *, n + 1);
  g_autoptr (GHashTable) people = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->facts->len; i++) {
    const LydReachFact *fact = &g_array_index (self->facts, LydReachFact, i);
    int organization = get_organization (self, fact);
    int index = what == LYD_REACH_STATES ? get_state (self, fact) : organization;
    LydReachRow *row;

    if (index < 0 || !is_counted (fact, LYD_REACH_PEOPLE) || !fact_fits (self, fact, part))
      continue;
    row = add_up (rows_of, index, fact, rows);
    /* Somebody has one organization, and that one state: each is new to their row where it is new at all. */
    row->numbers.people += g_hash_table_add (people, GUINT_TO_POINTER (fact->person));
    row->numbers.organizations += g_hash_table_add (seen, GINT_TO_POINTER (organization));
    if (row->numbers.attendances > 1)
      continue;
    if (what == LYD_REACH_STATES)
      row->state = index;
    else
      fill_organization (row, self, index);
  }
}

static void
list_events (const LydReach *self,
             const LydReachPart *part,
             GPtrArray *rows)
{
  guint line = 0;

  for (guint i = 0; i < self->events->len; i++) {
    const LydReachEvent *event = get_event (self, i);
    LydReachRow *row;

    if (!event->known)
      continue;
    line++;
    if (!event_fits (event, part))
      continue;
    row = add_row (rows);
    fill_event (row, event);
    row->numbers = ((LydReachLine *) g_ptr_array_index (self->by_event, line - 1))->numbers;
    row->seconds = row->numbers.seconds;
  }
}

static void
list_uncounted (const LydReach *self,
                GPtrArray *rows)
{
  for (guint i = 0; i < self->uncounted->len; i++) {
    const LydUncounted *uncounted = g_ptr_array_index (self->uncounted, i);
    LydReachRow *row = add_row (rows);

    row->event = uncounted->event;
    row->title = g_strdup (uncounted->title);
    row->timezone = g_strdup (uncounted->timezone);
    row->start = uncounted->start;
    row->kind = (int) uncounted->kind;
  }
}

/**
 * lyd_reach_list_rows:
 * @self: counted
 * @part: (nullable): only these
 *
 * What a number is made of: as many rows as it says. People have no name here, and stand in the order in which they
 * came first.
 *
 * Returns: (transfer full) (element-type LydReachRow)
 */
GPtrArray *
lyd_reach_list_rows (const LydReach *self,
                     LydReachWhat what,
                     const LydReachPart *part)
{
  static const LydReachPart all = LYD_REACH_PART_INIT;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_reach_row_free);

  part = part != NULL ? part : &all;
  switch (what) {
  case LYD_REACH_EVENTS:
    list_events (self, part, rows);
    break;
  case LYD_REACH_PEOPLE:
    list_people (self, part, rows);
    break;
  case LYD_REACH_ORGANIZATIONS:
  case LYD_REACH_STATES:
    list_groups (self, what, part, rows);
    break;
  case LYD_REACH_UNCOUNTED:
    list_uncounted (self, rows);
    break;
  case LYD_REACH_REGISTRATIONS:
  case LYD_REACH_ATTENDANCES:
  case LYD_REACH_FIRST_TIMERS:
  case LYD_REACH_APART:
  default:
    list_facts (self, what, part, rows);
  }
  return rows;
}
