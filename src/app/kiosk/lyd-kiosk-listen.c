#include "lyd-kiosk-listen.h"

#include <glib/gi18n.h>
#include <string.h>

#define SPOKEN_NAME "lyd-spoken-name"

struct _LydKioskListen {
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *yes;
  GtkWidget *no;
  GtkWidget *never;

  LydSpeaker *speaker;
  const LydPhrasebook *book; /* the caller's, which lives longer */
  const char *language;
  GtkWidget *screen; /* weak: what is shown now */
  GtkWindow *window; /* weak: whose focus is followed */
  LydListenState state;
  guint reading; /* idle source: once the screen is filled in */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydKioskListen, lyd_kiosk_listen, GTK_TYPE_BOX)

/**
 * lyd_kiosk_name:
 *
 * GTK 4.8 tells nobody what a widget's accessible name is, so that it is kept beside it.
 */
void
lyd_kiosk_name (GtkWidget *widget,
                const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (widget), SPOKEN_NAME, g_strdup (name), g_free);
}

static const char *
say (LydKioskListen *self,
     const char *msgid)
{
  return lyd_phrasebook_get (self->book, self->language, "kiosk voice", msgid);
}

static gboolean
is_on (LydKioskListen *self)
{
  return self->state == LYD_LISTEN_PUBLIC || self->state == LYD_LISTEN_PRIVATE;
}

/* ---- what a screen says ---- */

typedef struct {
  LydKioskListen *self;
  GString *words;
  gboolean left_out; /* something of a person */
  gboolean keyboard;
} Reading;

/* A sentence of its own, so that the voice pauses after it. */
static void
add_words (Reading *reading,
           const char *words)
{
  gsize length = reading->words->len;

  if (words == NULL || *words == '\0')
    return;
  if (length > 0)
    g_string_append (reading->words, strchr (".?!:,", reading->words->str[length - 1]) != NULL ? " " : ". ");
  g_string_append (reading->words, words);
}

static const char *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *words = gtk_widget_get_visible (child) ? find_label (child) : NULL;

    if (words != NULL && *words != '\0')
      return words;
  }
  return NULL;
}

static const char *
get_spoken_name (GtkWidget *widget)
{
  const char *name = g_object_get_data (G_OBJECT (widget), SPOKEN_NAME);

  return name != NULL ? name : find_label (widget);
}

/* Whether @widget is left out: what is secret always, what is personal without headphones. */
static gboolean
leave_out (Reading *reading,
           GtkWidget *widget)
{
  gboolean personal = gtk_widget_has_css_class (widget, LYD_LISTEN_PERSONAL) || GTK_IS_EDITABLE (widget);

  if (gtk_widget_has_css_class (widget, LYD_LISTEN_SECRET))
    return TRUE;
  if (personal && reading->self->state != LYD_LISTEN_PRIVATE) {
    reading->left_out |= !GTK_IS_EDITABLE (widget) || *gtk_editable_get_text (GTK_EDITABLE (widget)) != '\0';
    return TRUE;
  }
  return FALSE;
}

static void
read_widget (Reading *reading,
             GtkWidget *widget)
{
  g_autofree char *button = NULL;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget) ||
      widget == GTK_WIDGET (reading->self) || leave_out (reading, widget))
    return;
  if (gtk_widget_has_css_class (widget, "keyboard")) {
    reading->keyboard = TRUE;
    return;
  }
  if (GTK_IS_BUTTON (widget)) {
    /* Translators: %s is what a button says */
    button = lyd_phrasebook_fill (reading->self->book, reading->self->language, "kiosk voice", "Button: %s",
                                  get_spoken_name (widget));
    add_words (reading, button);
    return;
  }
  if (GTK_IS_LABEL (widget))
    add_words (reading, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_EDITABLE (widget))
    add_words (reading, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      read_widget (reading, child);
}

/* (transfer full): everything on @screen in its order */
static char *
read_screen (LydKioskListen *self,
             GtkWidget *screen)
{
  Reading reading = { .self = self, .words = g_string_new (NULL) };

  read_widget (&reading, screen);
  if (reading.left_out)
    add_words (&reading, lyd_phrasebook_get (self->book, self->language, "kiosk voice",
                                             "What is yours alone is read with headphones only."));
  if (reading.keyboard)
    add_words (&reading, lyd_phrasebook_get (self->book, self->language, "kiosk voice",
                                             "Type on the screen, or on a keyboard if there is one."));
  return g_string_free (reading.words, FALSE);
}

static void
speak (LydKioskListen *self,
       const char *words)
{
  if (words != NULL && *words != '\0')
    lyd_speaker_say (self->speaker, words, self->language);
}

