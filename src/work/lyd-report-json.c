#include "lyd-report-json.h"

#include "lyd-state.h"
#include "lyd-words-report.h"

static void
add_string (JsonBuilder *builder,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char *name,
         gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_id (JsonBuilder *builder,
        const char *name,
        const LydId *id)
{
  g_autofree char *text = lyd_id_is_none (id) ? NULL : lyd_id_to_string (id);

  add_string (builder, name, text);
}

/* "2027-09-22", "2027-09" */
static void
add_day (JsonBuilder *builder,
         const char *name,
         int day)
{
  g_autofree char *text =
    day == 0 ? NULL : g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);

  add_string (builder, name, text);
}

static JsonNode *
finish (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Returns: (transfer full): every member that can be asked for, null where it was not */
JsonNode *
lyd_report_query_to_json (const LydReachQuery *query)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_day (builder, "from", query->from);
  add_day (builder, "to", query->to);
  add_id (builder, "program", &query->program);
  add_id (builder, "network", &query->network);
  add_id (builder, "series", &query->series);
  add_string (builder, "funder", query->funder);
  add_string (builder, "policy_area", query->policy_area);
  add_string (builder, "heading", lyd_word_id_or_null (&lyd_headings, (int) query->heading));
  add_string (builder, "kind", lyd_word_id_or_null (&lyd_kinds, query->kind));
  return finish (builder);
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static void
get_id (JsonObject *object,
        const char *name,
        LydId *id)
{
  const char *text = get_string (object, name);

  if (text == NULL || !lyd_id_from_string (id, text))
    *id = lyd_id_none;
}

static int
get_day (JsonObject *object,
         const char *name)
{
  const char *text = get_string (object, name);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gint64 instant;

  return text != NULL && lyd_time_from_iso (&instant, text, utc) ? lyd_time_local_day (instant, utc) : 0;
}

/* Reads what lyd_report_query_to_json() wrote. @query is overwritten. Returns: whether it is one */
gboolean
lyd_report_query_from_json (LydReachQuery *query,
                            const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object;
  const char *heading;
  const char *kind;

  *query = (LydReachQuery) LYD_REACH_QUERY_INIT;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  heading = get_string (object, "heading");
  kind = get_string (object, "kind");
  query->from = get_day (object, "from");
  query->to = get_day (object, "to");
  get_id (object, "program", &query->program);
  get_id (object, "network", &query->network);
  get_id (object, "series", &query->series);
  query->funder = g_strdup (get_string (object, "funder"));
  query->policy_area = g_strdup (get_string (object, "policy_area"));
  query->heading = heading != NULL ? (LydHeading) lyd_word_find (&lyd_headings, heading) : LYD_HEADING_NONE;
  query->kind = kind != NULL ? lyd_word_find (&lyd_kinds, kind) : -1;
  return TRUE;
}

static void
add_heads (JsonBuilder *builder,
           const LydReachNumbers *numbers)
{
  json_builder_set_member_name (builder, "heads");
  if (numbers->heads_hidden)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, numbers->heads);
}

/* The numbers as an object; null where one is not told. */
static void
add_numbers (JsonBuilder *builder,
             const LydReach *reach)
{
  json_builder_begin_object (builder);
  for (int i = 0; i < lyd_reach_numbers.n_words; i++) {
    json_builder_set_member_name (builder, lyd_word_id (&lyd_reach_numbers, i));
    if (lyd_reach_is_hidden (reach, (LydReachNumber) i))
      json_builder_add_null_value (builder);
    else
      json_builder_add_int_value (builder, lyd_reach_get_number (reach, (LydReachNumber) i));
  }
  json_builder_end_object (builder);
}

static void
add_line_numbers (JsonBuilder *builder,
                  const LydReachNumbers *numbers,
                  gboolean heads)
{
  add_int (builder, "events", numbers->events);
  add_int (builder, "registrations", numbers->registrations);
  add_int (builder, "attendances", numbers->attendances);
  add_int (builder, "people", numbers->people);
  add_int (builder, "first_timers", numbers->first_timers);
  add_int (builder, "organizations", numbers->organizations);
  add_int (builder, "seconds", numbers->seconds);
  if (heads)
    add_heads (builder, numbers);
}

