#include "lyd-harness.h"
#include "lyd-kiosk-eyes.h"

#include "kiosk/lyd-kiosk-keyboard.h"
#include "kiosk/lyd-kiosk-style.h"

#include <string.h>

#define DPI(x) ((x) / 25.4)

static const struct {
  int width;
  int height;
  double density;
} panels[] = { { 1024, 600, DPI (117.5) }, { 1280, 800, DPI (149.4) }, { 1920, 1080, DPI (102.5) } };

/* A screen on which something is typed, as the kiosk has them. */
typedef struct {
  LydPhrasebook *book;
  GtkWindow *window;
  LydKioskStyle *style;
  GtkWidget *question;
  GtkWidget *entry;
  GtkWidget *back;
  LydKioskKeyboard *keyboard;
  guint n_steps;
  guint n_erased;
  char *typed;
} Typing;

static void
stepped_cb (Typing *self)
{
  self->n_steps++;
}

static void
erased_cb (Typing *self)
{
  self->n_erased++;
}

static void
typed_cb (Typing *self,
          const char *text)
{
  g_free (self->typed);
  self->typed = g_strdup (text);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
typing_start (Typing *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  *self = (Typing){ .book = lyd_phrasebook_new (NULL) };
  g_assert_nonnull (self->book);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->style = lyd_kiosk_style_new (self->window);
  self->question = make_label ("question");
  self->entry = g_object_new (GTK_TYPE_ENTRY, "focusable", FALSE, NULL);
  self->back = gtk_button_new_with_label ("Atrás");
  self->keyboard = LYD_KIOSK_KEYBOARD (lyd_kiosk_keyboard_new (self->book));
  gtk_widget_add_css_class (page, "page");
  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (self->back, "back");
  gtk_widget_set_valign (self->back, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name", -1);
  gtk_box_append (GTK_BOX (row), self->back);
  gtk_box_append (GTK_BOX (row), self->question);
  gtk_box_append (GTK_BOX (page), row);
  gtk_box_append (GTK_BOX (page), self->entry);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->keyboard));
  gtk_window_set_child (self->window, page);
  gtk_window_set_decorated (self->window, FALSE);
  gtk_label_set_label (GTK_LABEL (self->question), "Su apellido y la inicial de su nombre");
  lyd_kiosk_keyboard_set_target (self->keyboard, GTK_EDITABLE (self->entry));
  lyd_kiosk_keyboard_set_step (self->keyboard, "Siguiente", TRUE);
  g_signal_connect_swapped (self->keyboard, "step", G_CALLBACK (stepped_cb), self);
  g_signal_connect_swapped (self->keyboard, "backspace", G_CALLBACK (erased_cb), self);
  g_signal_connect_swapped (self->keyboard, "text", G_CALLBACK (typed_cb), self);
}

static void
typing_stop (Typing *self)
{
  GtkWidget *keyboard = GTK_WIDGET (self->keyboard);

  g_object_add_weak_pointer (G_OBJECT (keyboard), (gpointer *) &keyboard);
  gtk_window_destroy (self->window);
  WAIT_FOR (keyboard == NULL);
  g_assert_finalize_object (self->style);
  lyd_phrasebook_free (self->book);
  g_free (self->typed);
}

