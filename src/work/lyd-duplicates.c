#include "lyd-duplicates.h"

#include "lyd-file-private.h"
#include "lyd-fold.h"
#include "lyd-merge-rows.h"
#include "lyd-organizations.h"
#include "lyd-people.h"

#include <glib/gi18n.h>
#include <string.h>

/*
 * Comparing everybody with everybody would be five thousand million pairs among 100,000 people. So each person is filed
 * under a few keys (address, number, name, family and given name within the organization), and only those who share a
 * key are compared. Where very many share one, e.g. the front desk's number, they are put in the order of their names
 * and each is compared with the next few.
 */

#define MAX_CROWD 60
#define NEIGHBOURS 8
#define PHONE_AT_LEAST 7

typedef enum {
  KEY_EMAIL,
  KEY_PHONE,
  KEY_NAME,
  KEY_FAMILY, /* within an organization */
  KEY_GIVEN,  /* within an organization */
} KeyKind;

typedef struct {
  LydId id;
  LydId organization;
  LydNameKey name;
  const char *email; /* folded; NULL where there is none */
  const char *phone; /* digits; NULL where there are too few */
} Person;

/* A person under one key. */
typedef struct {
  guint64 hash;
  guint32 person;
  guint32 kind;
} Filed;

typedef struct {
  guint32 a; /* the lower */
  guint32 b;
  guint32 evidence;
  gint16 likeness;
  gint16 score;
} Pair;

typedef struct {
  GStringChunk *strings;
  LydNicknames *nicknames;
  GArray *people;    /* of Person, by id */
  GArray *filed;     /* of Filed */
  GArray *pairs;     /* of Pair */
  guint next_person; /* the one that aliases are read for */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->nicknames, lyd_nicknames_free);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->filed, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
side_clear (LydDuplicateSide *self)
{
  g_free (self->name);
  g_free (self->organization);
  g_free (self->email);
}

void
lyd_duplicate_free (LydDuplicate *self)
{
  side_clear (&self->keep);
  side_clear (&self->other);
  g_free (self);
}

static Person *
get_person (const Search *self,
            guint index)
{
  return &g_array_index (self->people, Person, index);
}

/* ---- filing ---- */

