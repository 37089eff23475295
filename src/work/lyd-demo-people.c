#include "lyd-demo-people.h"

#include "lyd-fold.h"
#include "lyd-organizations.h"
#include "lyd-people.h"

/*
 * Everybody here is invented, at example.org. Names are drawn from two lists by a generator of our own, so that every
 * demo network has the same people; then come the planted difficulties that a real list has.
 */

static const struct {
  const char *name;
  const char *state;
} organizations[LYD_DEMO_N_ORGANIZATIONS] = {
  { "Voices for Alabama’s Children (demo)", "AL" },
  { "Alaska Kids First (demo)", "AK" },
  { "Advocates for Arizona Families (demo)", "AZ" },
  { "The Arkansas Children’s Table (demo)", "AR" },
  { "Bright Start California (demo)", "CA" },
  { "Voices for Colorado’s Children (demo)", "CO" },
  { "Connecticut Kids First (demo)", "CT" },
  { "Advocates for Delaware Families (demo)", "DE" },
  { "The Florida Children’s Table (demo)", "FL" },
  { "Bright Start Georgia (demo)", "GA" },
  { "Voices for Hawaiʻi’s Children (demo)", "HI" },
  { "Idaho Kids First (demo)", "ID" },
  { "Advocates for Illinois Families (demo)", "IL" },
  { "The Indiana Children’s Table (demo)", "IN" },
  { "Bright Start Iowa (demo)", "IA" },
  { "Voices for Kansas’s Children (demo)", "KS" },
  { "Kentucky Kids First (demo)", "KY" },
  { "Advocates for Louisiana Families (demo)", "LA" },
  { "The Maine Children’s Table (demo)", "ME" },
  { "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland (demo)", "MD" },
  { "Voices for Massachusetts’s Children (demo)", "MA" },
  { "Michigan Kids First (demo)", "MI" },
  { "Advocates for Minnesota Families (demo)", "MN" },
  { "The Mississippi Children’s Table (demo)", "MS" },
  { "Bright Start Missouri (demo)", "MO" },
  { "Voices for Montana’s Children (demo)", "MT" },
  { "Nebraska Kids First (demo)", "NE" },
  { "Advocates for Nevada Families (demo)", "NV" },
  { "The New Hampshire Children’s Table (demo)", "NH" },
  { "Bright Start New Jersey (demo)", "NJ" },
  { "Voices for New Mexico’s Children (demo)", "NM" },
  { "New York Kids First (demo)", "NY" },
  { "Advocates for North Carolina Families (demo)", "NC" },
  { "The North Dakota Children’s Table (demo)", "ND" },
  { "Voices for Ohio’s Children (demo)", "OH" },
  { "Voices for Oklahoma’s Children (demo)", "OK" },
  { "Oregon Kids First (demo)", "OR" },
  { "Advocates for Pennsylvania Families (demo)", "PA" },
  { "The Rhode Island Children’s Table (demo)", "RI" },
  { "Bright Start South Carolina (demo)", "SC" },
  { "Voices for Tennessee’s Children (demo)", "TN" },
  { "Texas Kids First (demo)", "TX" },
  { "Advocates for Utah Families (demo)", "UT" },
  { "The Vermont Children’s Table (demo)", "VT" },
  { "Bright Start Virginia (demo)", "VA" },
};

static const char *const given_names[] = {
  "Maribel",
  "Ana",
  "Desmond",
  "Keisha",
  "Thuy",
  "Piotr",
  "Leilani",
  "Saoirse",
  "Jamal",
  "Xóchitl",
  "Bjørn",
  "Anneliese",
  "Ravi",
  "Fatima",
  "Tomás",
  "Imani",
  "Devon",
  "Ruth",
  "Kaleo",
  "Chidi",
  "Barbara",
  "Leila",
  "Guadalupe",
  "Noor",
  "Winona",
  "Marcel",
  "Lucía",
  "Josué",
  "Elena",
  "Wei",
  "Aisha",
  "Malik",
  "Renée",
  "Søren",
  "Zoë",
  "Oluwaseun",
  "Grace",
  "Hannah",
  "Isaac",
  "Juan",
  "Carmen",
  "Miguel",
  "Sofía",
  "Deja",
  "Terrence",
  "Priya",
  "Anil",
  "Mei",
  "Hiroshi",
  "Yuki",
  "Amara",
  "Kofi",
  "Nia",
  "Caleb",
  "Esther",
  "Naomi",
  "Omar",
  "Yasmin",
  "Pavel",
  "Ingrid",
  "Beatriz",
  "Tyrone",
  "Latoya",
  "Shanice",
  "Nguyễn",
  "Linh",
  "Mai",
  "Samuel",
  "Abigail",
  "Rosa",
  "Pedro",
  "Inés",
  "Gabriela",
  "Andre",
  "Monique",
  "Tasha",
  "Eli",
  "Miriam",
  "Dana",
  "Jordan",
  "Robin",
  "Casey",
};