static void
set_panel (Typing *self,
           guint panel)
{
  lyd_kiosk_style_set_density (self->style, panels[panel].density);
  gtk_window_set_default_size (self->window, panels[panel].width, panels[panel].height);
  gtk_window_present (self->window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
  lyd_harness_settle (GTK_WIDGET (self->window), panels[panel].width, panels[panel].height);
}

/* Every key is named, large enough and far enough from the next, its letter legible; nothing is cut off. */
static void
test_fit (void)
{
  static const char *const languages[] = { "en", "es" };
  const char *pictures = g_getenv ("LYD_TEST_PICTURES");
  Typing typing;
  guint n_problems = 0;

  typing_start (&typing);
  for (guint i = 0; i < G_N_ELEMENTS (panels) * 4 * 4 * 2; i++) {
    guint panel = i / 32;
    gboolean larger = i % 2;
    gboolean contrast = i / 2 % 2;
    LydKioskKeys keys = (LydKioskKeys) (i / 4 % 4);
    const char *language = languages[i / 16 % 2];
    g_autofree char *where = g_strdup_printf ("%d wide, keys %d, %s%s%s", panels[panel].width, (int) keys, language,
                                              larger ? ", larger" : "", contrast ? ", contrast" : "");
    LydKioskEyes eyes = { where, panels[panel].density, larger };

    lyd_kiosk_style_set_looks (typing.style, larger, contrast);
    lyd_kiosk_keyboard_set_language (typing.keyboard, language);
    lyd_kiosk_keyboard_set_keys (typing.keyboard, keys);
    gtk_editable_set_text (GTK_EDITABLE (typing.entry), "Okonkwo-Reyes M");
    gtk_label_set_label (GTK_LABEL (typing.question), keys == LYD_KIOSK_KEYS_NAME
                                                        ? "Su apellido y la inicial de su nombre"
                                                        : "Su correo electrónico");
    set_panel (&typing, panel);
    n_problems += lyd_kiosk_eyes_look (&eyes, typing.window, panels[panel].width, panels[panel].height);
    if (pictures != NULL) {
      g_autofree char *path = g_strdup_printf ("%s/keys-%d-%d-%s%s%s.png", pictures, panels[panel].width, (int) keys,
                                               language, larger ? "-larger" : "", contrast ? "-contrast" : "");

      lyd_harness_save_picture (GTK_WIDGET (typing.window), path);
    }
  }
  typing_stop (&typing);
  g_assert_cmpuint (n_problems, ==, 0);
}

/* What is typed by @presses, '<' for the erasing key. */
static void
check_typed (Typing *typing,
             LydKioskKeys keys,
             const char *presses,
             const char *text)
{
  lyd_kiosk_keyboard_set_keys (typing->keyboard, keys);
  gtk_editable_set_text (GTK_EDITABLE (typing->entry), "");
  for (const char *p = presses; *p != '\0'; p = g_utf8_next_char (p)) {
    g_autofree char *key = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

    if (*p == '<')
      lyd_kiosk_keyboard_erase (typing->keyboard);
    else
      lyd_kiosk_keyboard_type (typing->keyboard, key);
  }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (typing->entry)), ==, text);
}

static void
test_typing (void)
{
  Typing typing;

  typing_start (&typing);
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "OKONKWO-REYES M", "Okonkwo-Reyes M");
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "PEÑA ÁLVAREZ", "Peña Álvarez");
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "O'BRIEN", "O'Brien");
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "STRAẞE", "Straße");
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "WU<<<XU", "Xu"); /* erasing nothing is nothing */
  check_typed (&typing, LYD_KIOSK_KEYS_NAME, "PEÑ<N", "Pen");
  check_typed (&typing, LYD_KIOSK_KEYS_EMAIL, "LUPE.ORTIZ@EXAMPLE.ORG", "lupe.ortiz@example.org");
  check_typed (&typing, LYD_KIOSK_KEYS_CODE, "BCD42", "BCD42");
  g_assert_cmpstr (typing.typed, ==, "2");
  g_assert_cmpuint (typing.n_erased, ==, 4);
  gtk_entry_set_max_length (GTK_ENTRY (typing.entry), 3);
  check_typed (&typing, LYD_KIOSK_KEYS_CODE, "BCDFG", "BCD");
  /* Without an entry its signals alone tell. */
  lyd_kiosk_keyboard_set_target (typing.keyboard, NULL);
  lyd_kiosk_keyboard_type (typing.keyboard, "Q");
  lyd_kiosk_keyboard_erase (typing.keyboard);
  g_assert_cmpstr (typing.typed, ==, "Q");
  typing_stop (&typing);
}