static gboolean
read_cb (gpointer data)
{
  LydKioskListen *self = data;
  g_autofree char *words = NULL;

  self->reading = 0;
  if (self->screen == NULL || !is_on (self))
    return G_SOURCE_REMOVE;
  words = read_screen (self, self->screen);
  speak (self, words);
  return G_SOURCE_REMOVE;
}

/* Once what is going on now has filled in the screen. */
static void
read_soon (LydKioskListen *self)
{
  if (self->reading == 0 && is_on (self))
    self->reading = g_idle_add (read_cb, self);
}

/* ---- following the focus ---- */

/* Whoever goes by keys hears where they are. */
static void
focus_cb (LydKioskListen *self)
{
  GtkWidget *focus = self->window != NULL ? gtk_window_get_focus (self->window) : NULL;
  Reading reading = { .self = self };

  if (!is_on (self) || focus == NULL || self->reading != 0 || !GTK_IS_BUTTON (focus) || leave_out (&reading, focus))
    return;
  speak (self, get_spoken_name (focus));
}

static void
lyd_kiosk_listen_root (GtkWidget *widget)
{
  LydKioskListen *self = LYD_KIOSK_LISTEN (widget);

  GTK_WIDGET_CLASS (lyd_kiosk_listen_parent_class)->root (widget);
  g_set_weak_pointer (&self->window, GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (self->window, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

static void
lyd_kiosk_listen_unroot (GtkWidget *widget)
{
  LydKioskListen *self = LYD_KIOSK_LISTEN (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_clear_weak_pointer (&self->window);
  GTK_WIDGET_CLASS (lyd_kiosk_listen_parent_class)->unroot (widget);
}

/* ---- states ---- */

/* While it asks, nothing below it can be touched or reached by keys. */
static void
cover (LydKioskListen *self,
       gboolean covered)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *below = GTK_IS_OVERLAY (overlay) ? gtk_overlay_get_child (GTK_OVERLAY (overlay)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), covered);
  if (below == NULL)
    return;
  gtk_widget_set_can_focus (below, !covered);
  gtk_widget_set_can_target (below, !covered);
}

static void
set_state (LydKioskListen *self,
           LydListenState state)
{
  if (self->state == state)
    return;
  self->state = state;
  cover (self, state == LYD_LISTEN_ASKING);
  if (!is_on (self))
    g_clear_handle_id (&self->reading, g_source_remove);
  if (state == LYD_LISTEN_OFF)
    lyd_speaker_stop (self->speaker);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the question says aloud: nothing of it is anybody's. */
static void
ask (LydKioskListen *self)
{
  g_autofree char *words = NULL;

  set_state (self, LYD_LISTEN_ASKING);
  words = g_strjoin (" ", gtk_label_get_text (self->title), gtk_label_get_text (self->text),
                     say (self, NC_ ("kiosk voice", "Press Y for yes, N for no, Escape to stop.")), NULL);
  speak (self, words);
  gtk_widget_grab_focus (self->yes);
}

/* What the Listen button does: asks for headphones, or stops reading. */
void
lyd_kiosk_listen_activate (LydKioskListen *self)
{
  if (self->state == LYD_LISTEN_OFF || self->state == LYD_LISTEN_SILENT) {
    lyd_speaker_set_available (self->speaker, TRUE); /* it may have come back */
    ask (self);
  } else {
    set_state (self, LYD_LISTEN_OFF);
  }
}

/* @headphones: whether there are any, so that nobody else hears a name */
void
lyd_kiosk_listen_answer (LydKioskListen *self,
                         gboolean headphones)
{
  if (self->state != LYD_LISTEN_ASKING)
    return;
  set_state (self, headphones ? LYD_LISTEN_PRIVATE : LYD_LISTEN_PUBLIC);
  read_soon (self);
}

/* For the next person: silent, and headphones are asked for again. */
void
lyd_kiosk_listen_forget (LydKioskListen *self)
{
  if (self->state != LYD_LISTEN_SILENT)
    set_state (self, LYD_LISTEN_OFF);
}

void
lyd_kiosk_listen_repeat (LydKioskListen *self)
{
  read_soon (self);
}

/* Reads @screen whenever something else is shown; what was being said stops. */
void
lyd_kiosk_listen_set_screen (LydKioskListen *self,
                             GtkWidget *screen)
{
  g_set_weak_pointer (&self->screen, screen);
  read_soon (self);
}

/* What a key has typed, to headphones alone. */
void
lyd_kiosk_listen_say_typed (LydKioskListen *self,
                            const char *letter)
{
  if (self->state == LYD_LISTEN_PRIVATE)
    speak (self, letter);
}

/**
 * lyd_kiosk_listen_handle_key:
 * @typing: whether letters are wanted by an entry
 *
 * Escape stops, R repeats; Y and N answer for the headphones.
 *
 * Returns: whether the key was for the voice
 */
gboolean
lyd_kiosk_listen_handle_key (LydKioskListen *self,
                             guint keyval,
                             gboolean typing)
{
  guint key = gdk_keyval_to_lower (keyval);

  if (self->state == LYD_LISTEN_ASKING && (key == GDK_KEY_y || key == GDK_KEY_s || key == GDK_KEY_n)) {
    lyd_kiosk_listen_answer (self, key != GDK_KEY_n);
    return TRUE;
  }
  if (key == GDK_KEY_Escape && (is_on (self) || self->state == LYD_LISTEN_ASKING)) {
    set_state (self, LYD_LISTEN_OFF);
    return TRUE;
  }
  if (key == GDK_KEY_r && is_on (self) && !typing) {
    lyd_kiosk_listen_repeat (self);
    return TRUE;
  }
  return FALSE;
}

LydListenState
lyd_kiosk_listen_get_state (LydKioskListen *self)
{
  return self->state;
}

/* What the button says that turns it on and off. */
const char *
lyd_kiosk_listen_get_label (LydKioskListen *self)
{
  static const char *const labels[] = {
    [LYD_LISTEN_OFF] = NC_ ("kiosk voice", "Listen"),
    [LYD_LISTEN_ASKING] = NC_ ("kiosk voice", "Stop reading"),
    [LYD_LISTEN_PUBLIC] = NC_ ("kiosk voice", "Stop reading"),
    [LYD_LISTEN_PRIVATE] = NC_ ("kiosk voice", "Stop reading"),
    [LYD_LISTEN_SILENT] = NC_ ("kiosk voice", "No voice here"),
  };

  return say (self, labels[self->state]);
}

static void
available_cb (LydKioskListen *self)
{
  if (!lyd_speaker_is_available (self->speaker) && self->state != LYD_LISTEN_OFF)
    set_state (self, LYD_LISTEN_SILENT);
}

/* ---- the page ---- */

void
lyd_kiosk_listen_set_language (LydKioskListen *self,
                               const char *language)
{
  static const char *const answers[] = {
    NC_ ("kiosk voice", "Yes, I do"),
    NC_ ("kiosk voice", "No, leave out my name"),
    NC_ ("kiosk voice", "Do not read"),
  };
  GtkWidget *buttons[] = { self->yes, self->no, self->never };

  self->language = lyd_phrasebook_choose_language (language);
  gtk_label_set_label (self->title, say (self, NC_ ("kiosk voice", "Do you wear headphones?")));
  gtk_label_set_label (self->text,
                       say (self, NC_ ("kiosk voice", "Your name and what you type are read aloud only then.")));
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++) {
    gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (buttons[i]))), say (self, answers[i]));
    lyd_kiosk_name (buttons[i], say (self, answers[i]));
  }
}

