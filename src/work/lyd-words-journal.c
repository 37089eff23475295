#include "lyd-words-journal.h"

#include "lyd-event-kind.h"
#include "lyd-time.h"
#include "lyd-vocabulary.h"
#include "lyd-words-time.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* What was done, as history and the undo button say it. {words} are the act's parameters: a new act is one row. */
static const struct {
  const char *code;
  const char *sentence;
  const char *brief; /* under that person's name; NULL: the sentence */
} acts[] = {
  { "register", N_ ("Registered {name}"), N_ ("Registered") },
  { "register-party", N_ ("Registered together for “{title}”: {count}"), N_ ("Registered together: {count}") },
  { "edit-registration", N_ ("Changed the registration of {name}"), N_ ("Changed") },
  { "substitute", N_ ("Registered {name} in the place of {other}") },
  { "set-status", N_ ("Set the registration of {name} to “{status}”"), N_ ("Set to “{status}”") },
  { "set-status-many", N_ ("Set to “{status}” together: {count}"), N_ ("Set to “{status}”, {count} together") },
  { "check-in-many", N_ ("Checked in together: {count}"), NULL },
  { "reissue", N_ ("Gave {name} a new code"), N_ ("New code, the old badge is dead") },
  { "add-event", N_ ("Added the event “{title}”") },
  { "cancel-event", N_ ("Cancelled the event “{title}”") },
  { "duplicate-event", N_ ("Duplicated the event “{title}”") },
  { "delete-event", N_ ("Deleted the event “{title}”") },
  { "delete-session", N_ ("Deleted the session “{title}”") },
  { "add-session", N_ ("Added the session “{title}”") },
  { "duplicate-session", N_ ("Duplicated the session “{title}”") },
  { "import-agenda", N_ ("Brought in an agenda from “{file}”: {count}") },
  { "add-question", N_ ("Added the question “{label}”") },
  { "add-questions", N_ ("Added questions: {count}") },
  { "edit-question", N_ ("Changed the question “{label}”") },
  { "move-question", N_ ("Moved the question “{label}”") },
  { "remove-question", N_ ("Removed the question “{label}”") },
  { "copy-questions", N_ ("Copied questions from “{title}”: {count}") },
  { "add-series", N_ ("Added {count} events “{title}”") },
  { "standing-add", N_ ("Registered {name} for all of “{title}”, {count} events to come") },
  { "standing-add-many", N_ ("Registered people for all of “{title}”: {people}") },
  { "standing-remove", N_ ("Took {name} out of all of “{title}”") },
  { "standing-remove-many", N_ ("Took people out of all of “{title}”: {people}") },
  { "change-series", N_ ("Changed events of “{title}”: {count}") },
  { "extend-series", N_ ("Added events to “{title}”: {count}") },
  { "end-series", N_ ("Ended “{title}”; events cancelled: {count}") },
  { "delete-series", N_ ("Deleted events of “{title}”: {count}; cancelled: {cancelled}") },
  { "move-event", N_ ("Moved “{title}” from {from_day} to {to_day}") },
  { "add-program", N_ ("Added the program “{program}”") },
  { "edit-program", N_ ("Changed the program “{program}”") },
  { "delete-program", N_ ("Removed the program “{program}”") },
  { "rename-policy-area", N_ ("Renamed the policy area “{from}” to “{to}”") },
  { "label-event", N_ ("Changed what “{title}” is reported under") },
  { "label-events", N_ ("Changed what events are reported under: {count}") },
  { "answer-check-in", N_ ("Recorded answers of {name} at check-in"), N_ ("Answered at check-in") },
  { "set-badge-design", N_ ("Changed the badge design of “{title}”") },
  { "fill-trays", N_ ("Put badges of “{title}” into trays: {count}") },
  { "clear-trays", N_ ("Took the badges of “{title}” out of their trays") },
  { "edit-event", N_ ("Changed the event “{title}”") },
  { "edit-session", N_ ("Changed the session “{title}”") },
  { "promote", N_ ("Moved people up on the waiting list of “{title}”") },
  { "approve", N_ ("Approved for “{title}”: {names}") },
  { "deny", N_ ("Denied for “{title}”: {names}") },
  { "let-wait", N_ ("Put on the waiting list of “{title}”: {names}") },
  { "move-last", N_ ("Moved {name} to the end of the waiting list of “{title}”") },
  { "choose-session", N_ ("Gave {name} a place in “{session}”"), N_ ("Got a place in “{session}”") },
  { "wait-session", N_ ("Put {name} on the waiting list of “{session}”"), N_ ("Waits for “{session}”") },
  { "leave-session", N_ ("Took {name} out of “{session}”"), N_ ("Left “{session}”") },
  { "add-group", N_ ("Added the group “{group}”") },
  { "edit-group", N_ ("Changed the group “{group}”") },
  { "delete-group", N_ ("Deleted the group “{group}”") },
  { "join-group", N_ ("Added people to the group “{group}” ({count})") },
  { "leave-group", N_ ("Took people out of the group “{group}” ({count})") },
  { "reveal-group", N_ ("Looked at who is in the group “{group}”") },
  { "reveal-event", N_ ("Looked at who is registered for “{title}”") },
  { "set-audience", N_ ("Changed whom “{title}” is for") },
  { "set-seats", N_ ("Changed the seats of {organization} at “{title}”") },
  { "edit-person", N_ ("Changed {name}"), N_ ("Changed the person") },
  { "add-person", N_ ("Added {name}"), N_ ("Added the person") },
  { "edit-people", N_ ("Changed people: {count}"), N_ ("Changed with others") },
  { "edit-organizations", N_ ("Changed organizations: {count}"), NULL },
  { "add-alias", N_ ("Noted that {name} is also {value}"), N_ ("Also {value}") },
  { "remove-alias", N_ ("Forgot that {name} is also {value}"), N_ ("No longer {value}") },
  { "promote-alias", N_ ("Made {value} the main one of {name}"), N_ ("Made {value} the main one") },
  { "import-people", N_ ("Brought in people from “{file}”: {count}"), NULL },
  { "merge-organizations", N_ ("Merged {other} into {name}"), NULL },
  { "add-organization", N_ ("Added {name}"), NULL },
  { "edit-organization", N_ ("Changed {name}"), NULL },
  { "import-organizations", N_ ("Brought in a list of organizations: {count}"), NULL },
  { "merge", N_ ("Merged {other} into {name}") },
  { "distinct", N_ ("Noted that {name} and {other} are two people") },
  { "add-material", N_ ("Added “{material}” to “{title}”"), NULL },
  { "edit-material", N_ ("Changed “{material}” of “{title}”"), NULL },
  { "remove-material", N_ ("Removed “{material}” from “{title}”"), NULL },
  { "walk-in", N_ ("Registered {name} at the door"), N_ ("Registered at the door") },
  { "attendance-import", N_ ("Brought in the attendance of “{title}” from “{file}”: {count}") },
  { "attendance-settle", N_ ("Said who “{other}” is: {name}") },
  { "attendance-nobody", N_ ("Said that “{other}” is nobody") },
  { "attendance-ask", N_ ("Took back who “{other}” is") },
  { "attendance-rule", N_ ("Changed what counts as attended: {kind}, {rule}") },
  { "import", N_ ("Imported “{file}”") },
  { "bring-back", N_ ("Brought back {desk} of “{title}”; scans: {scans}"), NULL },
  { "purge-emergency", N_ ("Purged the emergency contacts of “{title}” for good: {count}"), NULL },
  { "purge-answers", N_ ("Purged the sensitive answers of “{title}” for good: {count}"), NULL },
  { "freeze-report", N_ ("Froze the report “{report}”"), NULL },
  { "delete-report", N_ ("Deleted the frozen report “{report}”"), NULL },
  { "close-event", N_ ("Closed “{title}”") },
  { "reopen-event", N_ ("Opened “{title}” again") },
  { "erase-person", N_ ("Erased a person for good"), N_ ("Erased for good") },
  { "demo", N_ ("Filled in the demo network") },
  { "undo", N_ ("Undid: {act}") },
  { "redo", N_ ("Did again: {act}") },
};

