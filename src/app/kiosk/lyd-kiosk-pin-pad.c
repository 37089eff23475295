#include "lyd-kiosk-pin-pad.h"

#include "lyd-error.h"
#include "lyd-kiosk-keyboard.h"
#include "lyd-kiosk-listen.h"
#include "lyd-store-pin.h"

#include <string.h>

struct _LydKioskPinPad {
  GtkBox parent_instance;

  GtkWidget *page;
  GtkWidget *back;
  GtkLabel *back_label;
  GtkBox *dots;
  GtkLabel *message;
  LydKioskKeyboard *keyboard;

  const LydPhrasebook *book; /* the caller's, which lives longer */
  LydStore *store;
  const char *language;
  char pin[LYD_PIN_MOST + 1];
  gsize length;
  gint64 wait_until; /* UTC milliseconds; LYD_TIME_NONE: not waiting */
  char *problem;     /* (nullable) why it could not be asked */
  guint tick;
  gboolean wrong; /* the last one was */
  gboolean checking;
};

enum {
  RIGHT,
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydKioskPinPad, lyd_kiosk_pin_pad, GTK_TYPE_BOX)

/* Whole seconds, the last of which says 1. */
static int
get_seconds_left (LydKioskPinPad *self)
{
  gint64 left = self->wait_until == LYD_TIME_NONE ? 0 : self->wait_until - lyd_store_get_now (self->store);

  return left <= 0 ? 0 : (int) ((left + LYD_SECOND - 1) / LYD_SECOND);
}

static char *
make_message (LydKioskPinPad *self)
{
  int seconds = get_seconds_left (self);

  if (self->problem != NULL)
    return g_strdup (self->problem);
  if (seconds > 60)
    return lyd_phrasebook_count (self->book, self->language, "kiosk", "Wrong PIN. Wait %d more minute.",
                                 "Wrong PIN. Wait %d more minutes.", (seconds + 59) / 60);
  if (seconds > 0)
    return lyd_phrasebook_count (self->book, self->language, "kiosk", "Wrong PIN. Wait %d more second.",
                                 "Wrong PIN. Wait %d more seconds.", seconds);
  if (self->wrong)
    return g_strdup (lyd_phrasebook_get (self->book, self->language, "kiosk", "Wrong PIN. Try again."));
  return g_strdup (lyd_phrasebook_get (self->book, self->language, "kiosk", "For staff: type your PIN to leave."));
}

/* As many dots as digits, and no fewer than a PIN has at least: how long it is is nobody's business. */
static void
show_dots (LydKioskPinPad *self)
{
  g_autofree char *typed =
    lyd_phrasebook_count (self->book, self->language, "kiosk", "%d digit typed", "%d digits typed", (int) self->length);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->dots))) != NULL)
    gtk_box_remove (self->dots, child);
  for (gsize i = 0; i < MAX (self->length, LYD_PIN_LEAST); i++) {
    child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_widget_add_css_class (child, "dot");
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    if (i < self->length)
      gtk_widget_add_css_class (child, "filled");
    gtk_box_append (self->dots, child);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots), GTK_ACCESSIBLE_PROPERTY_LABEL, typed, -1);
}

static gboolean
can_submit (LydKioskPinPad *self)
{
  return !self->checking && self->length >= LYD_PIN_LEAST && get_seconds_left (self) == 0;
}

static void
update (LydKioskPinPad *self)
{
  g_autofree char *message = make_message (self);

  if (strcmp (gtk_label_get_label (self->message), message) != 0)
    gtk_label_set_label (self->message, message);
  show_dots (self);
  lyd_kiosk_keyboard_set_step (self->keyboard, lyd_phrasebook_get (self->book, self->language, "kiosk", "Leave"),
                               can_submit (self));
}

