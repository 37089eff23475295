#include "lyd-attendance-rule.h"
#include "lyd-interval.h"
#include "lyd-online-fold.h"
#include "lyd-online-name.h"

#include <string.h>

/* ---- the union, against a slow way to count it ---- */

#define SPAN 400

/* A mark for every millisecond that an interval covers. */
static gint64
count_marks (const GArray *intervals,
             int from,
             int to)
{
  gboolean marks[SPAN] = { FALSE };
  gint64 n = 0;

  for (guint i = 0; i < intervals->len; i++)
    for (gint64 t = g_array_index (intervals, LydInterval, i).from; t < g_array_index (intervals, LydInterval, i).to;
         t++)
      marks[t] = TRUE;
  for (int t = from; t < to; t++)
    n += marks[t];
  return n;
}

/* How often somebody comes: a stroll over the marks, where a point that is nobody's ends a visit after @gap. */
static guint
count_strolls (const GArray *intervals,
               int gap)
{
  gboolean there[SPAN + 1] = { FALSE };
  int away = -1;
  guint n = 0;

  /* A point in time is somebody's when it lies in an interval, its ends included. */
  for (int t = 0; t <= SPAN; t++)
    for (guint i = 0; i < intervals->len; i++) {
      const LydInterval *interval = &g_array_index (intervals, LydInterval, i);

      there[t] = there[t] || (interval->from <= t && t <= interval->to);
    }
  for (int t = 0; t <= SPAN; t++) {
    if (!there[t])
      continue;
    if (away < 0 || t - away >= gap)
      n++;
    away = t;
  }
  return n;
}

static GArray *
make_intervals (GRand *rand)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (LydInterval));
  int n = g_rand_int_range (rand, 0, 12);

  for (int i = 0; i < n; i++) {
    int length = g_rand_int_range (rand, 0, 60);
    LydInterval interval;

    interval.from = g_rand_int_range (rand, 0, SPAN);
    switch (g_rand_int_range (rand, 0, 6)) {
    case 0: /* no length */
      interval.to = interval.from;
      break;
    case 1: /* ends before it begins */
      interval.to = g_rand_int_range (rand, 0, SPAN);
      break;
    case 2: /* begins where another one ends */
      interval.from = i > 0 ? g_array_index (intervals, LydInterval, i - 1).to : interval.from;
      interval.to = MIN (interval.from + length, SPAN - 1);
      break;
    case 3: /* once more */
      interval = i > 0 ? g_array_index (intervals, LydInterval, i - 1) : (LydInterval){ 7, 9 };
      break;
    default:
      interval.to = MIN (interval.from + length, SPAN - 1);
    }
    g_array_append_val (intervals, interval);
  }
  return intervals;
}

static void
test_union (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 20000; round++) {
    g_autoptr (GArray) intervals = make_intervals (rand);
    int from = g_rand_int_range (rand, 0, SPAN);
    int to = g_rand_int_range (rand, 0, SPAN);
    int gap = g_rand_int_range (rand, 2, 50);
    gint64 whole = count_marks (intervals, 0, SPAN);
    gint64 within = count_marks (intervals, from, to);
    guint visits = count_strolls (intervals, gap);

    g_assert_cmpint (lyd_intervals_union (intervals), ==, whole);
    g_assert_cmpint (lyd_intervals_count_within (intervals, from, to), ==, within);
    g_assert_cmpuint (lyd_intervals_count_visits (intervals, gap), ==, visits);
    for (guint i = 1; i < intervals->len; i++)
      g_assert_cmpint (g_array_index (intervals, LydInterval, i - 1).to, <,
                       g_array_index (intervals, LydInterval, i).from);
    g_assert_cmpint (lyd_intervals_union (intervals), ==, whole); /* once merged it stays */
  }
}

static void
test_gap (void)
{
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (LydInterval));
  const LydInterval rows[] = { { 0, 10 * LYD_MINUTE },
                               { 10 * LYD_MINUTE + 59 * LYD_SECOND, 20 * LYD_MINUTE },
                               { 21 * LYD_MINUTE, 30 * LYD_MINUTE } };

  g_array_append_vals (intervals, rows, G_N_ELEMENTS (rows));
  /* No gap counts as time, however short. */
  g_assert_cmpint (lyd_intervals_union (intervals), ==, 28 * LYD_MINUTE + LYD_SECOND);
  /* 59 seconds are no departure, 60 are. */
  g_assert_cmpuint (lyd_intervals_count_visits (intervals, LYD_INTERVAL_REJOIN), ==, 2);
}

