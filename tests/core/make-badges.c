/* Badges of fictional people as a PDF, to be looked at: make-badges DESIGN STOCK FILE.pdf */
#include "lyd-badge-pdf.h"
#include "lyd-code.h"

#include <gio/gio.h>
#include <locale.h>

static const LydBadge people[] = {
  { .name = "Maribel Okonkwo-Reyes",
    .family = "Okonkwo-Reyes",
    .organization = "VOICES for Alabama’s Children",
    .role = "Policy director",
    .pronouns = "she/her",
    .first_time = TRUE,
    .no_photos = TRUE },
  { .name = "María de los Ángeles Fernández-Echeverría Villavicencio",
    .family = "Fernández-Echeverría Villavicencio",
    .organization = "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland",
    .pronouns = "ella",
    .type = LYD_ATTENDEE_SPEAKER,
    .first_time = TRUE },
  { .name = "Sukarno",
    .organization = "Hawai‘i Children’s Action Network",
    .pronouns = "he/him",
    .type = LYD_ATTENDEE_FUNDER,
    .no_photos = TRUE,
    .tray = 2,
    .slot = 17 },
  { .name = "فاطمة الزهراء يوسف العمري",
    .family = "يوسف العمري",
    .organization = "Arkansas Advocates for Children and Families",
    .pronouns = "she/her",
    .type = LYD_ATTENDEE_GUEST,
    .first_time = TRUE,
    .no_photos = TRUE },
  { .name = "渡辺 麗奈",
    .organization = "Citizens’ Committee for Children of New York",
    .pronouns = "she/they",
    .type = LYD_ATTENDEE_STAFF,
    .language = "ja",
    .tray = 1,
    .slot = 3 },
  { .name = "Kaleo Nakamura",
    .family = "Nakamura",
    .organization = "Hawai‘i Children’s Action Network",
    .pronouns = "he/him",
    .type = LYD_ATTENDEE_CHILD_GUEST },
};

static LydBadgeDesign *
find_design (const char *words)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (words, &text, &length, NULL))
    return lyd_badge_design_new_builtin (words);
  return lyd_badge_design_read (text, length, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LydStocks) stocks = NULL;
  g_autoptr (LydBadgeDesign) design = NULL;
  g_autoptr (LydBadgePdf) pdf = NULL;
  LydBadgePdfOptions options = { .title = "Badges" };

  setlocale (LC_ALL, "");
  if (argc != 4 || (design = find_design (argv[1])) == NULL)
    return 2;
  stocks = lyd_stocks_load (g_getenv ("LYD_SHIPPED_DATA"), NULL);
  options.design = design;
  pdf = stocks != NULL && lyd_stocks_find (stocks, argv[2]) != NULL
          ? lyd_badge_pdf_open (argv[3], lyd_stocks_find (stocks, argv[2]), &options, &error)
          : NULL;
  for (guint i = 0; pdf != NULL && i < G_N_ELEMENTS (people); i++) {
    guint8 random[LYD_CODE_N_BYTES] = { (guint8) (i * 37 + 11), (guint8) (i * 91), 7, 201, 44, (guint8) i };
    g_autofree char *code = lyd_code_make (random);
    g_autofree char *brief = lyd_short_code_make (random);
    LydBadge badge = people[i];

    badge.code = code;
    badge.short_code = brief;
    badge.event = "2027 Partnership Retreat";
    badge.when = "Sep 21–23";
    if (!lyd_badge_pdf_add (pdf, &badge, NULL, &error))
      break;
  }
  if (pdf != NULL && error == NULL)
    lyd_badge_pdf_finish (pdf, &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return pdf != NULL && error == NULL ? 0 : 1;
}
