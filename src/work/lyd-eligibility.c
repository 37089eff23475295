#include "lyd-eligibility.h"

#include "lyd-eligibility-private.h"
#include "lyd-fold.h"
#include "lyd-group-rows.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-places.h"
#include "lyd-time.h"
#include "lyd-words-audience.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * lyd_eligibility_get:
 * @session: (nullable): whose own lines; %NULL: the event's
 *
 * Returns: (transfer full) (nullable) (element-type LydAudienceRule): none: for anybody
 */
GPtrArray *
lyd_eligibility_get (LydFile *file,
                     const LydId *event,
                     const LydId *session,
                     GError **error)
{
  return lyd_audience_rows_list (file->db, event, session, error);
}

static gboolean
has_kind (const GPtrArray *rules,
          LydAudienceKind kind)
{
  for (guint i = 0; i < rules->len; i++)
    if (((LydAudienceRule *) g_ptr_array_index (rules, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* The day on which the event starts where it is, as an ISO date. */
static char *
dup_day (const LydEvent *event)
{
  g_autoptr (GTimeZone) zone = lyd_zone_get_or_utc (event->timezone);
  g_autoptr (GDateTime) local = lyd_time_to_local (event->start, zone);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* Whether @rules of @event include @candidate; asks only for what they speak of. */
gboolean
lyd_eligibility_fits (LydFile *file,
                      const LydEvent *event,
                      const GPtrArray *rules,
                      const LydCandidate *candidate,
                      gboolean *included,
                      GError **error)
{
  g_autoptr (GArray) networks = g_array_new (FALSE, FALSE, sizeof (LydId));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (LydId));
  LydAudienceFacts facts = { .type = candidate->type, .networks = networks, .groups = groups };

  if (!lyd_id_is_none (&candidate->organization) && has_kind (rules, LYD_AUDIENCE_NETWORK)) {
    g_autofree char *day = dup_day (event);

    if (!lyd_audience_rows_list_networks (file->db, &candidate->organization, day, networks, error))
      return FALSE;
  }
  if (!lyd_id_is_none (&candidate->person) && has_kind (rules, LYD_AUDIENCE_GROUP) &&
      !lyd_audience_rows_list_groups (file->db, &candidate->person, groups, error))
    return FALSE;
  *included = lyd_audience_includes (rules, &facts);
  return TRUE;
}

/**
 * lyd_eligibility_check:
 * @session: (nullable): its own lines; %NULL: the event's
 * @words: (out) (optional): whom it is for, where @candidate is not included
 */
gboolean
lyd_eligibility_check (LydFile *file,
                       const LydEvent *event,
                       const LydId *session,
                       const LydCandidate *candidate,
                       gboolean *included,
                       char **words,
                       GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_audience_rows_list (file->db, &event->id, session, error);

  if (rules == NULL || !lyd_eligibility_fits (file, event, rules, candidate, included, error))
    return FALSE;
  if (!*included && words != NULL)
    *words = lyd_words_audience (rules);
  return TRUE;
}

/* As lyd_eligibility_check(), of somebody who is registered. */
gboolean
lyd_eligibility_check_registration (LydFile *file,
                                    const LydRegistration *registration,
                                    const LydId *session,
                                    gboolean *included,
                                    GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, &registration->event, error);
  g_autoptr (LydPerson) person = event != NULL ? lyd_people_get (file->db, &registration->person, error) : NULL;
  LydCandidate candidate = { .person = registration->person, .type = registration->type };

  if (person == NULL)
    return FALSE;
  candidate.organization = person->organization;
  return lyd_eligibility_check (file, event, session, &candidate, included, NULL, error);
}

static gboolean
insert_rules (LydFile *file,
              const LydId *event,
              const LydId *session,
              const GPtrArray *rules,
              GError **error)
{
  for (guint i = 0; i < rules->len; i++) {
    LydId id = lyd_context_make_id (&file->context);

    if (!lyd_audience_rows_insert (file->db, &id, event, session, g_ptr_array_index (rules, i), error))
      return FALSE;
  }
  return TRUE;
}

/* What is for a sensitive group is only counted: who comes would tell who is in it. */
static gboolean
hide (LydFile *file,
      const GPtrArray *rules,
      GError **error)
{
  for (guint i = 0; i < rules->len; i++) {
    const LydAudienceRule *rule = g_ptr_array_index (rules, i);

    if (rule->sensitive && !lyd_audience_rows_hide_events (file->db, &rule->group, error))
      return FALSE;
  }
  return TRUE;
}

/* Within the caller's act: @rules (nullable) are whom it is for from now on; %NULL: that stays as it is */
gboolean
lyd_eligibility_put (LydFile *file,
                     const LydId *event,
                     const LydId *session,
                     const GPtrArray *rules,
                     GError **error)
{
  return rules == NULL ||
         (lyd_audience_rows_clear (file->db, event, session, error) &&
          insert_rules (file, event, session, rules, error) && hide (file, rules, error));
}

/**
 * lyd_eligibility_set:
 * @session: (nullable): whose; %NULL: the whole event's
 * @rules: (element-type LydAudienceRule): none: for anybody
 *
 * Says whom an event or a session is for, as one act. Whoever is registered stays; see lyd_eligibility_list_outside().
 * With a sensitive group among them it becomes sensitive itself.
 */
gboolean
lyd_eligibility_set (LydFile *file,
                     const LydId *event_id,
                     const LydId *session_id,
                     const GPtrArray *rules,
                     GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydEvent) event = NULL;
  g_autoptr (LydSession) session = NULL;

  if (act == NULL || (event = lyd_plan_get_event (file, event_id, error)) == NULL ||
      (session_id != NULL && (session = lyd_plan_get_session (file, session_id, error)) == NULL))
    return FALSE;
  return lyd_eligibility_put (file, event_id, session_id, rules, error) &&
         lyd_file_commit (file, &act, "set-audience", event_id, error, "title",
                          session != NULL ? session->title : event->title, NULL);
}

/* Within the caller's act: gives another event or session, which has none, the same audience. */
gboolean
lyd_eligibility_copy (LydFile *file,
                      const LydId *from,
                      const LydId *from_session,
                      const LydId *to,
                      const LydId *to_session,
                      GError **error)
{
  g_autoptr (GPtrArray) rules = lyd_audience_rows_list (file->db, from, from_session, error);

  return rules != NULL && insert_rules (file, to, to_session, rules, error);
}

static void
add_choice (GPtrArray *choices,
            LydAudienceKind kind,
            const LydId *id,
            const char *name,
            gboolean sensitive)
{
  LydAudienceRule *rule = lyd_audience_rule_new (kind);

  rule->network = kind == LYD_AUDIENCE_NETWORK ? *id : lyd_id_none;
  rule->group = kind == LYD_AUDIENCE_GROUP ? *id : lyd_id_none;
  rule->name = g_strdup (name);
  rule->sensitive = sensitive;
  g_ptr_array_add (choices, rule);
}

/* Returns: (transfer full) (nullable) (element-type LydAudienceRule): every line that an audience may have: the
 *   networks, the groups, the types of attendees */
GPtrArray *
lyd_eligibility_list_choices (LydFile *file,
                              GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_audience_rule_free);
  g_autoptr (GPtrArray) networks = lyd_networks_list (file->db, error);
  g_autoptr (GPtrArray) groups = networks != NULL ? lyd_group_rows_list (file->db, error) : NULL;

  if (groups == NULL)
    return NULL;
  for (guint i = 0; i < networks->len; i++) {
    const LydNetwork *network = g_ptr_array_index (networks, i);

    add_choice (choices, LYD_AUDIENCE_NETWORK, &network->id, network->name, FALSE);
  }
  for (guint i = 0; i < groups->len; i++) {
    const LydGroup *group = g_ptr_array_index (groups, i);

    add_choice (choices, LYD_AUDIENCE_GROUP, &group->id, group->name, group->sensitive);
  }
  for (int type = 0; type < lyd_attendee_types.n_words; type++) {
    add_choice (choices, LYD_AUDIENCE_TYPE, &lyd_id_none, NULL, FALSE);
    ((LydAudienceRule *) g_ptr_array_index (choices, choices->len - 1))->type = (LydAttendeeType) type;
  }
  return g_steal_pointer (&choices);
}

static gboolean
read_network (LydFile *file,
              const char *name,
              LydAudienceRule *rule,
              GError **error)
{
  g_autoptr (GPtrArray) networks = lyd_networks_list (file->db, error);
  g_autofree char *wanted = lyd_fold_text (name);

  for (guint i = 0; networks != NULL && i < networks->len; i++) {
    const LydNetwork *network = g_ptr_array_index (networks, i);
    g_autofree char *folded = lyd_fold_text (network->name);

    if (strcmp (folded, wanted) != 0)
      continue;
    rule->network = network->id;
    rule->name = g_strdup (network->name);
    return TRUE;
  }
  if (networks != NULL)
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no network “%s”. Nothing was changed."), name);
  return FALSE;
}

static gboolean
read_group (LydFile *file,
            const char *name,
            LydAudienceRule *rule,
            GError **error)
{
  g_autoptr (GPtrArray) groups = lyd_group_rows_find (file->db, name, error);
  const LydGroup *group;

  if (groups == NULL)
    return FALSE;
  if (groups->len != 1) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("There is no group “%s”. Nothing was changed."), name);
    return FALSE;
  }
  group = g_ptr_array_index (groups, 0);
  rule->group = group->id;
  rule->name = g_strdup (group->name);
  rule->sensitive = group->sensitive;
  return TRUE;
}

