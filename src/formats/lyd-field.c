#include "lyd-field.h"

#include "lyd-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* A format's own rules rank before the general ones. */
#define AFTER_FIRST_RULES 1000

static const LydWord fields[LYD_N_FIELDS] = {
  [LYD_FIELD_IGNORE] = { "ignore", NC_ ("import field", "Not brought in") },
  [LYD_FIELD_QUESTION] = { "question", NC_ ("import field", "Question of the event") },
  [LYD_FIELD_NAME] = { "name", NC_ ("import field", "Whole name") },
  [LYD_FIELD_GIVEN] = { "given", NC_ ("import field", "First name") },
  [LYD_FIELD_FAMILY] = { "family", NC_ ("import field", "Last name") },
  [LYD_FIELD_EMAIL] = { "email", NC_ ("import field", "E-mail") },
  [LYD_FIELD_PHONE] = { "phone", NC_ ("import field", "Phone") },
  [LYD_FIELD_ORGANIZATION] = { "organization", NC_ ("import field", "Organization") },
  [LYD_FIELD_ROLE] = { "role", NC_ ("import field", "Job title") },
  [LYD_FIELD_PRONOUNS] = { "pronouns", NC_ ("import field", "Pronouns") },
  [LYD_FIELD_PRONOUNS_CONSENT] = { "pronouns-consent", NC_ ("import field", "Pronouns may be on the badge") },
  [LYD_FIELD_PRONUNCIATION] = { "pronunciation", NC_ ("import field", "How the name is said") },
  [LYD_FIELD_TYPE] = { "type", NC_ ("import field", "Attendee type") },
  [LYD_FIELD_STATUS] = { "status", NC_ ("import field", "Status") },
  [LYD_FIELD_FIRST_TIME] = { "first-time", NC_ ("import field", "Here for the first time") },
  [LYD_FIELD_NO_PHOTOS] = { "no-photos", NC_ ("import field", "No photos") },
  [LYD_FIELD_PHOTO_CONSENT] = { "photo-consent", NC_ ("import field", "Photos are fine") },
  [LYD_FIELD_LANGUAGE] = { "language", NC_ ("import field", "Language") },
  [LYD_FIELD_LEGAL] = { "legal", NC_ ("import field", "Name as on the ID") },
  [LYD_FIELD_NEEDS_ASSISTANCE] = { "needs-assistance", NC_ ("import field", "Needs assistance at an evacuation") },
  [LYD_FIELD_SESSIONS] = { "sessions", NC_ ("import field", "Sessions chosen") },
  [LYD_FIELD_REGISTERED_AT] = { "registered-at", NC_ ("import field", "Time of registration") },
  [LYD_FIELD_QUANTITY] = { "quantity", NC_ ("import field", "Number of places") },
  [LYD_FIELD_EXTERNAL_ID] = { "external-id", NC_ ("import field", "Number in the other system") },
};

const LydVocabulary lyd_fields = { "import field", fields, G_N_ELEMENTS (fields) };

/* English and Spanish, from the headers of formats.md. The first rule that fits decides, so what is about somebody else
 * (an emergency contact's phone) and what is sensitive comes before what is plain. */