static const char *const family_names[] = {
  "Okonkwo",
  "Wu",
  "Tallchief",
  "Lundgren",
  "Nguyen",
  "Wójcik",
  "Kahananui",
  "O’Malley",
  "Whitfield",
  "Ibáñez",
  "Aasgaard",
  "Müller-Hoff",
  "Subramanian",
  "Al-Zahra",
  "Ruiz-Okon",
  "Castellanos",
  "Tsosie",
  "Petrakis",
  "Nakamura",
  "Konieczny",
  "Haddad",
  "Ortiz",
  "Estrada",
  "Begay",
  "Dubois",
  "Fitzgerald",
  "Washington",
  "Jackson",
  "Lee",
  "Kim",
  "Park",
  "Chen",
  "Patel",
  "Singh",
  "Cohen",
  "Levy",
  "Rossi",
  "García",
  "Hernández",
  "López",
  "Martínez",
  "Rivera",
  "Torres",
  "Flores",
  "Ramos",
  "Núñez",
  "Peña",
  "Sørensen",
  "Håkansson",
  "Novák",
  "Kowalski",
  "Popescu",
  "Petrov",
  "Ivanova",
  "Haile",
  "Tesfaye",
  "Mensah",
  "Boateng",
  "Diallo",
  "Traoré",
  "Mbeki",
  "Abdullah",
  "Hassan",
  "Rahman",
  "Ali",
  "Yilmaz",
  "Çelik",
  "Jones",
  "Smith",
  "Brown",
  "Miller",
  "Davis",
  "Wilson",
  "Moore",
  "Taylor",
  "Anderson",
  "Thomas",
  "White",
  "Harris",
  "Clark",
  "Lewis",
  "Young",
  "Walker",
  "Hall",
  "Allen",
  "King",
  "Wright",
  "Scott",
  "Green",
  "Baker",
  "Adams",
  "Nelson",
  "Carter",
};

static const char *const roles[] = {
  "Executive Director",
  "Policy Director",
  "Communications Manager",
  "Senior Policy Associate",
  "Research Analyst",
  "Development Director",
  "KIDS COUNT Coordinator",
  "Organizer",
  "Government Affairs Director",
  "Program Manager",
  "Data Manager",
  "Outreach Coordinator",
};

static const struct {
  const char *name;
  const char *given;
  const char *family;
  const char *pronunciation;
} difficult[] = {
  { "María de los Ángeles Fernández-Echeverría Villavicencio", "María de los Ángeles",
    "Fernández-Echeverría Villavicencio", "ma-REE-a de los AN-heh-les" },             /* longest name */
  { "محمد الأحمد", "محمد", "الأحمد", "mo-HAM-mad al-AH-mad" },                        /* Arabic */
  { "فاطمة الزهراء", "فاطمة", "الزهراء", NULL },                                      /* Arabic */
  { "Sukarno", NULL, NULL, NULL },                                                    /* one word */
  { "X", NULL, NULL, NULL },                                                          /* one letter */
  { "Wu Li", "Li", "Wu", "woo LEE" },                                                 /* short */
  { "小林さくら", "さくら", "小林", "koh-bah-yah-shee sah-koo-rah" },                 /* family name first, in kanji */
  { "김민준", "민준", "김", NULL },                                                   /* Hangul */
  { "Ирина Петрова", "Ирина", "Петрова", "ee-REE-na pe-TRO-va" },                     /* Cyrillic */
  { "Ελένη Παπαδοπούλου", "Ελένη", "Παπαδοπούλου", NULL },                            /* Greek */
  { "שירה לוי", "שירה", "לוי", NULL },                                                /* Hebrew */
  { "Leilani Kaʻahumanu", "Leilani", "Kaʻahumanu", "lay-LAH-nee ka-ah-hoo-MAH-noo" }, /* okina */
  { "Ana O'Brien-D’Arcy", "Ana", "O'Brien-D’Arcy", NULL },                            /* two apostrophes */
  { "Amara Díaz 🌻", "Amara", "Díaz", NULL },                                          /* emoji */
  { "Robert “Bobby” <Tables>; DROP", "Robert", "Tables", NULL },                      /* markup and quotes */
  { "Nguyễn Thị Minh Khai", "Minh Khai", "Nguyễn", "ngwen tee ming KYE" },            /* family name first */
};

static const char *const pronouns[] = { "she/her", "he/him", "they/them", "ella", NULL };