static gboolean
tick_cb (gpointer data)
{
  LydKioskPinPad *self = data;

  update (self);
  if (get_seconds_left (self) > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
wait_for (LydKioskPinPad *self,
          gint64 until)
{
  self->wait_until = until;
  if (self->tick == 0 && get_seconds_left (self) > 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static void
forget (LydKioskPinPad *self)
{
  volatile char *pin = self->pin;

  for (gsize i = 0; i < sizeof self->pin; i++)
    pin[i] = '\0';
  self->length = 0;
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (LydKioskPinPad) self = data;
  g_autoptr (GError) error = NULL;
  LydPinAnswer answer;

  self->checking = FALSE;
  if (!lyd_store_pin_finish (LYD_STORE (source), result, &answer, &error)) {
    /* Its sentence is in the process's language: staff is shown it as it is. */
    self->problem = g_strdup (error->message);
  } else if (answer.right) {
    self->wrong = FALSE;
    self->wait_until = LYD_TIME_NONE;
  } else {
    self->wrong = TRUE;
    wait_for (self, answer.wait_until);
  }
  if (self->page == NULL)
    return; /* the page is gone */
  update (self);
  if (error == NULL && answer.right)
    g_signal_emit (self, signals[RIGHT], 0);
}

/* Asks whether what was typed is the PIN; nothing where it is too short or has to wait. */
void
lyd_kiosk_pin_pad_submit (LydKioskPinPad *self)
{
  if (!can_submit (self))
    return;
  g_clear_pointer (&self->problem, g_free);
  self->checking = TRUE;
  lyd_store_check_pin_async (self->store, self->pin, checked_cb, g_object_ref (self));
  forget (self);
  update (self);
}

/* Other signs than digits are nothing. */
void
lyd_kiosk_pin_pad_type (LydKioskPinPad *self,
                        char digit)
{
  if (!g_ascii_isdigit (digit) || self->checking || self->length == LYD_PIN_MOST)
    return;
  self->pin[self->length++] = digit;
  self->wrong = FALSE;
  update (self);
}

void
lyd_kiosk_pin_pad_erase (LydKioskPinPad *self)
{
  if (self->length > 0)
    self->pin[--self->length] = '\0';
  update (self);
}

/* Begins anew, for whoever comes to it next; a wait that is due stays. */
void
lyd_kiosk_pin_pad_reset (LydKioskPinPad *self)
{
  forget (self);
  g_clear_pointer (&self->problem, g_free);
  self->wrong = FALSE;
  update (self);
}

void
lyd_kiosk_pin_pad_set_language (LydKioskPinPad *self,
                                const char *language)
{
  self->language = lyd_phrasebook_choose_language (language);
  gtk_label_set_label (self->back_label, lyd_phrasebook_get (self->book, self->language, "kiosk", "Back"));
  lyd_kiosk_name (self->back, gtk_label_get_label (self->back_label));
  lyd_kiosk_keyboard_set_language (self->keyboard, self->language);
  update (self);
}

/* What the page says. */
const char *
lyd_kiosk_pin_pad_get_message (LydKioskPinPad *self)
{
  return gtk_label_get_label (self->message);
}

/* Whether no PIN is looked at now. */
gboolean
lyd_kiosk_pin_pad_is_waiting (LydKioskPinPad *self)
{
  return get_seconds_left (self) > 0;
}

/* Whether a PIN is being looked at. */
gboolean
lyd_kiosk_pin_pad_is_checking (LydKioskPinPad *self)
{
  return self->checking;
}

/* What a keyboard's keys do: digits, Backspace, and Enter once something is typed. Returns: whether it was one of them
 */
gboolean
lyd_kiosk_pin_pad_handle_key (LydKioskPinPad *self,
                              guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (letter >= '0' && letter <= '9')
    lyd_kiosk_pin_pad_type (self, (char) letter);
  else if (keyval == GDK_KEY_BackSpace)
    lyd_kiosk_pin_pad_erase (self);
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && self->length > 0)
    lyd_kiosk_pin_pad_submit (self);
  else
    return FALSE;
  return TRUE;
}

static void
text_cb (LydKioskPinPad *self,
         const char *text)
{
  lyd_kiosk_pin_pad_type (self, text[0]);
}

static void
back_cb (LydKioskPinPad *self)
{
  lyd_kiosk_pin_pad_reset (self);
  g_signal_emit (self, signals[BACK], 0);
}

static void
lyd_kiosk_pin_pad_dispose (GObject *object)
{
  LydKioskPinPad *self = LYD_KIOSK_PIN_PAD (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYD_TYPE_KIOSK_PIN_PAD);
  g_clear_object (&self->store);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (lyd_kiosk_pin_pad_parent_class)->dispose (object);
}

static void
lyd_kiosk_pin_pad_class_init (LydKioskPinPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_pin_pad_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/lanyard/Lanyard/kiosk/lyd-kiosk-pin-pad.ui");
  gtk_widget_class_bind_template_child (widget_class, LydKioskPinPad, page);
  gtk_widget_class_bind_template_child (widget_class, LydKioskPinPad, back);
  gtk_widget_class_bind_template_child (widget_class, LydKioskPinPad, back_label);
  gtk_widget_class_bind_template_child (widget_class, LydKioskPinPad, dots);
  gtk_widget_class_bind_template_child (widget_class, LydKioskPinPad, message);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  signals[RIGHT] =
    g_signal_new ("right", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BACK] =
    g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_kiosk_pin_pad_init (LydKioskPinPad *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->wait_until = LYD_TIME_NONE;
}

/* @book has to live longer than the page. */
GtkWidget *
lyd_kiosk_pin_pad_new (LydStore *store,
                       const LydPhrasebook *book)
{
  LydKioskPinPad *self = g_object_new (LYD_TYPE_KIOSK_PIN_PAD, NULL);

  self->store = g_object_ref (store);
  self->book = book;
  self->keyboard = LYD_KIOSK_KEYBOARD (lyd_kiosk_keyboard_new (book));
  lyd_kiosk_keyboard_set_keys (self->keyboard, LYD_KIOSK_KEYS_DIGITS);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->keyboard));
  g_signal_connect_object (self->keyboard, "text", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keyboard, "backspace", G_CALLBACK (lyd_kiosk_pin_pad_erase), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keyboard, "step", G_CALLBACK (lyd_kiosk_pin_pad_submit), self, G_CONNECT_SWAPPED);
  lyd_kiosk_pin_pad_set_language (self, NULL);
  return GTK_WIDGET (self);
}
