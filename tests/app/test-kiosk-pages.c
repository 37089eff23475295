#include "lyd-harness.h"
#include "lyd-kiosk-eyes.h"

#include "kiosk/lyd-kiosk-listen.h"
#include "kiosk/lyd-kiosk-pin-pad.h"
#include "kiosk/lyd-kiosk-style.h"
#include "lyd-store-pin.h"

#include <string.h>

#define DPI(x) ((x) / 25.4)

static const struct {
  int width;
  int height;
  double density;
} panels[] = { { 1024, 600, DPI (117.5) }, { 1280, 800, DPI (149.4) }, { 1920, 1080, DPI (102.5) } };

/* ---- a voice that nobody hears ---- */

#define FAKE_TYPE_SPEAKER (fake_speaker_get_type ())
G_DECLARE_FINAL_TYPE (FakeSpeaker, fake_speaker, FAKE, SPEAKER, LydSpeaker)

struct _FakeSpeaker {
  LydSpeaker parent_instance;

  char *said;
  char *language;
  gboolean broken;
  guint n_said;
};

G_DEFINE_FINAL_TYPE (FakeSpeaker, fake_speaker, LYD_TYPE_SPEAKER)

static void
fake_speaker_say (LydSpeaker *speaker,
                  const char *text,
                  const char *language)
{
  FakeSpeaker *self = FAKE_SPEAKER (speaker);

  g_free (self->said);
  g_free (self->language);
  self->said = g_strdup (text);
  self->language = g_strdup (language);
  self->n_said++;
  if (self->broken)
    lyd_speaker_set_available (speaker, FALSE);
}

static void
fake_speaker_stop (LydSpeaker *speaker)
{
  g_clear_pointer (&FAKE_SPEAKER (speaker)->said, g_free);
}

static void
fake_speaker_finalize (GObject *object)
{
  g_free (FAKE_SPEAKER (object)->said);
  g_free (FAKE_SPEAKER (object)->language);
  G_OBJECT_CLASS (fake_speaker_parent_class)->finalize (object);
}

static void
fake_speaker_class_init (FakeSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_speaker_finalize;
  LYD_SPEAKER_CLASS (klass)->say = fake_speaker_say;
  LYD_SPEAKER_CLASS (klass)->stop = fake_speaker_stop;
}

static void
fake_speaker_init (FakeSpeaker *self)
{
}

/* ---- a screen to be read ---- */

typedef struct {
  LydPhrasebook *book;
  FakeSpeaker *speaker;
  LydKioskStyle *style;
  GtkWindow *window;
  GtkWidget *screen;
  GtkWidget *entry;
  LydKioskListen *listen;
  guint n_changed;
} Room;

static void
changed_cb (Room *self)
{
  self->n_changed++;
}

static GtkWidget *
add_label (GtkWidget *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
room_start (Room *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button;

  *self = (Room){ .book = lyd_phrasebook_new (NULL), .speaker = g_object_new (FAKE_TYPE_SPEAKER, NULL) };
  self->window = GTK_WINDOW (gtk_window_new ());
  self->style = lyd_kiosk_style_new (self->window);
  self->screen = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->listen = LYD_KIOSK_LISTEN (lyd_kiosk_listen_new (LYD_SPEAKER (self->speaker), self->book));
  add_label (self->screen, "Is this you?", NULL);
  add_label (self->screen, "Maribel O.", LYD_LISTEN_PERSONAL);
  add_label (self->screen, "Peanuts", LYD_LISTEN_SECRET);
  self->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (self->screen), self->entry);
  button = gtk_button_new_with_label ("Yes");
  gtk_box_append (GTK_BOX (self->screen), button);
  gtk_widget_set_visible (add_label (self->screen, "not shown", NULL), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->screen);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->listen));
  gtk_window_set_child (self->window, overlay);
  gtk_window_set_decorated (self->window, FALSE);
  gtk_window_set_default_size (self->window, 1024, 600);
  gtk_window_present (self->window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (self->window)));
  g_signal_connect_swapped (self->listen, "changed", G_CALLBACK (changed_cb), self);
}

