#include "lyd-field.h"

#include "lyd-fold.h"

#include <string.h>

/* What other programs and people write for the words that Lanyard knows: statuses, attendee types, yes and no,
 * languages. In every table the first line that fits decides; the words are as in LydHeaderRule. */
typedef struct {
  const char *words;
  const char *id;
} Meaning;

/* Zoom, Eventbrite, CiviCRM, pretix, Odoo, Hi.Events: formats.md. */
static const Meaning statuses[] = {
  { "=confirmed|approved|attending|checked in|registered|attended|complete|completed|paid|valid|accepted|active|going|"
    "yes|no show|free order|placed|confirmado|confirmada|aprobado|aprobada|inscrito|inscrita|registrado|registrada|"
    "aceptado|aceptada|asistio|asistira|asiste",
    "confirmed" },
  { "=pending|pending approval|awaiting approval|unconfirmed|draft|unpaid|awaiting payment|maybe|tentative|invited|"
    "pendiente|por confirmar",
    "pending" },
  { "=waitlisted|waitlist|waiting list|waiting|on waitlist|wait list|wait listed|lista de espera|en lista de espera",
    "waitlisted" },
  { "=cancelled|canceled|cancel|refunded|not attending|deleted|transferred|withdrawn|not going|no|cancelado|cancelada|"
    "anulado|anulada|reembolsado|no asistira|no asiste|eliminado|eliminada",
    "cancelled" },
  { "=denied|rejected|declined|refused|blocked|rechazado|rechazada|denegado|denegada", "denied" },
  { "pending*|unpaid|pendiente", "pending" },
};

static const Meaning types[] = {
  { "child|children|kid|kids|minor|infant|nino|nina|ninos|menor", "child-guest" },
  { "speaker*|presenter*|panelist*|facilitator*|moderator*|keynote|ponente*|panelista*|presentador*|conferencista*",
    "speaker" },
  { "funder*|foundation*|sponsor*|donor*|financiador*|patrocinador*", "funder" },
  { "non member*|nonmember*|guest*|plus one|companion|ally|invitad*|acompanante*|public", "guest" },
  { "member*|miembro*", "member-staff" },
  { "staff|host|organizer*|organiser*|volunteer*|personal|equipo|voluntari*|organizador*", "staff" },
  { "=attendee|general|general admission|regular|standard|ticket|free|asistente|general entrada",
    "" },
};

static const Meaning answers[] = {
  { "i do not|do not|don t|dont|not", "no" },
  { "=1|x|y|yes|true|on|ok|okay|sure|si|s|checked|agree|agreed|i agree|i consent|acepto|verdadero", "yes" },
  { "=0|n|no|false|off|none|never|unchecked|falso|ninguno|ninguna", "no" },
};

static const Meaning languages[] = {
  { "=en|eng|en us|en gb|en ca|english|ingles|english us|english united states", "en" },
  { "=es|spa|es us|es mx|es es|es pr|spanish|espanol|castellano", "es" },
};

static const char *
find_meaning (const Meaning *list,
              gsize n,
              const char *folded)
{
  for (gsize i = 0; i < n; i++)
    if (lyd_header_matches (folded, list[i].words))
      return list[i].id;
  return NULL;
}

/**
 * lyd_value_status:
 * @text: a cell
 *
 * Returns: (nullable): an id of #lyd_statuses, "" where the cell is blank, %NULL where the word is unknown
 */
const char *
lyd_value_status (const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);

  return folded[0] == '\0' ? "" : find_meaning (statuses, G_N_ELEMENTS (statuses), folded);
}

/**
 * lyd_value_type:
 *
 * Returns: (nullable): an id of #lyd_attendee_types, "" where the cell is blank or says nothing, %NULL where the word
 *   is unknown
 */
const char *
lyd_value_type (const char *text)
{
  g_autofree char *folded = NULL;
  int own = lyd_word_find (&lyd_attendee_types, text);

  if (own >= 0)
    return lyd_word_id (&lyd_attendee_types, own);
  folded = lyd_fold_text (text);
  return folded[0] == '\0' ? "" : find_meaning (types, G_N_ELEMENTS (types), folded);
}

/**
 * lyd_value_yes_no:
 *
 * Returns: (nullable): "yes" or "no" as the cell begins with it, "" where it is blank, %NULL where it says neither
 */
const char *
lyd_value_yes_no (const char *text)
{
  static const char *const ticks[] = { "✓", "✔", "☑" };
  g_autofree char *folded = lyd_fold_text (text);
  const char *meaning;
  char *blank;

  for (gsize i = 0; i < G_N_ELEMENTS (ticks); i++)
    if (strstr (text, ticks[i]) != NULL)
      return "yes";
  if (folded[0] == '\0')
    return "";

  meaning = find_meaning (answers, G_N_ELEMENTS (answers), folded);
  blank = strchr (folded, ' ');
  if (meaning == NULL && blank != NULL) {
    *blank = '\0'; /* "Yes, OK", "No, thanks" */
    meaning = find_meaning (answers, G_N_ELEMENTS (answers), folded);
  }
  return meaning;
}

/* The answer to "No photos?": "No photos please" is a yes. */
const char *
lyd_value_no_photos (const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);

  if (lyd_header_matches (folded, "no photo*|no foto*|not photo*|not fotogr*|opt out|sin foto*|dont photo*"))
    return "yes";
  return lyd_value_yes_no (text);
}

/**
 * lyd_value_photo_consent:
 * @text: an answer to "May we take photos of you?"
 *
 * Returns: (nullable): the answer to the opposite question, "No photos?"
 */
const char *
lyd_value_photo_consent (const char *text)
{
  const char *no_photos = lyd_value_no_photos (text);
  g_autofree char *folded = lyd_fold_text (text);

  if (lyd_header_matches (folded, "no photo*|no foto*|not photo*|not fotogr*|opt out|sin foto*|dont photo*"))
    return "yes";
  if (no_photos == NULL || no_photos[0] == '\0')
    return no_photos;
  return strcmp (no_photos, "yes") == 0 ? "no" : "yes";
}

/* The answer to "Do you need assistance at an evacuation?": whoever describes it needs it. */
const char *
lyd_value_assistance (const char *text)
{
  const char *answer = lyd_value_yes_no (text);

  return answer != NULL ? answer : "yes";
}

/**
 * lyd_value_language:
 *
 * Returns: (nullable): "en" or "es", "" where the cell is blank, %NULL for a language that Lanyard does not speak
 */
const char *
lyd_value_language (const char *text)
{
  g_autofree char *folded = lyd_fold_text (text);

  return folded[0] == '\0' ? "" : find_meaning (languages, G_N_ELEMENTS (languages), folded);
}