/**
 * lyd_demo_pick:
 * @state: the generator's, any number but 0
 *
 * Returns: a number below @n; the same row of numbers for the same first state (xorshift64, Marsaglia 2003)
 */
guint
lyd_demo_pick (guint64 *state,
               guint n)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (guint) ((*state >> 11) % n);
}

gboolean
lyd_demo_add_organizations (LydFile *file,
                            LydId *ids,
                            GError **error)
{
  for (guint i = 0; i < LYD_DEMO_N_ORGANIZATIONS; i++) {
    LydOrganization organization = {
      .id = lyd_context_make_id (&file->context),
      .name = (char *) organizations[i].name,
      .state = (char *) organizations[i].state,
      .member = TRUE,
    };

    if (!lyd_organizations_insert (file->db, &organization, error))
      return FALSE;
    ids[i] = organization.id;
  }
  return TRUE;
}

/* "maribel.okonkwo.17@al.example.org": the number keeps namesakes apart. */
static char *
make_email (const LydPerson *person,
            guint index,
            guint organization)
{
  g_autofree char *folded = lyd_fold_text (person->name);
  g_autofree char *state = organization < LYD_DEMO_N_ORGANIZATIONS
                             ? g_ascii_strdown (organizations[organization].state, -1)
                             : g_strdup ("guest");
  GString *local = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (local, *p);
    else if (*p == ' ' && local->len > 0)
      g_string_append_c (local, '.');
  g_string_append_printf (local, "%s%u@%s.example.org", local->len > 0 ? "." : "person", index, state);
  return g_string_free (local, FALSE);
}

static void
name_person (LydPerson *person,
             guint index,
             guint64 *state)
{
  if (index < G_N_ELEMENTS (difficult)) {
    person->name = g_strdup (difficult[index].name);
    person->given = g_strdup (difficult[index].given);
    person->family = g_strdup (difficult[index].family);
    person->pronunciation = g_strdup (difficult[index].pronunciation);
    return;
  }
  person->given = g_strdup (given_names[lyd_demo_pick (state, G_N_ELEMENTS (given_names))]);
  person->family = g_strdup (family_names[lyd_demo_pick (state, G_N_ELEMENTS (family_names))]);
  person->name = g_strdup_printf ("%s %s", person->given, person->family);
}

/* The difficulties that are not in a name: a shared mailbox, the same person twice, a name on the ID. */
static void
plant_difficulty (LydPerson *person,
                  guint index)
{
  switch (index) {
  case 20: /* three people who share their office's mailbox */
  case 21:
  case 22:
    g_free (person->email);
    person->email = g_strdup ("office@oh.example.org");
    break;
  case 30: /* the same person twice, with another address each */
  case 31:
    g_free (person->name);
    g_free (person->given);
    g_free (person->family);
    person->name = g_strdup (index == 30 ? "Maribel Okonkwo-Reyes" : "Maribel Okonkwo Reyes");
    person->given = g_strdup ("Maribel");
    person->family = g_strdup (index == 30 ? "Okonkwo-Reyes" : "Okonkwo Reyes");
    break;
  case 32: /* a name on the ID that nobody uses */
    person->legal = g_strdup ("Margaret Elizabeth Adams-Whitcomb");
    break;
  default:
    break;
  }
}

gboolean
lyd_demo_add_people (LydFile *file,
                     const LydId *organization_ids,
                     LydDemoPerson *people,
                     GError **error)
{
  guint64 state = 2027;

  for (guint i = 0; i < LYD_DEMO_N_PEOPLE; i++) {
    g_autoptr (LydPerson) person = lyd_person_new ();
    guint organization = i % (LYD_DEMO_N_ORGANIZATIONS + 1); /* one in 46 has none */

    name_person (person, i, &state);
    person->id = lyd_context_make_id (&file->context);
    if (organization < LYD_DEMO_N_ORGANIZATIONS)
      person->organization = organization_ids[organization];
    /* Each organization's first person leads it. */
    person->role =
      g_strdup (roles[i <= LYD_DEMO_N_ORGANIZATIONS ? 0 : 1 + lyd_demo_pick (&state, G_N_ELEMENTS (roles) - 1)]);
    person->pronouns = g_strdup (pronouns[lyd_demo_pick (&state, G_N_ELEMENTS (pronouns))]);
    person->pronouns_public = person->pronouns != NULL && lyd_demo_pick (&state, 3) > 0;
    person->phone = g_strdup_printf ("(202) 555-0%03u", 100 + i % 100);
    person->email = make_email (person, i, organization);
    plant_difficulty (person, i);
    if (!lyd_people_insert (file->db, person, error))
      return FALSE;

    people[i].id = person->id;
    people[i].organization = organization;
    people[i].leads = i <= LYD_DEMO_N_ORGANIZATIONS;
  }
  return TRUE;
}
