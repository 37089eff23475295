#include "lyd-vocabulary.h"

#include <glib/gi18n.h>

static const LydWord statuses[] = {
  { "confirmed", NC_ ("registration status", "Confirmed") },
  { "pending", NC_ ("registration status", "Pending") },
  { "waitlisted", NC_ ("registration status", "Waiting list") },
  { "cancelled", NC_ ("registration status", "Cancelled") },
  { "denied", NC_ ("registration status", "Denied") },
};

const LydVocabulary lyd_statuses = { "registration status", statuses, G_N_ELEMENTS (statuses) };

static const LydWord attendee_types[] = {
  { "member-staff", NC_ ("attendee type", "Member staff") },
  { "speaker", NC_ ("attendee type", "Speaker") },
  { "funder", NC_ ("attendee type", "Funder") },
  { "staff", NC_ ("attendee type", "Staff") },
  { "guest", NC_ ("attendee type", "Guest") },
  { "child-guest", NC_ ("attendee type", "Child guest") },
};

const LydVocabulary lyd_attendee_types = { "attendee type", attendee_types, G_N_ELEMENTS (attendee_types) };

static const LydWord origins[] = {
  { "manual", NC_ ("registration source", "Typed in") },
  { "import", NC_ ("registration source", "Import") },
  { "walk-in", NC_ ("registration source", "Walk-in") },
  { "kiosk", NC_ ("registration source", "Kiosk") },
  { "online", NC_ ("registration source", "Joined online") },
};

const LydVocabulary lyd_origins = { "registration source", origins, G_N_ELEMENTS (origins) };

static const LydWord modes[] = {
  { "online", NC_ ("event mode", "Online") },
  { "in-person", NC_ ("event mode", "In person") },
  { "hybrid", NC_ ("event mode", "Hybrid") },
};

const LydVocabulary lyd_modes = { "event mode", modes, G_N_ELEMENTS (modes) };

static const LydWord newcomers[] = {
  { "none", NC_ ("newcomers", "Sent to the desk") },
  { "pending", NC_ ("newcomers", "Registered, to be confirmed") },
  { "confirmed", NC_ ("newcomers", "Registered and checked in") },
};

const LydVocabulary lyd_newcomers = { "newcomers", newcomers, G_N_ELEMENTS (newcomers) };

static const LydWord event_states[] = {
  { "planned", NC_ ("event state", "Planned") },
  { "cancelled", NC_ ("event state", "Cancelled") },
};

const LydVocabulary lyd_event_states = { "event state", event_states, G_N_ELEMENTS (event_states) };

static const LydWord headings[] = {
  { "engage", NC_ ("heading", "Engage") },
  { "empower", NC_ ("heading", "Empower") },
  { "invest", NC_ ("heading", "Invest") },
};

const LydVocabulary lyd_headings = { "heading", headings, G_N_ELEMENTS (headings) };

static const LydWord program_kinds[] = {
  { "grant", NC_ ("program kind", "Grant") },
  { "campaign", NC_ ("program kind", "Campaign") },
  { "network", NC_ ("program kind", "Network") },
};

const LydVocabulary lyd_program_kinds = { "program kind", program_kinds, G_N_ELEMENTS (program_kinds) };

static const LydWord admissions[] = {
  { "once", NC_ ("admission policy", "Once") },
  { "daily", NC_ ("admission policy", "Once a day") },
  { "in-out", NC_ ("admission policy", "In and out") },
  { "unlimited", NC_ ("admission policy", "Any number of times") },
};

const LydVocabulary lyd_admissions = { "admission policy", admissions, G_N_ELEMENTS (admissions) };

static const LydWord session_kinds[] = {
  { "session", NC_ ("session kind", "Session") },
  { "arrival", NC_ ("session kind", "Arrival") },
  { "plenary", NC_ ("session kind", "Plenary") },
  { "breakout", NC_ ("session kind", "Breakout") },
  { "meal", NC_ ("session kind", "Meal") },
  { "social", NC_ ("session kind", "Social") },
};

const LydVocabulary lyd_session_kinds = { "session kind", session_kinds, G_N_ELEMENTS (session_kinds) };

/* The titles head the desk's result card. */
static const LydWord verdicts[] = {
  { "unknown", NC_ ("verdict", "Not known") },
  { "wrong-event", NC_ ("verdict", "Another event") },
  { "revoked", NC_ ("verdict", "Old badge") },
  { "left", NC_ ("verdict", "Goodbye") },
  { "cancelled", NC_ ("verdict", "Cancelled") },
  { "denied", NC_ ("verdict", "Not accepted") },
  { "pending", NC_ ("verdict", "Not yet confirmed") },
  { "waitlisted", NC_ ("verdict", "Waiting list") },
  { "wrong-session", NC_ ("verdict", "Not this session") },
  { "already-in", NC_ ("verdict", "Already in") },
  { "too-early", NC_ ("verdict", "Too early") },
  { "over", NC_ ("verdict", "It is over") },
  { "full", NC_ ("verdict", "Session is full") },
  { "answers-needed", NC_ ("verdict", "A question first") },
  { "admitted", NC_ ("verdict", "Welcome") },
  { "identify", NC_ ("verdict", "Is this the person?") },
  { "undone", NC_ ("verdict", "Taken back") },
};

const LydVocabulary lyd_verdicts = { "verdict", verdicts, G_N_ELEMENTS (verdicts) };

static const LydWord scan_kinds[] = {
  { "entry", NC_ ("scan kind", "Entry") },
  { "exit", NC_ ("scan kind", "Exit") },
  { "undo", NC_ ("scan kind", "Taken back") },
};