static const LydHeaderRule rules[] = {
  { "=first name|firstname|first|given name|given names|givenname|given|forename|attendee first name|"
    "participant first name|registrant first name|buyer first name|legal first name|attendee name given name|"
    "attendee name first name|nombre de pila|primer nombre|nombres|nombre s|fname",
    LYD_FIELD_GIVEN },
  { "=last name|lastname|last|surname|family name|familyname|family|attendee last name|attendee surname|"
    "participant last name|registrant last name|legal last name|attendee name family name|apellido|apellidos|"
    "apellido s|primer apellido|lname",
    LYD_FIELD_FAMILY },
  { "=preferred name|nombre preferido|chosen name|goes by", LYD_FIELD_NAME },
  { "name badge !first !last !given !family !legal !pronoun* !pronombre*|name tag !first !last|nombre gafete "
    "!primer|name called",
    LYD_FIELD_NAME },
  { "=name|full name|fullname|attendee|attendee name|participant|participant name|registrant|registrant name|"
    "your name|display name|contact name|whole name|nombre|nombre completo|nombre y apellido|nombre y apellidos|"
    "nombre del participante",
    LYD_FIELD_NAME },
  { "=email|e mail|email address|e mail address|emailaddress|mail|user email|username|primary email|work email|"
    "attendee email|participant email|registrant email|contact email|email 1 value|e mail 1 value|correo|"
    "correo electronico|direccion de correo|direccion de correo electronico|direccion de email|correo e|"
    "email del participante",
    LYD_FIELD_EMAIL },
  { "=phone|telephone|tel|mobile|cell|cell phone|mobile phone|mobile number|phone number|telephone number|home phone|"
    "work phone|business phone|phone 1 value|telefono|telefono celular|telefono movil|numero de telefono|celular|movil",
    LYD_FIELD_PHONE },
  { "=organization|organisation|organization name|organisation name|org|company|company name|company organization|"
    "organization company|affiliation|employer|current employer|institution|agency|member organization|"
    "name of organization|organization 1 name|organizacion|nombre de la organizacion|institucion|entidad|empresa|"
    "afiliacion|invoice address company|attendee company",
    LYD_FIELD_ORGANIZATION },
  { "=role|job title|jobtitle|title|position|job|job role|your role|title position|position title|title role|"
    "role title|organization 1 title|organization title|puesto|cargo|rol|funcion|titulo|ocupacion",
    LYD_FIELD_ROLE },
  { "=pronouns|pronoun|preferred pronouns|your pronouns|personal pronouns|pronombres|pronombre|what are your pronouns|"
    "gender pronouns",
    LYD_FIELD_PRONOUNS },
  { "=status|attendee status|approval status|registration status|registrant status|participant status|"
    "registration state|rsvp|rsvp status|estado de inscripcion|estado de la inscripcion|estado del registro|estatus",
    LYD_FIELD_STATUS },
  { "=order status|estado", LYD_FIELD_STATUS },
  { "=attendee type|reg type|registrant type|registration type|participant type|type of attendee|attendee category|"
    "tipo de asistente|tipo de participante|participant role|participant roles|participant role s",
    LYD_FIELD_TYPE },
  { "=ticket type|ticket|ticket name|ticket class|type|category|product|product name|registration category|tipo|"
    "tipo de entrada|tipo de boleto|categoria",
    LYD_FIELD_TYPE },
  { "=first time|first timer|first time attendee|firsttime|first time attending|newcomer|primera vez",
    LYD_FIELD_FIRST_TIME },
  { "=photo consent|photo permission|photo release|media release|fotos|consentimiento de fotos",
    LYD_FIELD_PHOTO_CONSENT },
  { "=pronouns consent|pronouns on badge|pronouns public|show pronouns|share pronouns", LYD_FIELD_PRONOUNS_CONSENT },
  { "=pronunciation|name pronunciation|phonetic|pronunciacion", LYD_FIELD_PRONUNCIATION },
  { "=no photos|no photo|nophotos|photo opt out|opt out of photos|do not photograph|sin fotos|no fotos",
    LYD_FIELD_NO_PHOTOS },
  { "=language|preferred language|spoken language|lang|locale|idioma|idioma preferido|lengua", LYD_FIELD_LANGUAGE },
  { "=legal|legal name|name on id|name as on id|name on your id|name as on the id|nombre legal|"
    "nombre segun identificacion|nombre en la identificacion",
    LYD_FIELD_LEGAL },
  { "=needs assistance|assistance|needs assistance at an evacuation|evacuation assistance|assistance in an emergency|"
    "necesita ayuda en una evacuacion",
    LYD_FIELD_NEEDS_ASSISTANCE },
  { "=sessions|session choices|session|session 1|session 2|session 3|session 4|session 5|session 6|day 1 sessions|"
    "day 2 sessions|day 3 sessions|session choice|chosen sessions|workshops|workshop|breakouts|breakout|"
    "breakout session|breakout sessions|sesiones|sesion|talleres|taller",
    LYD_FIELD_SESSIONS },
  { "=timestamp|registration time|registration date|registration date time|registered at|registered|registered on|"
    "date registered|register date|submitted at|submission date|submission time|submitted date|submit date|"
    "created date|created at|date created|completion time|hora de finalizacion|purchase date|date purchased|"
    "marca temporal|fecha de registro|fecha de inscripcion",
    LYD_FIELD_REGISTERED_AT },
  { "=order date|optin time|confirm time|fecha de pedido", LYD_FIELD_REGISTERED_AT },
  { "=quantity|qty|ticket quantity|tickets|number of tickets|number of seats|seats|cantidad|cantidad de entradas",
    LYD_FIELD_QUANTITY },
  { "=attendee number|attendee id|registration id|registrant id|participant id|registration number|ticket id|"
    "ticket number|external id|externalid|external identifier|public id|euid|uuid|numero de asistente|"
    "numero de registro",
    LYD_FIELD_EXTERNAL_ID },
  { "=id|reference|record id|contact id|order code|order number|order id|numero de pedido|leid|response id|"
    "submission id",
    LYD_FIELD_EXTERNAL_ID },

  /* About other people. */
  { "evacuat* !contact|evacua* !contacto", LYD_FIELD_NEEDS_ASSISTANCE },
  { "emergency|emergencia", LYD_FIELD_QUESTION, TRUE },
  { "guest* name|guest* email|child* name|children* name|plus one|spouse|partner* name|supervisor*|manager* name|"
    "manager* email|assistant* name|assistant* email|billing|invoice|acompanante*",
    LYD_FIELD_QUESTION },

  /* Sensitive: who may see the answers, and when they are purged, depends on this. */
  { "diet*|allerg*|alergi*|food|vegetarian*|vegan*|halal|kosher|meal*|comida*|restriccion* alimentaria*|gluten*",
    LYD_FIELD_QUESTION, TRUE },
  { "access need*|accessib*|accesib*|accommodat*|acomodacion*|disab*|discapacidad*|wheelchair|mobility|movilidad|"
    "interpret* need*|asl|cart captioning|special need*|necesidades especiales",
    LYD_FIELD_QUESTION, TRUE },
  { "medic*|health !policy !organization|salud|condition*|covid*|vaccin*|vacuna*|pregnan*|insulin*",
    LYD_FIELD_QUESTION, TRUE },
  { "race|ethnic*|raza|etnia|gender !pronoun*|genero|sexual*|lgbt*|relig*|birth*|nacimiento|immigra*|age",
    LYD_FIELD_QUESTION, TRUE },

  /* Whole questions, as forms put them. */
  { "say name|pronounce* name|pronunciation|phonetic*|pronuncia*", LYD_FIELD_PRONUNCIATION },
  { "pronoun* badge|pronoun* share|pronoun* print|pronoun* show|pronoun* display|pronoun* consent|pronoun* public*|"
    "pronombre* gafete|pronombre* mostrar",
    LYD_FIELD_PRONOUNS_CONSENT },
  { "pronoun*|pronombre*", LYD_FIELD_PRONOUNS },
  { "no photo*|opt out photo*|not photograph*|sin foto*", LYD_FIELD_NO_PHOTOS },
  { "photo* consent*|photo* permission|photo* ok|photo* okay|photo* release|photo* agree*|photograph* you|"
    "media release|consent* foto*|autoriz* foto*|permiso foto*|image release",
    LYD_FIELD_PHOTO_CONSENT },
  { "legal name|name id !badge|name government|nombre identificacion", LYD_FIELD_LEGAL },
  { "first time|first retreat|first conference|first timer|primera vez", LYD_FIELD_FIRST_TIME },
  { "first name|given name", LYD_FIELD_GIVEN },
  { "last name|family name|surname", LYD_FIELD_FAMILY },
  { "full name|preferred name|nombre completo", LYD_FIELD_NAME },
  { "which session*|session* attend|sessions choose|select session*|choose session*|which workshop*|which breakout*|"
    "session choice*|workshop choice*|breakout choice*|workshop* attend|que sesion*|cuales sesion*|sesion* asistira*",
    LYD_FIELD_SESSIONS },
  { "email address !second* !list !alternat*|work email|your email|correo electronico !lista", LYD_FIELD_EMAIL },
  { "phone number !second*|mobile phone|cell phone|your phone|numero telefono", LYD_FIELD_PHONE },
  { "job title|your role|your title|your position|su cargo|su puesto", LYD_FIELD_ROLE },
  { "your organization|name organization !type|what organization|which organization|organization affiliation|"
    "su organizacion|nombre organizacion",
    LYD_FIELD_ORGANIZATION },
  { "preferred language|which language|idioma prefiere*|idioma preferido", LYD_FIELD_LANGUAGE },
  { "attendee type|registration type|type attendee|tipo asistente|tipo participante", LYD_FIELD_TYPE },

  /* What other programs add and nobody asked for. */
  { "=attendee name title|attendee name middle name|middle name|salutation|prefix|suffix|secret|checked in|"
    "checked out|check in date|check ins|checkins|automatically checked in|price|price tier|currency|total paid|"
    "fees paid|amount|payment date|paid|voucher code|promo code|affiliate|barcode|barcode number|ip|ip address|"
    "user agent|event|event name|event id|event date|event title|date|start date|end date|product id|short id|"
    "last updated date|requires special attention|seat id|seat name|seat zone|seat row|seat number|submission ip|"
    "source name|start time|last modified time|hora de inicio|e mail 1 label|email 1 label|phone 1 label|labels|"
    "e mail display name|e mail type|score|puntuacion",
    LYD_FIELD_IGNORE },
};