/* FNV-1a; a collision costs one needless comparison. */
static guint64
hash_bytes (guint64 hash,
            gconstpointer bytes,
            gsize n)
{
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ ((const guint8 *) bytes)[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static void
file_under (Search *self,
            guint person,
            KeyKind kind,
            const LydId *organization,
            const char *text)
{
  Filed filed = { .person = person, .kind = kind };
  guint8 mark = (guint8) kind;

  filed.hash = hash_bytes (G_GUINT64_CONSTANT (14695981039346656037), &mark, 1);
  if (organization != NULL)
    filed.hash = hash_bytes (filed.hash, organization, sizeof *organization);
  filed.hash = hash_bytes (filed.hash, text, strlen (text));
  g_array_append_val (self->filed, filed);
}

static void
file_email (Search *self,
            guint person,
            const char *folded)
{
  g_autofree char *key = lyd_likeness_email_key (folded);

  file_under (self, person, KEY_EMAIL, NULL, key);
}

static void
file_name (Search *self,
           guint person,
           const char *words)
{
  if (strchr (words, ' ') != NULL)
    file_under (self, person, KEY_NAME, NULL, words);
}

static void
file_each_word (Search *self,
                guint person,
                KeyKind kind,
                const LydId *organization,
                const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (each[i][0] != '\0')
      file_under (self, person, kind, organization, each[i]);
}

/* Where given and family name are not on file apart, the first and the last word stand for them. */
static LydNameKey
make_name (Search *self,
           const LydMergePerson *row)
{
  g_autofree char *name = lyd_fold_text (row->name);
  g_autofree char *given = lyd_fold_text (row->given);
  g_autofree char *family = lyd_fold_text (row->family);
  g_autofree char *sorted = NULL;
  LydNameKey key = { "", "", "" };
  const char *first = given[0] != '\0' ? given : name;
  const char *last = strrchr (name, ' ');

  /* Only an address is known. */
  if (row->name != NULL && strchr (row->name, '@') != NULL)
    return key;
  sorted = lyd_likeness_sort_words (name);
  key.words = g_string_chunk_insert (self->strings, sorted);
  key.given = g_string_chunk_insert_len (self->strings, first, (gssize) strcspn (first, " "));
  if (family[0] != '\0')
    key.family = g_string_chunk_insert_const (self->strings, family);
  else if (last != NULL)
    key.family = g_string_chunk_insert_const (self->strings, last + 1);
  return key;
}

static void
add_person (gpointer data,
            const LydMergePerson *row)
{
  Search *self = data;
  g_autofree char *phone = lyd_fold_phone (row->phone);
  Person person = { .id = row->id, .organization = row->organization, .name = make_name (self, row) };
  guint index = self->people->len;

  if (row->email != NULL) {
    person.email = g_string_chunk_insert (self->strings, row->email);
    file_email (self, index, row->email);
  }
  if (strlen (phone) >= PHONE_AT_LEAST) {
    person.phone = g_string_chunk_insert (self->strings, phone);
    file_under (self, index, KEY_PHONE, NULL, phone);
  }
  file_name (self, index, person.name.words);
  if (!lyd_id_is_none (&person.organization)) {
    file_each_word (self, index, KEY_FAMILY, &person.organization, person.name.family);
    file_each_word (self, index, KEY_GIVEN, &person.organization, person.name.given);
  }
  g_array_append_val (self->people, person);
}

/* People and aliases both come by the id of the person. */
static void
add_alias (gpointer data,
           const LydId *person,
           const char *kind,
           const char *folded)
{
  Search *self = data;

  while (self->next_person < self->people->len &&
         lyd_id_compare (&get_person (self, self->next_person)->id, person) < 0)
    self->next_person++;
  if (self->next_person == self->people->len || !lyd_id_equal (&get_person (self, self->next_person)->id, person))
    return;
  if (strcmp (kind, "email") == 0) {
    file_email (self, self->next_person, folded);
  } else if (strcmp (kind, "phone") == 0 && strlen (folded) >= PHONE_AT_LEAST) {
    file_under (self, self->next_person, KEY_PHONE, NULL, folded);
  } else if (strcmp (kind, "name") == 0) {
    g_autofree char *sorted = lyd_likeness_sort_words (folded);

    file_name (self, self->next_person, sorted);
  }
}

/* ---- comparing ---- */

static guint
find_evidence (const Person *a,
               const Person *b,
               KeyKind kind)
{
  guint evidence = 0;

  if (a->email != NULL && g_strcmp0 (a->email, b->email) == 0)
    evidence |= LYD_EVIDENCE_EMAIL;
  else if (kind == KEY_EMAIL)
    evidence |= LYD_EVIDENCE_EMAIL_VARIANT;
  if (kind == KEY_PHONE || (a->phone != NULL && g_strcmp0 (a->phone, b->phone) == 0))
    evidence |= LYD_EVIDENCE_PHONE;
  if (lyd_id_is_none (&a->organization) || lyd_id_is_none (&b->organization))
    evidence |= LYD_EVIDENCE_NO_ORGANIZATION;
  else if (lyd_id_equal (&a->organization, &b->organization))
    evidence |= LYD_EVIDENCE_ORGANIZATION;
  return evidence;
}

static void
compare (Search *self,
         const Filed *first,
         const Filed *second)
{
  const Person *a = get_person (self, first->person);
  const Person *b = get_person (self, second->person);
  LydLikeness likeness;
  guint evidence;
  Pair pair;

  if (first->person == second->person)
    return;
  likeness = lyd_likeness_of_names (self->nicknames, &a->name, &b->name);
  /* Under a former name of one of them. */
  if (first->kind == KEY_NAME && likeness < LYD_LIKENESS_LONGER)
    likeness = LYD_LIKENESS_LONGER;
  evidence = find_evidence (a, b, (KeyKind) first->kind);
  if (lyd_likeness_score (likeness, evidence) == 0)
    return;
  pair = (Pair){ .a = MIN (first->person, second->person),
                 .b = MAX (first->person, second->person),
                 .evidence = evidence,
                 .likeness = (gint16) likeness };
  g_array_append_val (self->pairs, pair);
}

static int
compare_filed (gconstpointer a,
               gconstpointer b)
{
  const Filed *first = a;
  const Filed *second = b;

  return first->hash != second->hash ? (first->hash < second->hash ? -1 : 1)
                                     : (int) (first->person > second->person) - (int) (first->person < second->person);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  const Search *self = data;
  guint32 first = ((const Filed *) a)->person;
  guint32 second = ((const Filed *) b)->person;
  const LydNameKey *one = &get_person (self, first)->name;
  const LydNameKey *two = &get_person (self, second)->name;
  int order = strcmp (one->family, two->family);

  if (order == 0)
    order = strcmp (one->given, two->given);
  return order != 0 ? order : (int) (first > second) - (int) (first < second);
}

static void
compare_run (Search *self,
             Filed *run,
             guint n)
{
  guint reach = n;

  if (n > MAX_CROWD) {
    g_qsort_with_data (run, (int) n, sizeof *run, compare_names, self);
    reach = NEIGHBOURS;
  }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && j - i <= reach; j++)
      compare (self, &run[i], &run[j]);
}

static void
compare_all (Search *self)
{
  Filed *filed = (Filed *) (gpointer) self->filed->data;
  guint n;

  g_array_sort (self->filed, compare_filed);
  for (guint start = 0; start < self->filed->len; start += n) {
    for (n = 1; start + n < self->filed->len && filed[start + n].hash == filed[start].hash;)
      n++;
    compare_run (self, filed + start, n);
  }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return (int) (first->b > second->b) - (int) (first->b < second->b);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  return first->score != second->score ? second->score - first->score : compare_pairs (a, b);
}

/* One row a pair, whatever keys it was found under, the likeliest first. */
static void
rank (Search *self)
{
  guint n = 0;

  g_array_sort (self->pairs, compare_pairs);
  for (guint i = 0; i < self->pairs->len; i++) {
    Pair *pair = &g_array_index (self->pairs, Pair, i);
    Pair *last = n > 0 ? &g_array_index (self->pairs, Pair, n - 1) : NULL;

    if (last != NULL && compare_pairs (last, pair) == 0) {
      last->evidence |= pair->evidence;
      last->likeness = MAX (last->likeness, pair->likeness);
    } else {
      g_array_index (self->pairs, Pair, n++) = *pair;
    }
  }
  g_array_set_size (self->pairs, n);
  for (guint i = 0; i < n; i++) {
    Pair *pair = &g_array_index (self->pairs, Pair, i);

    if ((pair->evidence & LYD_EVIDENCE_EMAIL) != 0)
      pair->evidence &= ~(guint32) LYD_EVIDENCE_EMAIL_VARIANT;
    pair->score = (gint16) lyd_likeness_score ((LydLikeness) pair->likeness, pair->evidence);
  }
  g_array_sort (self->pairs, compare_scores);
}

/* ---- the answer ---- */

static gboolean
describe (LydFile *file,
          const LydId *id,
          LydDuplicateSide *side,
          int *richness,
          GError **error)
{
  g_autoptr (LydPerson) person = lyd_people_get (file->db, id, error);
  g_autoptr (LydOrganization) organization = NULL;
  g_autoptr (GError) local = NULL;

  if (person == NULL)
    return FALSE;
  if (!lyd_id_is_none (&person->organization))
    organization = lyd_organizations_get (file->db, &person->organization, &local);
  if (local == NULL)
    side->n_registrations = lyd_merge_rows_count_registrations (file->db, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  *richness = side->n_registrations * 10 + (person->email != NULL) * 3 + (person->phone != NULL) +
              (organization != NULL) + (person->role != NULL) + (person->pronouns != NULL) + (person->family != NULL);
  side->person = *id;
  side->name = g_steal_pointer (&person->name);
  side->email = g_steal_pointer (&person->email);
  if (organization != NULL)
    side->organization = g_steal_pointer (&organization->name);
  return TRUE;
}

static LydDuplicate *
duplicate_new (LydFile *file,
               const Search *search,
               const Pair *pair,
               GError **error)
{
  g_autoptr (LydDuplicate) self = g_new0 (LydDuplicate, 1);
  int richness[2];

  if (!describe (file, &get_person (search, pair->a)->id, &self->keep, &richness[0], error) ||
      !describe (file, &get_person (search, pair->b)->id, &self->other, &richness[1], error))
    return NULL;
  if (richness[1] > richness[0]) {
    LydDuplicateSide poorer = self->keep;

    self->keep = self->other;
    self->other = poorer;
  }
  self->likeness = (LydLikeness) pair->likeness;
  self->evidence = pair->evidence;
  self->score = pair->score;
  return g_steal_pointer (&self);
}

/**
 * lyd_duplicates_find:
 * @limit: at most so many
 * @n_all: (out) (optional): how many there are in all
 *
 * Who may be on file twice, the likeliest first; those who were said to be two people are left out. Nothing is merged.
 *
 * Returns: (transfer full) (nullable) (element-type LydDuplicate)
 */
GPtrArray *
lyd_duplicates_find (LydFile *file,
                     guint limit,
                     guint *n_all,
                     GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) lyd_duplicate_free);
  g_auto (Search) search = {
    .strings = g_string_chunk_new (64 * 1024),
    .nicknames = lyd_nicknames_new (),
    .people = g_array_new (FALSE, FALSE, sizeof (Person)),
    .filed = g_array_new (FALSE, FALSE, sizeof (Filed)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (Pair)),
  };
  guint n = 0;

  if (!lyd_merge_rows_read_people (file->db, add_person, &search, error) ||
      !lyd_merge_rows_read_aliases (file->db, add_alias, &search, error))
    return NULL;
  compare_all (&search);
  rank (&search);
  for (guint i = 0; i < search.pairs->len; i++) {
    const Pair *pair = &g_array_index (search.pairs, Pair, i);
    LydDuplicate *duplicate;
    gboolean distinct;

    if (!lyd_distinct_has (file->db, &get_person (&search, pair->a)->id, &get_person (&search, pair->b)->id, &distinct,
                           error))
      return NULL;
    if (distinct || n++ >= limit)
      continue;
    duplicate = duplicate_new (file, &search, pair, error);
    if (duplicate == NULL)
      return NULL;
    g_ptr_array_add (list, duplicate);
  }
  if (n_all != NULL)
    *n_all = n;
  return g_steal_pointer (&list);
}