static GtkWidget *
find_key (GtkWidget *root,
          const char *name)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, "key")) {
    g_autofree char *problem =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

    return problem == NULL ? root : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_key (child, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
press (Typing *typing,
       const char *name)
{
  GtkWidget *key = find_key (GTK_WIDGET (typing->keyboard), name);

  g_assert_nonnull (key);
  g_signal_emit_by_name (key, "clicked");
}

/* Each key by the name that a screen reader says, in both languages. */
static void
test_keys (void)
{
  Typing typing;

  typing_start (&typing);
  lyd_kiosk_keyboard_set_language (typing.keyboard, "es");
  press (&typing, "Letras con acentos");
  press (&typing, "Á");
  press (&typing, "Letras sin acentos");
  press (&typing, "Ñ");
  press (&typing, "Espacio");
  press (&typing, "Apóstrofo");
  press (&typing, "Borrar");
  press (&typing, "Guion");
  press (&typing, "X");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (typing.entry)), ==, "Áñ -X");
  lyd_kiosk_keyboard_set_language (typing.keyboard, "en");
  lyd_kiosk_keyboard_set_keys (typing.keyboard, LYD_KIOSK_KEYS_EMAIL);
  gtk_editable_set_text (GTK_EDITABLE (typing.entry), "");
  press (&typing, "A");
  press (&typing, "At sign");
  press (&typing, "7");
  press (&typing, "Dot org");
  press (&typing, "Erase");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (typing.entry)), ==, "a@7.or");
  press (&typing, "Siguiente");
  g_assert_cmpuint (typing.n_steps, ==, 1);
  /* The step waits until what is typed is whole. */
  lyd_kiosk_keyboard_set_step (typing.keyboard, "Next", FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_key (GTK_WIDGET (typing.keyboard), "Next")));
  lyd_kiosk_keyboard_set_keys (typing.keyboard, LYD_KIOSK_KEYS_NAME);
  g_assert_false (gtk_widget_get_sensitive (find_key (GTK_WIDGET (typing.keyboard), "Next")));
  typing_stop (&typing);
}

/* With arrows and Enter alone. */
static void
test_arrows (void)
{
  Typing typing;
  GtkWidget *window;

  typing_start (&typing);
  set_panel (&typing, 0);
  window = GTK_WIDGET (typing.window);
  gtk_widget_grab_focus (find_key (window, "Q"));
  gtk_widget_child_focus (window, GTK_DIR_RIGHT);
  g_assert_true (gtk_window_get_focus (typing.window) == find_key (window, "W"));
  gtk_widget_child_focus (window, GTK_DIR_DOWN);
  g_assert_true (gtk_window_get_focus (typing.window) == find_key (window, "S"));
  gtk_widget_child_focus (window, GTK_DIR_DOWN);
  gtk_widget_child_focus (window, GTK_DIR_DOWN);
  gtk_widget_child_focus (window, GTK_DIR_LEFT);
  g_assert_true (gtk_window_get_focus (typing.window) == find_key (window, "Letters with accents"));
  press (&typing, "Letters with accents");
  g_assert_true (gtk_window_get_focus (typing.window) == find_key (window, "Letters without accents"));
  for (int i = 0; i < 6; i++)
    gtk_widget_child_focus (window, GTK_DIR_UP);
  g_assert_true (gtk_window_get_focus (typing.window) == typing.back);
  /* Tab goes through all of them, and out again. */
  for (int i = 0; i < 40 && gtk_window_get_focus (typing.window) != find_key (window, "Siguiente"); i++)
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (typing.window) == find_key (window, "Siguiente"));
  typing_stop (&typing);
}

/* Letters follow the panel and what was asked for, and the style sheet goes with the window. */
static void
test_style (void)
{
  Typing typing;

  typing_start (&typing);
  set_panel (&typing, 0);
  WAIT_FOR (lyd_kiosk_style_get_em (typing.style) == 49);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (typing.window), "panel-small"));
  lyd_kiosk_style_set_looks (typing.style, TRUE, TRUE);
  WAIT_FOR (lyd_kiosk_style_get_em (typing.style) == 60);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (typing.window), "larger"));
  set_panel (&typing, 2);
  WAIT_FOR (lyd_kiosk_style_get_em (typing.style) == 92);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (typing.window), "panel-wide"));
  lyd_kiosk_style_set_looks (typing.style, FALSE, FALSE);
  WAIT_FOR (lyd_kiosk_style_get_em (typing.style) == 64);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (typing.window), "larger"));
  typing_stop (&typing);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/lanyard/Lanyard/icons");
  g_test_add_func ("/kiosk-parts/typing", test_typing);
  g_test_add_func ("/kiosk-parts/keys", test_keys);
  g_test_add_func ("/kiosk-parts/arrows", test_arrows);
  g_test_add_func ("/kiosk-parts/style", test_style);
  g_test_add_func ("/kiosk-parts/fit", test_fit);
  return g_test_run ();
}