/**
 * lyd_header_fold:
 * @header: valid UTF-8
 *
 * Returns: (transfer full): the form in which headers are compared: lyd_fold_text() with "#" read as "number" and
 * "firstName" as two words
 */
char *
lyd_header_fold (const char *header)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = header; *p != '\0'; p++) {
    if (p > header && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
      g_string_append_c (text, ' ');
    if (*p == '#')
      g_string_append (text, " number ");
    else
      g_string_append_c (text, *p);
  }
  return lyd_fold_text (text->str);
}

/* "Pronouns (optional)" and "Sessions [Day 1]" are Pronouns and Sessions to those who compare whole headers. */
static char *
cut_brackets (const char *header)
{
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (const char *p = header; *p != '\0'; p++) {
    if (*p == '(' || *p == '[')
      depth++;
    if (depth == 0)
      g_string_append_c (out, *p);
    if ((*p == ')' || *p == ']') && depth > 0)
      depth--;
  }
  return g_string_free (out, FALSE);
}

/* Whether the @length letters at @word are a word of @folded; with a star behind them, the beginning of one. */
static gboolean
has_word (const char *folded,
          const char *word,
          gsize length)
{
  gboolean open = word[length - 1] == '*';

  if (open)
    length--;
  for (const char *p = folded; p != NULL && *p != '\0'; p = strchr (p, ' '), p = p != NULL ? p + 1 : NULL)
    if (strncmp (p, word, length) == 0 && (open || p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* Whether all words of the alternative from @start to @end are there, and none that must not be. */
static gboolean
has_all_words (const char *folded,
               const char *start,
               const char *end)
{
  while (start < end) {
    gboolean wanted = *start != '!';
    const char *stop;

    start += !wanted;
    stop = memchr (start, ' ', (gsize) (end - start));
    if (stop == NULL)
      stop = end;
    if (has_word (folded, start, (gsize) (stop - start)) != wanted)
      return FALSE;
    start = stop + 1;
  }
  return TRUE;
}

/**
 * lyd_header_matches:
 * @folded: of lyd_header_fold()
 * @words: see #LydHeaderRule
 */
gboolean
lyd_header_matches (const char *folded,
                    const char *words)
{
  gboolean whole = *words == '=';

  words += whole;
  for (;;) {
    const char *end = strchrnul (words, '|');
    gsize length = (gsize) (end - words);

    if (whole ? strncmp (folded, words, length) == 0 && folded[length] == '\0' : has_all_words (folded, words, end))
      return TRUE;
    if (*end == '\0')
      return FALSE;
    words = end + 1;
  }
}

static const LydHeaderRule *
find_rule (const LydHeaderRule *list,
           gsize n_rules,
           const char *folded,
           const char *plain)
{
  for (gsize i = 0; i < n_rules && list[i].words != NULL; i++)
    if (lyd_header_matches (folded, list[i].words) ||
        (*list[i].words == '=' && plain[0] != '\0' && lyd_header_matches (plain, list[i].words)))
      return &list[i];
  return NULL;
}

/**
 * lyd_header_guess:
 * @header: as in the file
 * @first_rules: (nullable): a format's own, tried before the general ones; ends with a rule without words
 *
 * What a column that is called @header probably holds, whatever its case, accents and spelling, in English or Spanish.
 */
LydGuess
lyd_header_guess (const char *header,
                  const LydHeaderRule *first_rules)
{
  g_autofree char *folded = lyd_header_fold (header);
  g_autofree char *cut = cut_brackets (header);
  g_autofree char *plain = lyd_header_fold (cut);
  const LydHeaderRule *rule = NULL;
  guint rank = 0;

  if (folded[0] == '\0')
    return (LydGuess){ LYD_FIELD_IGNORE, FALSE, TRUE, 0 };
  if (first_rules != NULL && (rule = find_rule (first_rules, G_MAXSIZE, folded, plain)) != NULL) {
    rank = (guint) (rule - first_rules);
  } else {
    rule = find_rule (rules, G_N_ELEMENTS (rules), folded, plain);
    rank = rule != NULL ? AFTER_FIRST_RULES + (guint) (rule - rules) : G_MAXUINT;
  }
  if (rule == NULL)
    return (LydGuess){ LYD_FIELD_QUESTION, FALSE, FALSE, rank };
  return (LydGuess){ rule->field, rule->sensitive, TRUE, rank };
}

/* Whether a cell can only be a header, as against what somebody might have answered: it is one of the whole ones. */
gboolean
lyd_header_is_usual (const char *folded)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (*rules[i].words == '=' && rules[i].field != LYD_FIELD_IGNORE && lyd_header_matches (folded, rules[i].words))
      return TRUE;
  return FALSE;
}