/* ---- what rows come to ---- */

#define AT(minutes) ((gint64) (minutes) *LYD_MINUTE)

static const LydAttendanceRule five = { .share = -1, .minutes = 5 };
static const LydAttendanceRule clipped = { .share = -1, .minutes = 5, .clip = TRUE };
static const LydAttendanceRule most = { .share = 50, .minutes = -1 };

static void
connect_from (LydOnlineFold *fold,
              LydOnlineRole role,
              int from,
              int to)
{
  lyd_online_fold_add (fold, 1, LYD_EVIDENCE_CONNECTION, role, AT (from), AT (to), -1, 0);
}

static void
test_fold (void)
{
  g_auto (LydOnlineFold) fold = { 0 };
  LydOnlineSum sum;

  lyd_online_fold_init (&fold);
  /* Two devices, a rejoin, and the same row twice; the session is from 60 to 120. */
  connect_from (&fold, LYD_ROLE_ATTENDEE, 50, 80);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 55, 70);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 110, 130);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 110, 130);
  sum = lyd_online_fold_end (&fold, &five, AT (60), AT (120));
  g_assert_cmpint (sum.seconds, ==, 50 * 60);
  g_assert_cmpint (sum.counted, ==, 50 * 60);
  g_assert_cmpuint (sum.connections, ==, 3);
  g_assert_cmpuint (sum.visits, ==, 2);
  g_assert_cmpint (sum.first_at, ==, AT (50));
  g_assert_cmpint (sum.last_at, ==, AT (130));
  g_assert_true (sum.attended);

  lyd_online_fold_reset (&fold);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 20, 64);
  sum = lyd_online_fold_end (&fold, &clipped, AT (60), AT (120));
  g_assert_cmpint (sum.seconds, ==, 44 * 60);
  g_assert_cmpint (sum.counted, ==, 4 * 60);
  g_assert_true (sum.came);
  g_assert_false (sum.attended);

  lyd_online_fold_reset (&fold);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 60, 90);
  g_assert_true (lyd_online_fold_end (&fold, &most, AT (60), AT (120)).attended);
  lyd_online_fold_reset (&fold);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 61, 90);
  g_assert_false (lyd_online_fold_end (&fold, &most, AT (60), AT (120)).attended);
}

static void
test_roles (void)
{
  g_auto (LydOnlineFold) fold = { 0 };

  lyd_online_fold_init (&fold);
  /* Asked onto the stage: a participant. */
  connect_from (&fold, LYD_ROLE_ATTENDEE, 60, 90);
  connect_from (&fold, LYD_ROLE_PANELIST, 90, 120);
  g_assert_cmpint (lyd_online_fold_end (&fold, &five, AT (60), AT (120)).role, ==, LYD_ROLE_ATTENDEE);
  lyd_online_fold_reset (&fold);
  connect_from (&fold, LYD_ROLE_PANELIST, 90, 120);
  /* That they also registered and did not come as that says nothing. */
  lyd_online_fold_add (&fold, 1, LYD_EVIDENCE_ABSENT, LYD_ROLE_ATTENDEE, LYD_TIME_NONE, LYD_TIME_NONE, -1, 0);
  g_assert_cmpint (lyd_online_fold_end (&fold, &five, AT (60), AT (120)).role, ==, LYD_ROLE_PANELIST);
  lyd_online_fold_reset (&fold);
  connect_from (&fold, LYD_ROLE_HOST, 60, 70);
  connect_from (&fold, LYD_ROLE_ATTENDEE, 70, 120);
  g_assert_cmpint (lyd_online_fold_end (&fold, &five, AT (60), AT (120)).role, ==, LYD_ROLE_HOST);
}