static void
room_stop (Room *self)
{
  GtkWidget *listen = GTK_WIDGET (self->listen);

  g_object_add_weak_pointer (G_OBJECT (listen), (gpointer *) &listen);
  gtk_window_destroy (self->window);
  WAIT_FOR (listen == NULL);
  g_assert_finalize_object (self->style);
  g_assert_finalize_object (self->speaker);
  lyd_phrasebook_free (self->book);
}

static void
wait_said (Room *self,
           const char *words)
{
  WAIT_FOR (g_strcmp0 (self->speaker->said, words) == 0);
}

static void
test_listen (void)
{
  Room room;

  room_start (&room);
  lyd_kiosk_listen_set_screen (room.listen, room.screen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_OFF);
  g_assert_cmpstr (lyd_kiosk_listen_get_label (room.listen), ==, "Listen");
  g_assert_null (room.speaker->said);

  /* Headphones are asked for first; nobody else may hear a name. */
  lyd_kiosk_listen_activate (room.listen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_ASKING);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (room.listen)));
  g_assert_true (g_str_has_prefix (room.speaker->said, "Do you wear headphones?"));
  g_assert_null (strstr (room.speaker->said, "Maribel"));
  g_assert_true (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_n, FALSE));
  wait_said (&room, "Is this you? Button: Yes. What is yours alone is read with headphones only.");
  g_assert_cmpstr (room.speaker->language, ==, "en");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (room.listen)));
  lyd_kiosk_listen_say_typed (room.listen, "m");
  g_assert_cmpstr (room.speaker->said, !=, "m");

  /* With headphones everything but what is secret. */
  lyd_kiosk_listen_activate (room.listen);
  g_assert_null (room.speaker->said);
  lyd_kiosk_listen_activate (room.listen);
  lyd_kiosk_listen_answer (room.listen, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (room.entry), "Okonkwo");
  wait_said (&room, "Is this you? Maribel O. Okonkwo. Button: Yes");
  lyd_kiosk_listen_say_typed (room.listen, "m");
  wait_said (&room, "m");
  g_assert_cmpstr (lyd_kiosk_listen_get_label (room.listen), ==, "Stop reading");

  /* R repeats, unless letters are typed; Escape stops. */
  g_assert_false (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_r, TRUE));
  g_assert_true (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_R, FALSE));
  wait_said (&room, "Is this you? Maribel O. Okonkwo. Button: Yes");
  g_assert_true (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_Escape, TRUE));
  g_assert_null (room.speaker->said);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_OFF);
  g_assert_false (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_Escape, FALSE));
  g_assert_false (lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_r, FALSE));

  /* The next person is asked again. */
  lyd_kiosk_listen_activate (room.listen);
  lyd_kiosk_listen_answer (room.listen, TRUE);
  lyd_kiosk_listen_forget (room.listen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_OFF);
  room_stop (&room);
}

static void
test_listen_in_spanish (void)
{
  Room room;

  room_start (&room);
  lyd_kiosk_listen_set_language (room.listen, "es");
  lyd_kiosk_listen_activate (room.listen);
  g_assert_true (g_str_has_prefix (room.speaker->said, "¿Lleva audífonos?"));
  g_assert_cmpstr (room.speaker->language, ==, "es");
  lyd_kiosk_listen_handle_key (room.listen, GDK_KEY_s, FALSE);
  lyd_kiosk_listen_set_screen (room.listen, room.screen);
  wait_said (&room, "Is this you? Maribel O. Botón: Yes");
  /* Whoever goes by keys hears where they are. */
  gtk_widget_grab_focus (gtk_widget_get_last_child (room.screen));
  gtk_widget_child_focus (GTK_WIDGET (room.window), GTK_DIR_TAB_BACKWARD);
  gtk_widget_child_focus (GTK_WIDGET (room.window), GTK_DIR_TAB_FORWARD);
  wait_said (&room, "Yes");
  room_stop (&room);
}

/* No service: the button says so, and nothing else is different. */
static void
test_silence (void)
{
  Room room;

  room_start (&room);
  room.speaker->broken = TRUE;
  lyd_kiosk_listen_set_screen (room.listen, room.screen);
  lyd_kiosk_listen_activate (room.listen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_SILENT);
  g_assert_cmpstr (lyd_kiosk_listen_get_label (room.listen), ==, "No voice here");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (room.listen)));
  lyd_kiosk_listen_forget (room.listen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_SILENT);
  /* It may have come back. */
  room.speaker->broken = FALSE;
  lyd_kiosk_listen_activate (room.listen);
  g_assert_cmpint (lyd_kiosk_listen_get_state (room.listen), ==, LYD_LISTEN_ASKING);
  room_stop (&room);
}

