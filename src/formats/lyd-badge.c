#include "lyd-badge.h"

#include <glib/gi18n.h>
#include <string.h>

static const LydWord fields[] = {
  { "type", NC_ ("badge field", "Attendee type") },
  { "given", NC_ ("badge field", "Given name") },
  { "family", NC_ ("badge field", "Family name") },
  { "organization", NC_ ("badge field", "Organization") },
  { "role", NC_ ("badge field", "Role") },
  { "pronouns", NC_ ("badge field", "Pronouns") },
  { "text", NC_ ("badge field", "Text") },
  { "first-time", NC_ ("badge field", "First time") },
  { "no-photos", NC_ ("badge field", "No photos") },
  { "no-photos-too", NC_ ("badge field", "No photos, in another language") },
  { "event", NC_ ("badge field", "Event") },
  { "when", NC_ ("badge field", "Dates") },
  { "code", NC_ ("badge field", "Code") },
  { "short-code", NC_ ("badge field", "Short code") },
  { "tray", NC_ ("badge field", "Tray and slot") },
};

const LydVocabulary lyd_badge_fields = { "badge field", fields, G_N_ELEMENTS (fields) };

static const struct {
  LydBadgeProblems problem;
  const char *title;
} problem_titles[] = {
  { LYD_BADGE_NAME_TOO_LONG, N_ ("The name is too long for this stock") },
  { LYD_BADGE_TEXT_TOO_LONG, N_ ("A text is too long for this stock") },
  { LYD_BADGE_MISSING_GLYPHS, N_ ("No font has all letters") },
  { LYD_BADGE_NO_NAME, N_ ("There is no name") },
  { LYD_BADGE_NO_CODE, N_ ("There is no ticket code") },
  { LYD_BADGE_CODE_SMALL, N_ ("The code is small: hold it close to the scanner") },
};

/* What a person reads for one bit of lyd_badge_layout_place()'s answer. */
const char *
lyd_badge_problem_get_title (LydBadgeProblems problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (problem_titles); i++)
    if (problem_titles[i].problem == problem)
      return _ (problem_titles[i].title);

  return "";
}

/**
 * lyd_badge_digest:
 * @design: what lyd_badge_design_make_digest() made of the design
 *
 * Where a badge lies (tray and slot) is not in it: moving badges from one tray to another asks for no new ones.
 *
 * Returns: (transfer full): a SHA-256 over all that is printed; two badges that differ on paper differ in it, so
 * "changed since it was printed" is a comparison of two of these
 */
char *
lyd_badge_digest (const char *design,
                  const LydBadge *badge)
{
  const char *const texts[] = {
    design,
    badge->name,
    badge->given,
    badge->family,
    badge->organization,
    badge->role,
    badge->pronouns,
    lyd_word_id (&lyd_attendee_types, (int) badge->type),
    badge->first_time ? "1" : "0",
    badge->no_photos ? "1" : "0",
    badge->code,
    badge->short_code,
    badge->event,
    badge->when,
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text = texts[i] != NULL ? texts[i] : "";

    /* With the terminating zero: "ab", "c" is not "a", "bc". */
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  }

  return g_strdup (g_checksum_get_string (checksum));
}