static void
test_totals (void)
{
  g_auto (LydOnlineFold) fold = { 0 };
  LydOnlineSum sum;

  lyd_online_fold_init (&fold);
  /* Two rows of one report are added up, another report about the same is not. */
  lyd_online_fold_add (&fold, 1, LYD_EVIDENCE_TOTAL, LYD_ROLE_ATTENDEE, LYD_TIME_NONE, LYD_TIME_NONE, 1200, 0);
  lyd_online_fold_add (&fold, 1, LYD_EVIDENCE_TOTAL, LYD_ROLE_ATTENDEE, LYD_TIME_NONE, LYD_TIME_NONE, 600, 0);
  lyd_online_fold_add (&fold, 2, LYD_EVIDENCE_TOTAL, LYD_ROLE_ATTENDEE, LYD_TIME_NONE, LYD_TIME_NONE, 1500, 0);
  lyd_online_fold_add (&fold, 2, LYD_EVIDENCE_POLL, LYD_ROLE_ATTENDEE, AT (61), LYD_TIME_NONE, -1, 3);
  lyd_online_fold_add (&fold, 2, LYD_EVIDENCE_QUESTION, LYD_ROLE_ATTENDEE, AT (61), LYD_TIME_NONE, -1, 1);
  sum = lyd_online_fold_end (&fold, &five, AT (60), AT (120));
  g_assert_cmpint (sum.seconds, ==, 1800);
  g_assert_cmpuint (sum.polls, ==, 3);
  g_assert_cmpuint (sum.questions, ==, 1);
  g_assert_cmpint (sum.first_at, ==, LYD_TIME_NONE);
  g_assert_true (sum.attended);

  /* A waiting room is no attendance, nor is an answer alone. */
  lyd_online_fold_reset (&fold);
  lyd_online_fold_add (&fold, 1, LYD_EVIDENCE_WAITING, LYD_ROLE_ATTENDEE, AT (60), AT (90), -1, 0);
  lyd_online_fold_add (&fold, 1, LYD_EVIDENCE_POLL, LYD_ROLE_ATTENDEE, AT (61), LYD_TIME_NONE, -1, 1);
  sum = lyd_online_fold_end (&fold, &five, AT (60), AT (120));
  g_assert_false (sum.came);
  g_assert_false (sum.attended);
  g_assert_cmpint (sum.seconds, ==, 0);
  g_assert_cmpuint (sum.polls, ==, 1);
}

static void
test_rules (void)
{
  const LydAttendanceRule both = { .share = 50, .minutes = 5 };
  const LydAttendanceRule any = { .share = -1, .minutes = -1 };

  for (int kind = 0; kind < lyd_kinds.n_words; kind++) {
    LydAttendanceRule rule = lyd_attendance_rule_get_default ((LydKind) kind);

    g_assert_true (lyd_attendance_rule_is_valid (&rule));
    g_assert_cmpint (rule.minutes, ==, 5);
    g_assert_cmpint (rule.clip, ==, kind == LYD_KIND_RETREAT || kind == LYD_KIND_CONVENING);
  }
  g_assert_false (lyd_attendance_rule_is_valid (&both));
  g_assert_true (lyd_attendance_rule_judge (&any, 0, 3600));
  g_assert_true (lyd_attendance_rule_judge (&five, 300, 3600));
  g_assert_false (lyd_attendance_rule_judge (&five, 299, 3600));
  g_assert_false (lyd_attendance_rule_judge (&most, 1799, 3600));
}

/* ---- names ---- */