const LydVocabulary lyd_scan_kinds = { "scan kind", scan_kinds, G_N_ELEMENTS (scan_kinds) };

static const LydWord sources[] = {
  { "scanner", NC_ ("scan source", "Scanner") },
  { "camera", NC_ ("scan source", "Camera") },
  { "search", NC_ ("scan source", "Found by name") },
  { "kiosk", NC_ ("scan source", "Kiosk") },
  { "paper", NC_ ("scan source", "Paper list") },
  { "cli", NC_ ("scan source", "Command line") },
};

const LydVocabulary lyd_sources = { "scan source", sources, G_N_ELEMENTS (sources) };

/* How somebody was there. */
static const LydWord ways[] = {
  { "room", NC_ ("way", "In the room") },
  { "online", NC_ ("way", "Online") },
  { "both", NC_ ("way", "Both") },
};

/* Of a session that one chooses. */
static const LydWord session_places[] = {
  { "chosen", NC_ ("session place", "Chosen") },
  { "waiting", NC_ ("session place", "Waiting") },
};

const LydVocabulary lyd_session_places = { "session place", session_places, G_N_ELEMENTS (session_places) };

const LydVocabulary lyd_ways = { "way", ways, G_N_ELEMENTS (ways) };

static const LydWord question_kinds[] = {
  { "text", NC_ ("question kind", "Text") },
  { "choice", NC_ ("question kind", "One choice") },
  { "choices", NC_ ("question kind", "Several choices") },
  { "yes-no", NC_ ("question kind", "Yes or no") },
  { "number", NC_ ("question kind", "Number") },
  { "date", NC_ ("question kind", "Date") },
  { "email", NC_ ("question kind", "E-mail") },
};

const LydVocabulary lyd_question_kinds = { "question kind", question_kinds, G_N_ELEMENTS (question_kinds) };

static const LydWord purposes[] = {
  { "none", NC_ ("purpose", "Nothing in particular") },
  { "dietary", NC_ ("purpose", "Dietary needs") },
  { "access", NC_ ("purpose", "Access needs") },
  { "photos", NC_ ("purpose", "Photo consent") },
  { "emergency", NC_ ("purpose", "Emergency contact") },
  { "meal", NC_ ("purpose", "Meal choice") },
  { "clothing", NC_ ("purpose", "Clothing size") },
  { "travel", NC_ ("purpose", "Travel") },
};

const LydVocabulary lyd_purposes = { "purpose", purposes, G_N_ELEMENTS (purposes) };

static const LydWord evidence_kinds[] = {
  { "connection", NC_ ("evidence", "Connected") },
  { "total", NC_ ("evidence", "Connected, without times") },
  { "waiting", NC_ ("evidence", "Waiting room") },
  { "absent", NC_ ("evidence", "Did not come") },
  { "registered", NC_ ("evidence", "Registered") },
  { "poll", NC_ ("evidence", "Answered a poll") },
  { "question", NC_ ("evidence", "Asked a question") },
};

const LydVocabulary lyd_evidence_kinds = { "evidence", evidence_kinds, G_N_ELEMENTS (evidence_kinds) };

static const LydWord online_roles[] = {
  { "attendee", NC_ ("online role", "Attendee") },
  { "panelist", NC_ ("online role", "Panelist") },
  { "host", NC_ ("online role", "Host") },
};

const LydVocabulary lyd_online_roles = { "online role", online_roles, G_N_ELEMENTS (online_roles) };

static const LydWord settled[] = {
  { "email", NC_ ("settled", "By e-mail") },
  { "alias", NC_ ("settled", "By a name known before") },
  { "hand", NC_ ("settled", "Chosen by hand") },
  { "new", NC_ ("settled", "Registered with the report") },
  { "bot", NC_ ("settled", "A note-taking program") },
  { "nobody", NC_ ("settled", "Nobody") },
};

const LydVocabulary lyd_settled = { "settled", settled, G_N_ELEMENTS (settled) };

/* What files, the database and the command line say for @value. */
const char *
lyd_word_id (const LydVocabulary *vocabulary,
             int value)
{
  g_return_val_if_fail (value >= 0 && value < vocabulary->n_words, NULL);

  return vocabulary->words[value].id;
}

/* As lyd_word_id(), and %NULL for -1: nothing is known. */
const char *
lyd_word_id_or_null (const LydVocabulary *vocabulary,
                     int value)
{
  return value < 0 ? NULL : lyd_word_id (vocabulary, value);
}

/* What people read for @value, translated. */
const char *
lyd_word_title (const LydVocabulary *vocabulary,
                int value)
{
  g_return_val_if_fail (value >= 0 && value < vocabulary->n_words, NULL);

  return g_dpgettext2 (NULL, vocabulary->context, vocabulary->words[value].title);
}

/**
 * lyd_word_find:
 * @id: (nullable)
 *
 * Returns: the value whose id this is, or -1
 */
int
lyd_word_find (const LydVocabulary *vocabulary,
               const char *id)
{
  for (int i = 0; i < vocabulary->n_words; i++)
    if (g_strcmp0 (vocabulary->words[i].id, id) == 0)
      return i;
  return -1;
}

/**
 * lyd_word_list_ids:
 *
 * Returns: (transfer full): "once, daily, in-out, unlimited", for messages about a word that is none of them
 */
char *
lyd_word_list_ids (const LydVocabulary *vocabulary)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; i < vocabulary->n_words; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", vocabulary->words[i].id);

  return g_string_free (list, FALSE);
}
