#include "lyd-nicknames.h"

/* One row a name, with what people who bear it are called in English and Spanish; folded (lyd-fold.h). A short form
 * may stand in several rows: "Pat" is Patricia here and Patrick there, who are never taken for each other. */
static const char *const names[] = {
  "abigail abby gail",
  "abraham abe bram",
  "adriana adri nana",
  "agustin agus tin",
  "albert al bert bertie",
  "alberto beto tito berto",
  "alejandra ale alex sandra jandra",
  "alejandro ale alex jandro",
  "alexander alex al sandy xander sasha",
  "alexandra alex sandra sandy lexi sasha",
  "alfonso poncho fonso",
  "alfredo fredo fredy alf",
  "alicia licha ali",
  "alison allison ali allie",
  "amanda mandy manda",
  "ana anita anna ann anne annie",
  "andrea andi andy",
  "andrew andy drew",
  "angela angie",
  "angelica angie",
  "anthony tony ant",
  "antonia tona toni",
  "antonio tono tony anton",
  "arthur art artie",
  "arturo turo",
  "barbara barb barbie babs bobbie",
  "beatriz bea bety betty",
  "benjamin ben benny benji benja",
  "bernard bernie",
  "bradley brad",
  "caroline carolyn carol carrie",
  "carolina caro",
  "catalina cata",
  "catherine katherine kathryn cathy kathy kate katie kat kitty cate kathleen",
  "cecilia ceci cece",
  "charles charlie chuck chas chaz",
  "christina christine chris tina chrissy christy",
  "christopher chris kit topher",
  "clifford cliff",
  "concepcion concha conchita conchi",
  "consuelo chelo",
  "cristina cris tina",
  "cynthia cindy",
  "daniel dan danny dani",
  "daniela dani",
  "david dave davey davy",
  "deborah debra deb debbie",
  "dennis denny",
  "dolores lola loli",
  "donald don donny",
  "dorothy dot dottie dolly",
  "douglas doug",
  "eduardo edu lalo eddie",
  "edward ed eddie ted ned teddy",
  "edwin ed eddie",
  "eleanor ellie nell nora",
  "elizabeth liz beth betsy betty eliza lizzie libby bess lisa liza lisbeth elisabeth",
  "elena nena leni",
  "emily em emmy",
  "emilio milo",
  "enrique quique kike rique",
  "ernesto neto",
  "esperanza espe",
  "eugene gene",
  "federico fede fico",
  "felipe pipe feli",
  "fernando fer nando",
  "florence flo flora",
  "frances fran francie frankie",
  "francis frank fran",
  "francisca paca paquita francis pancha",
  "francisco paco pancho curro cisco kiko quico frank fran",
  "franklin frank",
  "frederick frederic fred freddie freddy",
  "gabriel gabe gabi",
  "gabriela gabrielle gabi gaby",
  "geoffrey jeffrey jeff geoff",
  "gerald jerry gerry",
  "gerardo gera yayo",
  "gertrude gertie trudy",
  "gilbert gil bert",
  "gloria glo",
  "graciela chela grace",
  "gregory greg gregg",
  "gregorio goyo",
  "guadalupe lupe lupita pita",
  "guillermo memo guille",
  "gustavo gus tavo",
  "harold harry hal",
  "helen nell ellie",
  "henry hank harry hal",
  "hector tito",
  "herbert herb bert",
  "ignacio nacho iggy",
  "irene rena",
  "isabel isabella isa chabela bella izzy",
  "ismael isma",
  "jackson jack",
  "jacob jake",
  "jacqueline jackie",
  "jaime jimmy",
  "james jim jimmy jamie",
  "janet jan",
  "javier javi",
  "jennifer jen jenny jenn",
  "jessica jess jessie",
  "jesus chuy chucho",
  "joaquin quin",
  "john jack johnny jon",
  "jonathan jon jonny nathan",
  "jorge coque george",
  "jose pepe chepe pepito joe",
  "josefa pepa josefina fina chepa",
  "joseph joe joey jo",
  "josephine jo josie",
  "joshua josh",
  "juan juanito juancho johnny",
  "juana juanita",
  "judith judy jude",
  "julian juli jules",
  "juliana juli",
  "kenneth ken kenny",
  "kimberly kim kimmy",
  "lawrence laurence larry lars laurie",
  "leonard leo len lenny",
  "leonardo leo nardo",
  "leticia lety leti",
  "lillian lily lil",
  "lourdes lulu",
  "lucia lucy luci",
  "luis lucho luisito lou",
  "luisa lulu lou",
  "magdalena magda lena malena",
  "manuel manolo manny manu lolo",
  "manuela manuelita manoli",
  "marcela marce",
  "margaret maggie meg peg peggy marge margie greta rita madge daisy",
  "margarita marga mague rita magui",
  "maria mari mary maru mia mimi",
  "mariano nano",
  "maribel mari bel",
  "martha marty mattie",
  "martin marty tin",
  "matthew matt matty",
  "maximiliano maxi max",
  "maxwell max",
  "melissa mel missy lissa",
  "mercedes meche merche",
  "michael mike mick mickey mikey",
  "michelle shelly micki",
  "miguel mike migue",
  "mildred millie",
  "monica moni",
  "montserrat montse",
  "nancy nan",
  "natalia nati talia",
  "nathan nate nat",
  "nathaniel nate nat nathan",
  "nicholas nick nicky nico",
  "nicolas nico nick",
  "octavio tavo",
  "oliver ollie",
  "olivia liv livvy",
  "pamela pam",
  "patricia pat patty trish tricia pati paty patsy",
  "patrick pat paddy",
  "patricio pato",
  "pedro perico peter",
  "peter pete",
  "philip phillip phil pip",
  "pilar pili",
  "rafael rafa rafi",
  "ramon moncho monchi",
  "raymond ray",
  "rebecca becky becca",
  "refugio cuca cuco",
  "ricardo ricky rica richard",
  "richard rick dick rich richie ricky",
  "robert bob bobby rob robbie bert",
  "roberto beto tito robert berto",
  "rodolfo fito rudy rodo",
  "rodrigo rodri",
  "ronald ron ronnie",
  "rosa rosita rosie rose",
  "rosario charo chayo",
  "rose rosie",
  "russell russ rusty",
  "salvador chava salva",
  "samantha sam sammy",
  "samuel sam sammy",
  "santiago santi chago yago",
  "sarah sara sally sadie",
  "sebastian seb sebas bastian",
  "sergio checo chechu",
  "silvia silvi",
  "socorro coco",
  "sofia sofi sophia sophie",
  "stanley stan",
  "stephanie steph stephie",
  "stephen steven steve stevie",
  "susan sue susie suzy suzanne susana susanna",
  "teresa tere theresa terry tess tessa",
  "theodore ted teddy theo",
  "thomas tom tommy",
  "timothy tim timmy",
  "tomas tomi",
  "valentina vale tina",
  "veronica vero ronnie",
  "vicente chente",
  "victor vic vico",
  "victoria vicky vicki tori vico",
  "vincent vince vinny",
  "virginia ginny ginger gina",
  "walter walt wally",
  "william bill billy will willy liam",
  "ximena xime",
  "yolanda yoli",
  "zachary zach zack",
};

