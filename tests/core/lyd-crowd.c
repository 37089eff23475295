#include "lyd-crowd.h"

#include "lyd-events.h"
#include "lyd-organizations.h"
#include "lyd-people.h"
#include "lyd-plan.h"
#include "lyd-presence.h"
#include "lyd-register-private.h"
#include "lyd-scans.h"
#include "lyd-stations.h"
#include "lyd-time.h"

/*
 * A gathering far larger than any that a network has: for measuring, and for pictures of long lists. Everybody is made
 * up. It is written straight into the tables, in one transaction: a few seconds for 100,000.
 */

static const char *const given_names[] = {
  "Amara",
  "Beatriz",
  "Carlos",
  "Dana",
  "Elena",
  "Farid",
  "Grace",
  "Hiroshi",
  "Imani",
  "Jorge",
  "Keisha",
  "Lucía",
  "Marcus",
  "Naomi",
  "Omar",
  "Priya",
  "Quinn",
  "Rosa",
  "Samuel",
  "Thandiwe",
  "Uma",
  "Víctor",
  "Wei",
  "Ximena",
  "Yusuf",
  "Zoe",
  "Maribel",
  "Anthony",
  "José",
  "Leilani",
};
static const char *const family_names[] = {
  "Adams",
  "Baker",
  "Castillo",
  "Díaz",
  "Edwards",
  "Fernández",
  "Garcia",
  "Hernández",
  "Ibrahim",
  "Johnson",
  "Kim",
  "Lee",
  "Martínez",
  "Nguyen",
  "O'Brien",
  "Patel",
  "Quintana",
  "Robinson",
  "Singh",
  "Thompson",
  "Underwood",
  "Vega",
  "Williams",
  "Xu",
  "Young",
  "Zimmermann",
  "Okafor",
  "Begay",
  "Kealoha",
  "Müller",
};
static const char *const states[] = {
  "Alabama",
  "Alaska",
  "Arizona",
  "Arkansas",
  "California",
  "Colorado",
  "Connecticut",
  "Delaware",
  "Florida",
  "Georgia",
  "Hawaii",
  "Idaho",
  "Illinois",
  "Indiana",
  "Iowa",
  "Kansas",
  "Kentucky",
  "Louisiana",
  "Maine",
  "Maryland",
  "Massachusetts",
  "Michigan",
  "Minnesota",
  "Mississippi",
  "Missouri",
  "Montana",
  "Nebraska",
  "Nevada",
  "New Hampshire",
  "New Jersey",
  "New Mexico",
  "New York",
  "North Carolina",
  "North Dakota",
  "Ohio",
  "Oklahoma",
  "Oregon",
  "Pennsylvania",
  "Rhode Island",
  "South Carolina",
  "South Dakota",
  "Tennessee",
  "Texas",
  "Utah",
  "Vermont",
  "Virginia",
  "Washington",
  "West Virginia",
  "Wisconsin",
  "Wyoming",
};

typedef struct {
  LydFile *file;
  LydCrowd *crowd;
  LydId organizations[G_N_ELEMENTS (states)];
  LydId station;
  GRand *rand;
  gint64 now;
  gint64 seq;
} Maker;

static void
must (gboolean ok,
      GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "failed");
}

/* The second of its three days is today. */
static void
add_event (Maker *self)
{
  g_autoptr (LydEvent) event = lyd_plan_new_event (LYD_KIND_RETREAT, self->now - 25 * LYD_HOUR, "America/New_York");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  event->title = g_strdup ("2027 Partnership Retreat");
  event->venue = g_strdup ("Baltimore, Maryland");
  must (lyd_plan_add_event (self->file, event, &error), error);
  sessions = lyd_plan_list_sessions (self->file, &event->id, &error);
  must (sessions != NULL && sessions->len > 0, error);
  self->crowd->event = event->id;
  self->crowd->arrival = ((LydSession *) g_ptr_array_index (sessions, 0))->id;
}

static void
add_organizations (Maker *self)
{
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (LydOrganization) organization = lyd_organization_new ();

    organization->id = self->organizations[i] = lyd_context_make_id (&self->file->context);
    organization->name = g_strdup_printf ("Voices for %s's Children (demo)", states[i]);
    must (lyd_organizations_insert (self->file->db, organization, &error), error);
  }
}