static gboolean
read_type (LydFile *file,
           const char *name,
           LydAudienceRule *rule,
           GError **error)
{
  g_autofree char *ids = NULL;
  int type = lyd_word_find (&lyd_attendee_types, name);

  if (type >= 0) {
    rule->type = (LydAttendeeType) type;
    return TRUE;
  }
  ids = lyd_word_list_ids (&lyd_attendee_types);
  g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID, _ ("The attendee type “%s” is none of: %s. Nothing was changed."),
               name, ids);
  return FALSE;
}

/* By LydAudienceKind. */
static gboolean (*const readers[]) (LydFile *file, const char *name, LydAudienceRule *rule, GError **error) = {
  [LYD_AUDIENCE_NETWORK] = read_network,
  [LYD_AUDIENCE_GROUP] = read_group,
  [LYD_AUDIENCE_TYPE] = read_type,
};

/**
 * lyd_eligibility_read:
 * @words: "network:Partnership", "group:Executive directors", "type:speaker"; "anyone" alone
 *
 * Returns: (transfer full) (nullable) (element-type LydAudienceRule)
 */
GPtrArray *
lyd_eligibility_read (LydFile *file,
                      const char *const *words,
                      GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_audience_rule_free);

  for (guint i = 0; words[i] != NULL; i++) {
    const char *colon = strchr (words[i], ':');
    g_autofree char *word = g_strndup (words[i], colon != NULL ? (gsize) (colon - words[i]) : 0);
    int kind = lyd_word_find (&lyd_audience_kinds, word);
    g_autoptr (LydAudienceRule) rule = NULL;

    if (strcmp (words[i], "anyone") == 0 && words[i + 1] == NULL && i == 0)
      break;
    if (kind < 0) {
      g_set_error (error, LYD_ERROR, LYD_ERROR_INVALID,
                   _ ("“%s” is no audience. Say anyone, network:NAME, group:NAME or type:TYPE. Nothing was changed."),
                   words[i]);
      return NULL;
    }
    rule = lyd_audience_rule_new ((LydAudienceKind) kind);
    if (!readers[kind](file, colon + 1, rule, error))
      return NULL;
    g_ptr_array_add (rules, g_steal_pointer (&rule));
  }
  return g_steal_pointer (&rules);
}