/* The real one where there is no service: it says so, and never waits for it. */
static void
test_no_service (void)
{
  g_autoptr (LydSpeaker) speaker = NULL;

  g_setenv ("SPEECHD_ADDRESS", "unix_socket:/nonexistent/speechd.sock", TRUE);
  g_setenv ("SPEECHD_CMD", "/nonexistent/speech-dispatcher", TRUE);
  speaker = lyd_speech_dispatcher_new ();
  g_assert_true (lyd_speaker_is_available (speaker));
  lyd_speaker_stop (speaker);
  lyd_speaker_say (speaker, "Is anybody there?", "en");
  WAIT_FOR (!lyd_speaker_is_available (speaker));
}

/* ---- the staff's PIN ---- */

typedef struct {
  LydHarness harness;
  LydPhrasebook *book;
  LydStore *store;
  LydKioskStyle *style;
  GtkWindow *window;
  LydKioskPinPad *pad;
  guint n_right;
  guint n_back;
  gboolean done;
} Staff;

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;

  ((Staff *) data)->store = lyd_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
set_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  g_assert_true (lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error));
  g_assert_no_error (error);
  ((Staff *) data)->done = TRUE;
}

static void
right_cb (Staff *self)
{
  self->n_right++;
}

static void
back_cb (Staff *self)
{
  self->n_back++;
}

static void
staff_start (Staff *self)
{
  *self = (Staff){ 0 };
  lyd_harness_prepare (&self->harness);
  lyd_store_open_async (self->harness.path, &self->harness.context, opened_cb, self);
  WAIT_FOR (self->store != NULL);
  lyd_store_set_pin_async (self->store, NULL, "2468", set_cb, self);
  WAIT_FOR (self->done);
  self->book = lyd_phrasebook_new (NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->style = lyd_kiosk_style_new (self->window);
  self->pad = LYD_KIOSK_PIN_PAD (lyd_kiosk_pin_pad_new (self->store, self->book));
  g_signal_connect_swapped (self->pad, "right", G_CALLBACK (right_cb), self);
  g_signal_connect_swapped (self->pad, "back", G_CALLBACK (back_cb), self);
  gtk_window_set_child (self->window, GTK_WIDGET (self->pad));
  gtk_window_set_decorated (self->window, FALSE);
}

static void
staff_stop (Staff *self)
{
  GtkWidget *pad = GTK_WIDGET (self->pad);

  g_object_add_weak_pointer (G_OBJECT (pad), (gpointer *) &pad);
  gtk_window_destroy (self->window);
  WAIT_FOR (pad == NULL);
  g_assert_finalize_object (self->style);
  lyd_phrasebook_free (self->book);
  lyd_store_close (self->store);
  g_clear_object (&self->store);
  lyd_harness_discard (&self->harness);
}

static void
type_pin (Staff *self,
          const char *pin)
{
  for (; *pin != '\0'; pin++)
    lyd_kiosk_pin_pad_type (self->pad, *pin);
  lyd_kiosk_pin_pad_submit (self->pad);
}

static void
try_wrong (Staff *self,
           const char *message)
{
  type_pin (self, "1111");
  WAIT_FOR (strcmp (lyd_kiosk_pin_pad_get_message (self->pad), message) == 0);
}

static void
test_pin (void)
{
  Staff staff;

  staff_start (&staff);
  g_assert_cmpstr (lyd_kiosk_pin_pad_get_message (staff.pad), ==, "For staff: type your PIN to leave.");
  /* Too short is not looked at; letters are nothing. */
  type_pin (&staff, "24");
  lyd_kiosk_pin_pad_type (staff.pad, 'x');
  lyd_kiosk_pin_pad_erase (staff.pad);
  type_pin (&staff, "468");
  WAIT_FOR (staff.n_right == 1);

  /* The third wrong one waits, and says how long; that goes on while nobody is on the page. */
  try_wrong (&staff, "Wrong PIN. Try again.");
  lyd_kiosk_pin_pad_type (staff.pad, '1');
  g_assert_cmpstr (lyd_kiosk_pin_pad_get_message (staff.pad), ==, "For staff: type your PIN to leave.");
  lyd_kiosk_pin_pad_reset (staff.pad);
  try_wrong (&staff, "Wrong PIN. Try again.");
  try_wrong (&staff, "Wrong PIN. Wait 5 more seconds.");
  lyd_kiosk_pin_pad_reset (staff.pad);
  g_assert_true (lyd_kiosk_pin_pad_is_waiting (staff.pad));
  type_pin (&staff, "2468");
  staff.harness.now += 4 * G_TIME_SPAN_MILLISECOND;
  lyd_kiosk_pin_pad_set_language (staff.pad, "es");
  g_assert_cmpstr (lyd_kiosk_pin_pad_get_message (staff.pad), ==, "PIN incorrecto. Espere 1 segundo más.");
  g_assert_cmpuint (staff.n_right, ==, 1);
  staff.harness.now += 1 * G_TIME_SPAN_MILLISECOND;
  lyd_kiosk_pin_pad_reset (staff.pad);
  type_pin (&staff, "2468");
  WAIT_FOR (staff.n_right == 2);
  g_signal_emit_by_name (lyd_harness_find (GTK_WIDGET (staff.pad), "back"), "clicked");
  g_assert_cmpuint (staff.n_back, ==, 1);
  staff_stop (&staff);
}

/* ---- both, as they look ---- */

static guint
look (LydKioskStyle *style,
      GtkWindow *window,
      const char *name,
      const char *language,
      guint i)
{
  const char *pictures = g_getenv ("LYD_TEST_PICTURES");
  guint panel = i / 4;
  gboolean larger = i % 2;
  gboolean contrast = i / 2 % 2;
  g_autofree char *where = g_strdup_printf ("%s-%d-%s%s%s", name, panels[panel].width, language,
                                            larger ? "-larger" : "", contrast ? "-contrast" : "");
  g_autofree char *path = g_strdup_printf ("%s/%s.png", pictures != NULL ? pictures : ".", where);
  LydKioskEyes eyes = { where, panels[panel].density, larger };
  guint n_problems;

  lyd_kiosk_style_set_looks (style, larger, contrast);
  lyd_kiosk_style_set_density (style, panels[panel].density);
  gtk_window_set_default_size (window, panels[panel].width, panels[panel].height);
  gtk_window_present (window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (window)));
  lyd_harness_settle (GTK_WIDGET (window), panels[panel].width, panels[panel].height);
  n_problems = lyd_kiosk_eyes_look (&eyes, window, panels[panel].width, panels[panel].height);
  if (pictures != NULL)
    lyd_harness_save_picture (GTK_WIDGET (window), path);
  return n_problems;
}