struct _LydNicknames {
  GHashTable *rows; /* name -> GArray of guint, its rows */
};

static void
add (LydNicknames *self,
     char *name,
     guint row)
{
  GArray *rows = g_hash_table_lookup (self->rows, name);

  if (rows == NULL) {
    rows = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (self->rows, name, rows);
  } else {
    g_free (name);
  }
  g_array_append_val (rows, row);
}

LydNicknames *
lyd_nicknames_new (void)
{
  LydNicknames *self = g_new0 (LydNicknames, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint row = 0; row < G_N_ELEMENTS (names); row++) {
    g_autofree char **words = g_strsplit (names[row], " ", -1);

    for (gsize i = 0; words[i] != NULL; i++)
      add (self, words[i], row);
  }
  return self;
}

void
lyd_nicknames_free (LydNicknames *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_free (self);
}

/* Whether one person may be called @a and @b; both one folded word. */
gboolean
lyd_nicknames_match (const LydNicknames *self,
                     const char *a,
                     const char *b)
{
  const GArray *of_a = g_hash_table_lookup (self->rows, a);
  const GArray *of_b = of_a != NULL ? g_hash_table_lookup (self->rows, b) : NULL;

  for (guint i = 0; of_b != NULL && i < of_a->len; i++)
    for (guint j = 0; j < of_b->len; j++)
      if (g_array_index (of_a, guint, i) == g_array_index (of_b, guint, j))
        return TRUE;
  return FALSE;
}