/* Returns: (transfer full) (nullable) (element-type LydWaiting): who is confirmed, pending or waiting although the
 *   audience does not include them, and nobody said why; by name */
GPtrArray *
lyd_eligibility_list_outside (LydFile *file,
                              const LydId *event_id,
                              GError **error)
{
  g_autoptr (LydEvent) event = lyd_plan_get_event (file, event_id, error);
  g_autoptr (GPtrArray) rules = event != NULL ? lyd_audience_rows_list (file->db, event_id, NULL, error) : NULL;
  g_autoptr (GPtrArray) outside = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_waiting_free);
  g_autoptr (GPtrArray) standing = NULL;

  if (rules == NULL)
    return NULL;
  if (rules->len == 0)
    return g_steal_pointer (&outside);
  standing = lyd_audience_rows_list_standing (file->db, event_id, error);
  for (guint i = 0; standing != NULL && i < standing->len; i++) {
    LydStanding *line = g_ptr_array_index (standing, i);
    LydCandidate candidate = { line->person, line->organization, line->type };
    gboolean included;

    if (!lyd_eligibility_fits (file, event, rules, &candidate, &included, error))
      return NULL;
    if (!included)
      g_ptr_array_add (outside, g_steal_pointer (&line->who));
  }
  return standing != NULL ? g_steal_pointer (&outside) : NULL;
}