static void
test_looks (void)
{
  static const char *const languages[] = { "en", "es" };
  Staff staff;
  Room room;
  guint n_problems = 0;

  staff_start (&staff);
  for (int i = 0; i < 3; i++)
    lyd_kiosk_pin_pad_type (staff.pad, '1');
  for (guint language = 0; language < 2; language++) {
    lyd_kiosk_pin_pad_set_language (staff.pad, languages[language]);
    for (guint i = 0; i < G_N_ELEMENTS (panels) * 4; i++)
      n_problems += look (staff.style, staff.window, "pin", languages[language], i);
  }
  staff_stop (&staff);

  room_start (&room);
  gtk_widget_set_visible (room.screen, FALSE);
  lyd_kiosk_listen_activate (room.listen);
  for (guint language = 0; language < 2; language++) {
    lyd_kiosk_listen_set_language (room.listen, languages[language]);
    for (guint i = 0; i < G_N_ELEMENTS (panels) * 4; i++)
      n_problems += look (room.style, room.window, "headphones", languages[language], i);
  }
  room_stop (&room);
  g_assert_cmpuint (n_problems, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/lanyard/Lanyard/icons");
  g_test_add_func ("/kiosk-pages/listen", test_listen);
  g_test_add_func ("/kiosk-pages/listen-in-spanish", test_listen_in_spanish);
  g_test_add_func ("/kiosk-pages/silence", test_silence);
  g_test_add_func ("/kiosk-pages/no-service", test_no_service);
  g_test_add_func ("/kiosk-pages/pin", test_pin);
  g_test_add_func ("/kiosk-pages/looks", test_looks);
  return g_test_run ();
}