static void
yes_cb (LydKioskListen *self)
{
  lyd_kiosk_listen_answer (self, TRUE);
}

static void
no_cb (LydKioskListen *self)
{
  lyd_kiosk_listen_answer (self, FALSE);
}

static void
never_cb (LydKioskListen *self)
{
  set_state (self, LYD_LISTEN_OFF);
}

static void
lyd_kiosk_listen_dispose (GObject *object)
{
  LydKioskListen *self = LYD_KIOSK_LISTEN (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  if (self->speaker != NULL)
    lyd_speaker_stop (self->speaker);
  g_clear_object (&self->speaker);
  g_clear_weak_pointer (&self->screen);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_KIOSK_LISTEN);

  G_OBJECT_CLASS (lyd_kiosk_listen_parent_class)->dispose (object);
}

static void
lyd_kiosk_listen_class_init (LydKioskListenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_listen_dispose;
  widget_class->root = lyd_kiosk_listen_root;
  widget_class->unroot = lyd_kiosk_listen_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-listen.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskListen, title);
  gtk_widget_class_bind_template_child (widget_class, LydKioskListen, text);
  gtk_widget_class_bind_template_child (widget_class, LydKioskListen, yes);
  gtk_widget_class_bind_template_child (widget_class, LydKioskListen, no);
  gtk_widget_class_bind_template_child (widget_class, LydKioskListen, never);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
  gtk_widget_class_bind_template_callback (widget_class, never_cb);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_kiosk_listen_init (LydKioskListen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* @book has to live longer than this. */
GtkWidget *
lyd_kiosk_listen_new (LydSpeaker *speaker,
                      const LydPhrasebook *book)
{
  LydKioskListen *self = g_object_new (LYD_TYPE_KIOSK_LISTEN, NULL);

  self->speaker = g_object_ref (speaker);
  self->book = book;
  g_signal_connect_object (speaker, "notify::available", G_CALLBACK (available_cb), self, G_CONNECT_SWAPPED);
  lyd_kiosk_listen_set_language (self, NULL);
  return GTK_WIDGET (self);
}