static void
test_names (void)
{
  static const struct {
    const char *name;
    LydNameKind kind;
  } cases[] = {
    { "Maribel Okonkwo-Reyes", LYD_NAME_PERSON },
    { "Otter", LYD_NAME_PERSON },
    { "Otter Lindqvist", LYD_NAME_PERSON },
    { "Fred", LYD_NAME_PERSON },
    { "Fred Gong", LYD_NAME_PERSON },
    { "Grain Valley Children’s Council", LYD_NAME_PERSON },
    { "Max", LYD_NAME_PERSON },
    { "Fathom Ruiz", LYD_NAME_PERSON },
    { "Maribel's iPhone", LYD_NAME_PERSON },
    { "Ana Ruiz (Fireflies Early Learning)", LYD_NAME_PERSON },
    { "Bo", LYD_NAME_PERSON },
    { "伊藤 太郎", LYD_NAME_PERSON },
    { "Otter.ai", LYD_NAME_BOT },
    { "Desmond's OtterPilot", LYD_NAME_BOT },
    { "OtterPilot (Desmond Tallchief)", LYD_NAME_BOT },
    { "read.ai meeting notes", LYD_NAME_BOT },
    { "Fireflies.ai Notetaker Keisha", LYD_NAME_BOT },
    { "Fred from Fireflies.ai", LYD_NAME_BOT },
    { "Fathom Notetaker", LYD_NAME_BOT },
    { "tl;dv meeting recorder", LYD_NAME_BOT },
    { "MeetGeek Notetaker", LYD_NAME_BOT },
    { "Avoma Assistant", LYD_NAME_BOT },
    { "Sembly Agent", LYD_NAME_BOT },
    { "Zoom AI Companion", LYD_NAME_BOT },
    { "Ana's AI Notetaker", LYD_NAME_BOT },
    { "Notetaker", LYD_NAME_RECORDER },
    { "Notetaker for Ana Ruiz", LYD_NAME_RECORDER },
    { "12025550143", LYD_NAME_PHONE },
    { "1202555****", LYD_NAME_PHONE },
    { "+1 (202) 555-0143", LYD_NAME_PHONE },
    { "iPhone", LYD_NAME_NAMELESS },
    { "iPhone 13 Pro Max", LYD_NAME_NAMELESS },
    { "iPad (2)", LYD_NAME_NAMELESS },
    { "Galaxy S10", LYD_NAME_NAMELESS },
    { "SM-G991U", LYD_NAME_NAMELESS },
    { "Call-In User_1", LYD_NAME_NAMELESS },
    { "Guest", LYD_NAME_NAMELESS },
    { "Zoom user", LYD_NAME_NAMELESS },
    { "007", LYD_NAME_NAMELESS },
    { "", LYD_NAME_NAMELESS },
    { NULL, LYD_NAME_NAMELESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (lyd_online_name_classify (cases[i].name) != cases[i].kind)
      g_test_message ("“%s” is %d", cases[i].name, (int) lyd_online_name_classify (cases[i].name));
    g_assert_cmpint (lyd_online_name_classify (cases[i].name), ==, cases[i].kind);
  }
  g_assert_true (lyd_online_email_is_bot ("notetaker@fireflies.ai"));
  g_assert_false (lyd_online_email_is_bot ("fireflies.ai@example.org"));
  g_assert_false (lyd_online_email_is_bot (NULL));
  g_assert_true (lyd_online_domain_is_public ("gmail.com"));
  g_assert_false (lyd_online_domain_is_public ("voices.example.org"));
}

static void
assert_identity (const char *name,
                 const char *original,
                 const char *email,
                 gint64 joined,
                 const char *expected)
{
  g_autofree char *identity = lyd_online_identity (name, original, email, joined, joined, 7);

  g_assert_cmpstr (identity, ==, expected);
}

static void
test_identities (void)
{
  assert_identity ("Ana", NULL, "ana@example.org", 5, "mail:ana@example.org");
  assert_identity ("Thuy Linh Nguyễn", NULL, NULL, 5, "name:thuy linh nguyen");
  /* Whoever renames themselves stays who they were. */
  assert_identity ("Ana R.", "Ana Ruiz", NULL, 5, "name:ana ruiz");
  assert_identity ("12025550143", NULL, NULL, 5, "tel:12025550143");
  /* A program is not the person by whose link it joined. */
  assert_identity ("Ana's Fireflies.ai Notetaker", NULL, "ana@example.org", 5, "bot:anas fireflies ai notetaker");
  assert_identity ("Fireflies.ai Notetaker", "Ana", NULL, 5, "bot:fireflies ai notetaker");
  assert_identity ("Ana", "Fireflies.ai Notetaker", "ana@example.org", 5, "mail:ana@example.org");
  assert_identity ("Ana (notetaker)", NULL, "ana@example.org", 5, "mail:ana@example.org");
  assert_identity ("iPhone", NULL, NULL, 5, "guest:iphone@5-5");
  assert_identity ("iPhone", NULL, NULL, 6, "guest:iphone@6-6");
  assert_identity ("iPhone", NULL, NULL, LYD_TIME_NONE, "guest:iphone@line 7");
  assert_identity ("1202555****", NULL, NULL, 5, "guest:1202555@5-5");
}

static void
assert_stripped (const char *name,
                 const char *expected)
{
  g_autofree char *stripped = lyd_online_name_strip_device (name);

  g_assert_cmpstr (stripped, ==, expected);
}

static void
test_devices (void)
{
  assert_stripped ("Maribel's iPhone", "maribel");
  assert_stripped ("Maribel’s iPhone 13", "maribel");
  assert_stripped ("iPad de Ana", "ana");
  assert_stripped ("Jess iPhone", "jess");
  assert_stripped ("Max Air", "max air");
  assert_stripped ("iPhone", "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval/union", test_union);
  g_test_add_func ("/interval/gap", test_gap);
  g_test_add_func ("/online-fold/connections", test_fold);
  g_test_add_func ("/online-fold/roles", test_roles);
  g_test_add_func ("/online-fold/totals", test_totals);
  g_test_add_func ("/attendance-rule", test_rules);
  g_test_add_func ("/online-name/kinds", test_names);
  g_test_add_func ("/online-name/identities", test_identities);
  g_test_add_func ("/online-name/devices", test_devices);
  return g_test_run ();
}