static void
add_person (Maker *self,
            int i,
            LydId *id,
            char **name)
{
  g_autoptr (LydPerson) person = lyd_person_new ();
  g_autoptr (GError) error = NULL;

  person->id = *id = lyd_context_make_id (&self->file->context);
  person->organization = self->organizations[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (states))];
  person->given = g_strdup (given_names[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (given_names))]);
  person->family =
    g_strdup_printf ("%s-%s", family_names[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (family_names))],
                     family_names[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (family_names))]);
  person->name = g_strdup_printf ("%s %s", person->given, person->family);
  person->email = g_strdup_printf ("person.%d@example.org", i);
  must (lyd_people_insert (self->file->db, person, &error), error);
  *name = g_steal_pointer (&person->name);
}

static LydStatus
draw_status (int i)
{
  if (i % 53 == 7)
    return LYD_STATUS_CANCELLED;
  if (i % 61 == 9)
    return LYD_STATUS_WAITLISTED;
  return i % 97 == 11 ? LYD_STATUS_PENDING : LYD_STATUS_CONFIRMED;
}

static void
add_scan (Maker *self,
          const LydId *registration)
{
  g_autoptr (LydScan) scan = lyd_scan_new ();
  g_autoptr (GError) error = NULL;

  scan->id = lyd_context_make_id (&self->file->context);
  scan->attempt = lyd_context_make_id (&self->file->context);
  scan->station = self->station;
  scan->seq = ++self->seq;
  scan->session = self->crowd->arrival;
  scan->registration = *registration;
  scan->kind = LYD_SCAN_ENTRY;
  scan->at = self->now - g_rand_int_range (self->rand, 0, 80 * 60) * LYD_SECOND;
  scan->recorded_at = scan->at;
  scan->source = LYD_SOURCE_SCANNER;
  scan->verdict = LYD_VERDICT_ADMITTED;
  scan->basis = LYD_VERDICT_ADMITTED;
  scan->raw = g_strdup ("");
  must (lyd_scans_insert (self->file->db, scan, &error), error);
}

static void
add_registrations (Maker *self,
                   int n_registered,
                   int n_in)
{
  g_autoptr (GError) error = NULL;
  int n_left = n_in;

  for (int i = 0; i < n_registered; i++) {
    g_autoptr (LydRegistration) registration = lyd_registration_new ();
    g_autofree char *code = NULL;
    g_autofree char *name = NULL;

    add_person (self, i, &registration->person, &name);
    registration->event = self->crowd->event;
    registration->status = draw_status (i);
    registration->type = i % 23 == 5 ? LYD_ATTENDEE_FUNDER : i % 17 == 3 ? LYD_ATTENDEE_SPEAKER
                                                                         : registration->type;
    registration->origin = i % 101 == 0 ? LYD_ORIGIN_WALK_IN : LYD_ORIGIN_IMPORT;
    registration->registered_at = self->now - (gint64) (3 + i % 40) * 24 * LYD_HOUR;
    must (lyd_register_issue (self->file, registration, &code, &error), error);
    if (registration->status != LYD_STATUS_CONFIRMED)
      continue;
    if (n_left > 0 && g_rand_int_range (self->rand, 0, n_registered - i) < n_left * 21 / 20) {
      add_scan (self, &registration->id);
      n_left--;
    } else {
      g_ptr_array_add (self->crowd->codes, g_steal_pointer (&code));
      g_ptr_array_add (self->crowd->names, g_steal_pointer (&name));
    }
  }
}

/**
 * lyd_crowd_fill:
 * @n_in: how many of them have checked in at the arrival desk this morning
 * @crowd: (out): to be freed with lyd_crowd_clear()
 *
 * Makes a retreat that is on.
 */
void
lyd_crowd_fill (LydFile *file,
                int n_registered,
                int n_in,
                LydCrowd *crowd)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydTransaction) transaction = NULL;
  Maker self = { .file = file, .crowd = crowd, .rand = rand, .now = lyd_context_now (&file->context) };
  LydStation station = { .label = (char *) "Desk 2", .since = self.now - 24 * LYD_HOUR };

  crowd->codes = g_ptr_array_new_with_free_func (g_free);
  crowd->names = g_ptr_array_new_with_free_func (g_free);
  add_event (&self);
  transaction = lyd_transaction_begin (file->db, &error);
  must (transaction != NULL, error);
  station.id = self.station = lyd_context_make_id (&file->context);
  must (lyd_stations_insert (file->db, &station, &error), error);
  add_organizations (&self);
  add_registrations (&self, n_registered, n_in);
  must (lyd_presence_rebuild (file->db, &error), error);
  must (lyd_transaction_commit (&transaction, &error), error);
}

void
lyd_crowd_clear (LydCrowd *crowd)
{
  g_clear_pointer (&crowd->codes, g_ptr_array_unref);
  g_clear_pointer (&crowd->names, g_ptr_array_unref);
}