/* Returns: (transfer full): why they look like one: "A nickname · Same organization" */
char *
lyd_duplicate_describe (const LydDuplicate *self)
{
  GString *reasons = g_string_new (lyd_word_title (&lyd_likenesses, (int) self->likeness));

  for (int i = 0; i < LYD_N_EVIDENCES; i++)
    if ((self->evidence & (1u << i)) != 0)
      g_string_append_printf (reasons, " · %s", lyd_word_title (&lyd_evidences, i));
  return g_string_free (reasons, FALSE);
}

/* Remembers, as one act, that @a and @b are two people: they are not suggested again. */
gboolean
lyd_duplicates_set_distinct (LydFile *file,
                             const LydId *a,
                             const LydId *b,
                             GError **error)
{
  g_autoptr (LydAct) act = lyd_file_begin (file, error);
  g_autoptr (LydPerson) first = NULL;
  g_autoptr (LydPerson) second = NULL;
  g_autoptr (GError) local = NULL;

  if (act == NULL)
    return FALSE;
  first = lyd_people_get (file->db, a, &local);
  second = local == NULL ? lyd_people_get (file->db, b, &local) : NULL;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (first == NULL || second == NULL || lyd_id_equal (a, b)) {
    g_set_error (error, LYD_ERROR, LYD_ERROR_NOT_FOUND, _ ("These are not two people on file. Nothing was changed."));
    return FALSE;
  }
  return lyd_distinct_add (file->db, a, b, error) &&
         lyd_file_commit (file, &act, "distinct", a, error, "name", first->name, "other", second->name, NULL);
}
