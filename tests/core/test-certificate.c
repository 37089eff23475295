/* A certificate on paper: whatever the names and however many the sessions, all of it stands there. */
#include "lyd-certificate.h"

#include "lyd-pages.h"

#include <glib/gstdio.h>
#include <string.h>

#define LONG_NAME "María de los Ángeles Fernández-Echeverría Villavicencio"
#define LONG_ORGANIZATION "Advocates for Children and Youth of the Southern and Eastern Shore Counties of Maryland"

typedef struct {
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("lanyard-certificate-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->dir, "certificate.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0); /* nothing half written lies about */
  g_free (fixture->dir);
  g_free (fixture->path);
}

static void
add_sessions (LydCertificate *certificate, guint n)
{
  static const char *const titles[] = {
    "Opening plenary: Where children’s budgets come from",
    "Mapping child care deserts",
    "Kids Count: reading the numbers together, and what to tell a reporter who has five minutes",
    "Presupuestos con perspectiva de niñez",
    "Story circle",
  };
  static const char *const days[] = { "Tue 21", "Wed 22", "Thu 23" };

  for (guint i = 0; i < n; i++) {
    g_autofree char *title =
      g_strdup_printf ("%s (%u)", titles[(n == 12 ? 1 + i % 2 * 3 : i) % G_N_ELEMENTS (titles)], i + 1);

    lyd_certificate_add_session (certificate, n > 1 ? days[i * G_N_ELEMENTS (days) / n] : NULL, title,
                                 i % 3 == 0 ? "1 h 30 min" : "45 min");
  }
}

static LydCertificate *
make (const char *name, guint n_sessions, gboolean spanish)
{
  LydCertificate *self = lyd_certificate_new ();

  self->language = g_strdup (spanish ? "es" : "en");
  self->network = g_strdup ("Partnership for America’s Children");
  self->heading = g_strdup (spanish ? "Constancia de asistencia" : "Certificate of Attendance");
  self->certifies = g_strdup (spanish ? "Se hace constar que" : "This certifies that");
  self->name = g_strdup (name);
  self->organization = g_strdup (LONG_ORGANIZATION);
  self->attended = g_strdup (spanish ? "asistió a" : "attended");
  self->event = g_strdup ("2027 Partnership Retreat");
  self->when = g_strdup (spanish ? "21 al 23 de septiembre de 2027" : "September 21–23, 2027");
  self->where = g_strdup ("Baltimore, Maryland");
  self->credit = g_strdup ("11.5 CPE credits");
  self->presenters = g_strdup (n_sessions == 1 ? "Presented by Ana Wu, Bo Li and Maribel Okonkwo-Reyes" : NULL);
  self->signer = g_strdup ("Deborah Stein-Ferrer");
  self->signer_title = g_strdup ("Network Director");
  self->date = g_strdup (spanish ? "24 de septiembre de 2027" : "September 24, 2027");
  self->date_label = g_strdup (spanish ? "Fecha" : "Date");
  self->footer = g_strdup (spanish ? "Constancia 7K3D9Q-2MX4" : "Certificate 7K3D9Q-2MX4");
  self->list_heading = g_strdup (spanish ? "Sesiones" : "Sessions");
  self->list_total = g_strdup (spanish ? "En total" : "Together");
  self->list_hours = g_strdup ("11 h 30 min");
  self->page = g_strdup (spanish ? "Página {page} de {pages}" : "Page {page} of {pages}");
  lyd_certificate_add_figure (self, "11.5", spanish ? "horas" : "hours");
  if (n_sessions > 1) {
    g_autofree char *number = g_strdup_printf ("%u", n_sessions);

    lyd_certificate_add_figure (self, number, spanish ? "sesiones" : "sessions");
    lyd_certificate_add_figure (self, "3", spanish ? "días" : "days");
    add_sessions (self, n_sessions);
  }
  return self;
}

/* Returns: (transfer full): what another program reads in it */
static char *
write_one (Fixture *fixture, const LydCertificate *certificate, gboolean a4)
{
  g_autoptr (LydCertificatePen) pen = lyd_certificate_pen_new (a4);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydCertificatePdf) pdf =
    lyd_certificate_pdf_open (fixture->path, pen, "2027 Partnership Retreat", certificate->language, 0, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (lyd_certificate_pdf_add (pdf, certificate, &error));
  g_assert_true (lyd_certificate_pdf_finish (pdf, &error));
  g_assert_no_error (error);
  return lyd_pages_read_text (fixture->path);
}

/* Keeps what was written where somebody can look at it. */
static void
keep (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("LYD_KEEP_PICTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (path != NULL && g_file_get_contents (fixture->path, &bytes, &length, NULL))
    g_file_set_contents (path, bytes, (gssize) length, NULL);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + strlen (what), what))
    n++;
  return n;
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *file;
    const char *read; /* as another program reads it back; NULL: it orders the letters its own way */
  } names[] = {
    { "Ana Wu", "short.pdf", "Ana Wu" },
    { LONG_NAME, "long.pdf", LONG_NAME },
    { LONG_NAME " de la Santísima Trinidad y Todos los Santos Okonkwo-Reyes", "longest.pdf", "Santísima Trinidad" },
    { "فاطمة الزهراء يوسف العمري", "arabic.pdf", NULL },
    { "渡辺 さくら", "cjk.pdf", "渡辺" },
  };

  if (!lyd_pages_can_draw ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (LydCertificate) certificate = make (names[i].name, i == 1 ? 6 : 1, i % 2 == 1);
    g_autofree char *text = write_one (fixture, certificate, i % 2 == 1);

    keep (fixture, names[i].file);
    g_assert_true (names[i].read == NULL || strstr (text, names[i].read) != NULL);
    g_assert_nonnull (strstr (text, "7K3D9Q-2MX4"));
    g_assert_nonnull (strstr (text, i % 2 == 1 ? "Fecha" : "September 24, 2027"));
    g_assert_cmpuint (count (text, "\f"), ==, 1);
  }
}

static void
test_sessions (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint n;
    guint n_pages;
  } lists[] = { { 1, 1 }, { 2, 1 }, { 6, 1 }, { 12, 1 }, { 25, 2 }, { 80, 4 } };

  if (!lyd_pages_can_draw ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (LydCertificate) certificate = make ("Maribel Okonkwo-Reyes", lists[i].n, FALSE);
    g_autofree char *file = g_strdup_printf ("sessions-%u.pdf", lists[i].n);
    g_autofree char *text = write_one (fixture, certificate, FALSE);

    keep (fixture, file);
    g_test_message ("%u sessions", lists[i].n);
    g_assert_cmpuint (count (text, "\f"), ==, lists[i].n_pages);
    for (guint k = 1; k <= lists[i].n && lists[i].n > 1; k++) {
      g_autofree char *mark = g_strdup_printf ("(%u)", k);

      g_assert_cmpuint (count (text, mark), ==, 1);
    }
    g_assert_cmpint (strstr (text, "Page 2 of") != NULL, ==, lists[i].n_pages > 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/certificate/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/certificate/sessions", Fixture, NULL, set_up, test_sessions, tear_down);
  return g_test_run ();
}