/* Parameters that are words of a closed set are shown by their titles. */
static const struct {
  const char *name;
  const LydVocabulary *vocabulary;
} word_params[] = {
  { "status", &lyd_statuses },
  { "kind", &lyd_kinds },
};

/* Parameters that tell who it was: names, and what somebody wrote about them. */
static const char *const person_params[] = { "name", "other", "names", "people", "promoted",
                                             "waitlisted", "override", "reason", "value" };

/* Parameters that are days: a local date as ISO 8601 begins. */
static const char *const day_params[] = { "from_day", "to_day" };

static char *
say_day (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *date = g_strndup (text, strlen ("2027-12-09"));
  gint64 instant;

  return lyd_time_from_iso (&instant, date, utc) ? lyd_words_day (instant, utc) : g_strdup (text);
}

static const char *
find_sentence (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].code, code) == 0)
      return _ (acts[i].sentence);
  return NULL;
}

static const char *
get_text (JsonObject *params,
          const char *name)
{
  JsonNode *node = json_object_get_member (params, name);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : NULL;

  return text != NULL ? text : "";
}

static gboolean
is_person (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (person_params); i++)
    if (strcmp (person_params[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* What stands for {name}. */
static char *
dup_param (JsonObject *params,
           const char *name,
           gboolean unnamed)
{
  const char *text;

  /* An undo holds what it took back. */
  if (strcmp (name, "act") == 0)
    return (unnamed ? lyd_words_journal_unnamed : lyd_words_journal) (get_text (params, "code"),
                                                                      get_text (params, "params"));
  /* Translators: stands for people's names and for what was written about them, where nobody is named */
  if (unnamed && is_person (name))
    return g_strdup (_ ("(not named)"));

  text = get_text (params, name);
  for (gsize i = 0; i < G_N_ELEMENTS (word_params); i++) {
    int value = strcmp (word_params[i].name, name) == 0 ? lyd_word_find (word_params[i].vocabulary, text) : -1;

    if (value >= 0)
      return g_strdup (lyd_word_title (word_params[i].vocabulary, value));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (day_params); i++)
    if (strcmp (day_params[i], name) == 0)
      return say_day (text);
  return g_strdup (text);
}

static char *
fill_in (const char *sentence,
         JsonObject *params,
         gboolean unnamed)
{
  GString *filled = g_string_new (NULL);

  for (const char *at = sentence; *at != '\0';) {
    const char *end = *at == '{' ? strchr (at, '}') : NULL;

    if (end != NULL) {
      g_autofree char *name = g_strndup (at + 1, (gsize) (end - at - 1));
      g_autofree char *text = dup_param (params, name, unnamed);

      g_string_append (filled, text);
      at = end + 1;
    } else {
      g_string_append_c (filled, *at++);
    }
  }
  return g_string_free (filled, FALSE);
}

/* What an act came to besides what it is called: which parameter says so, and the sentence's end. {words} as above;
 * with a value, only where the parameter says just that. */
static const struct {
  const char *param;
  const char *value; /* NULL: whatever it says */
  const char *end;
} consequences[] = {
  { "override", NULL, N_ ("by exception: {override}") },
  { "hold", "full", N_ ("on the waiting list, as no place is left") },
  { "hold", "seats", N_ ("to be approved, as the included seats are taken") },
  { "hold", "audience", N_ ("to be approved, as the event is for others") },
  { "n_waiting", NULL, N_ ("on the waiting list: {n_waiting}") },
  { "n_beyond", NULL, N_ ("registered beyond the places: {n_beyond}") },
  { "n_pending", NULL, N_ ("to be approved: {n_pending}") },
  { "waits", NULL, N_ ("waits for a place in {waits}") },
  { "refused", NULL, N_ ("without {refused}, which is for others") },
  { "answers", NULL, N_ ("answers removed with it: {answers}") },
  { "waitlisted", NULL, N_ ("on the waiting list, as no place is left: {waitlisted}") },
  { "new_events", NULL, N_ ("events added: {new_events}") },
  { "dropped", NULL, N_ ("events cancelled: {dropped}") },
  { "reason", NULL, N_ ("because: {reason}") },
  { "replaced", NULL, N_ ("instead of “{replaced}”") },
  { "registered", NULL, N_ ("new registrations: {registered}") },
  { "edits", NULL, N_ ("changes: {edits}") },
  { "guests_moved", NULL, N_ ("guests who come along: {guests_moved}") },
  { "guests_stay", NULL, N_ ("guests who stay with the other: {guests_stay}") },
  { "guests_cancelled", NULL, N_ ("guests cancelled with it: {guests_cancelled}") },
  { "promoted", NULL, N_ ("moved up from the waiting list: {promoted}") },
  { "purged", "yes", N_ ("purged since, so it cannot be undone") },
};

/* Takes @sentence. */
static char *
add_consequences (char *sentence,
                  JsonObject *params,
                  gboolean unnamed)
{
  GString *text = g_string_new (sentence);

  g_free (sentence);
  for (gsize i = 0; i < G_N_ELEMENTS (consequences); i++) {
    const char *value = get_text (params, consequences[i].param);
    g_autofree char *end = NULL;

    if (value[0] == '\0' || (consequences[i].value != NULL && strcmp (consequences[i].value, value) != 0))
      continue;
    end = fill_in (_ (consequences[i].end), params, unnamed);
    g_string_append_printf (text, "; %s", end);
  }
  return g_string_free (text, FALSE);
}

static char *
say (const char *code,
     const char *params,
     gboolean unnamed)
{
  g_autoptr (JsonNode) node = json_from_string (params, NULL);
  g_autoptr (JsonObject) none = json_object_new ();
  const char *sentence = find_sentence (code);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : none;

  if (sentence == NULL)
    return g_strdup_printf (_ ("Changed something (%s)"), code);
  return add_consequences (fill_in (sentence, object, unnamed), object, unnamed);
}

/**
 * lyd_words_journal:
 * @code: of a journal entry
 * @params: the entry's JSON object; anything else counts as empty
 *
 * Returns: (transfer full): what was done, in the language of the person who reads it; plain text, no markup
 */
char *
lyd_words_journal (const char *code,
                   const char *params)
{
  return say (code, params, FALSE);
}

/* Returns: (transfer full): as lyd_words_journal(), without saying who it was */
char *
lyd_words_journal_unnamed (const char *code,
                           const char *params)
{
  return say (code, params, TRUE);
}

/* Returns: (transfer full) (nullable): as lyd_words_journal(), where the name need not be said again; %NULL where there
 * is no shorter sentence */
char *
lyd_words_journal_brief (const char *code,
                         const char *params)
{
  g_autoptr (JsonNode) node = json_from_string (params, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].code, code) == 0 && acts[i].brief != NULL && node != NULL && JSON_NODE_HOLDS_OBJECT (node))
      return fill_in (_ (acts[i].brief), json_node_get_object (node), FALSE);
  return NULL;
}

/* Whether acts with @code have a sentence of their own. */
gboolean
lyd_words_journal_knows (const char *code)
{
  return find_sentence (code) != NULL;
}