static void
add_by_month (JsonBuilder *builder,
              const LydReach *reach)
{
  json_builder_set_member_name (builder, "by_month");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reach->by_month->len; i++) {
    const LydReachLine *line = g_ptr_array_index (reach->by_month, i);
    g_autofree char *month = g_strdup_printf ("%04d-%02d", line->key / 100, line->key % 100);

    json_builder_begin_object (builder);
    add_string (builder, "month", month);
    add_line_numbers (builder, &line->numbers, TRUE);
    json_builder_set_member_name (builder, "by_kind");
    json_builder_begin_object (builder);
    for (int kind = 0; kind < lyd_kinds.n_words; kind++)
      if (line->by_kind[kind] > 0)
        add_int (builder, lyd_word_id (&lyd_kinds, kind), line->by_kind[kind]);
    json_builder_end_object (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_lines (JsonBuilder *builder,
           const char *name,
           const GPtrArray *lines,
           const char *member,
           const LydVocabulary *vocabulary,
           gboolean heads)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++) {
    const LydReachLine *line = g_ptr_array_index (lines, i);

    json_builder_begin_object (builder);
    if (vocabulary != NULL) {
      add_string (builder, member, lyd_word_id_or_null (vocabulary, line->key));
    } else {
      add_id (builder, "id", &line->id);
      add_string (builder, member, line->name);
    }
    add_line_numbers (builder, &line->numbers, heads);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_uncounted (JsonBuilder *builder,
               const LydReach *reach)
{
  json_builder_set_member_name (builder, "not_counted_yet");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reach->uncounted->len; i++) {
    const LydUncounted *uncounted = g_ptr_array_index (reach->uncounted, i);
    g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (uncounted->timezone);
    g_autofree char *start = lyd_time_to_iso (uncounted->start, zone);

    json_builder_begin_object (builder);
    add_id (builder, "id", &uncounted->event);
    add_string (builder, "title", uncounted->title);
    add_string (builder, "start", start);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static gboolean
add_rules (JsonBuilder *builder,
           LydFile *file,
           const LydReach *reach,
           GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_words_report_rules (reach);
  g_autofree char *scope = lyd_words_report_scope (file, &reach->query, error);

  if (scope == NULL)
    return FALSE;
  add_string (builder, "title", scope);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (rules, i));
  json_builder_end_array (builder);
  return TRUE;
}

/**
 * lyd_report_to_json:
 * @rules: with the rules as sentences
 *
 * Returns: (transfer full) (nullable): one object: what was asked for, the numbers, and the tables
 */
JsonNode *
lyd_report_to_json (LydFile *file,
                    const LydReach *reach,
                    gboolean rules,
                    GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *made = lyd_time_to_iso (reach->made_at, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "what", "reach");
  add_string (builder, "made_at", made);
  json_builder_set_member_name (builder, "query");
  json_builder_add_value (builder, lyd_report_query_to_json (&reach->query));
  json_builder_set_member_name (builder, "numbers");
  add_numbers (builder, reach);
  add_by_month (builder, reach);
  add_lines (builder, "by_kind", reach->by_kind, "kind", &lyd_kinds, FALSE);
  add_lines (builder, "by_heading", reach->by_heading, "heading", &lyd_headings, FALSE);
  add_lines (builder, "by_state", reach->by_state, "state", &lyd_states, FALSE);
  add_lines (builder, "by_organization", reach->by_organization, "organization", NULL, FALSE);
  add_lines (builder, "by_event", reach->by_event, "event", NULL, TRUE);
  add_uncounted (builder, reach);
  if (rules && !add_rules (builder, file, reach, error))
    return NULL;
  return finish (builder);
}

/* Returns: (transfer full): the numbers alone, on one line */
char *
lyd_report_numbers_to_json (const LydReach *reach)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  add_numbers (builder, reach);
  root = json_builder_get_root (builder);
  return lyd_report_print_json (root, FALSE);
}

char *
lyd_report_print_json (JsonNode *node,
                       gboolean pretty)
{
  return json_to_string (node, pretty);
}
