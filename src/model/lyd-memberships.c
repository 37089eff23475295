#include "lyd-memberships.h"

#include <stdio.h>

/* One of them, its days as numbers; those of one organization are a chain. */
typedef struct {
  LydId network;
  int joined;  /* 20270922; 0: always */
  int left_on; /* 0: still there */
  guint next;  /* index plus one */
} Term;

struct _LydMemberships {
  GArray *terms;
  GHashTable *first; /* LydId of an organization -> index plus one */
};

/* "2027-09-22" as 20270922; what is left out counts as the first. 0: none. */
static int
read_day (const char *date)
{
  int year = 0;
  int month = 1;
  int day = 1;

  if (date == NULL || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) < 1)
    return 0;
  return year * 10000 + month * 100 + day;
}

/* @memberships: (element-type LydMembership): read, not kept */
LydMemberships *
lyd_memberships_new (const GPtrArray *memberships)
{
  LydMemberships *self = g_new0 (LydMemberships, 1);

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->first = g_hash_table_new_full (lyd_id_hash, lyd_id_equal, g_free, NULL);
  for (guint i = 0; i < memberships->len; i++) {
    const LydMembership *membership = g_ptr_array_index (memberships, i);
    Term term = { membership->network, read_day (membership->joined), read_day (membership->left_on),
                  GPOINTER_TO_UINT (g_hash_table_lookup (self->first, &membership->organization)) };

    g_array_append_val (self->terms, term);
    g_hash_table_replace (self->first, g_memdup2 (&membership->organization, sizeof (LydId)),
                          GUINT_TO_POINTER (self->terms->len));
  }
  return self;
}

void
lyd_memberships_free (LydMemberships *self)
{
  g_array_unref (self->terms);
  g_hash_table_unref (self->first);
  g_free (self);
}

/**
 * lyd_memberships_has:
 * @network: (nullable): none or %NULL: any
 * @from: 20270922; the first and the last day are included
 * @to: 0: without an end
 *
 * Returns: whether the organization belonged to the network on one of the days
 */
gboolean
lyd_memberships_has (const LydMemberships *self,
                     const LydId *organization,
                     const LydId *network,
                     int from,
                     int to)
{
  guint next = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, organization));
  gboolean any = network == NULL || lyd_id_is_none (network);

  while (next > 0) {
    const Term *term = &g_array_index (self->terms, Term, next - 1);

    if ((any || lyd_id_equal (network, &term->network)) && (to == 0 || term->joined <= to) &&
        (term->left_on == 0 || term->left_on >= from))
      return TRUE;
    next = term->next;
  }
  return FALSE;
}
