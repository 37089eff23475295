#include "lyd-kiosk-keyboard.h"

#include "lyd-kiosk-listen.h"

#include <glib/gi18n.h>
#include <string.h>

#define CONTEXT "kiosk keyboard"

/* Two cells a letter: ten letters a row, and a row of words below that divides them otherwise. */
#define N_CELLS 20
#define LETTER_CELLS 2

typedef enum {
  KEY_TEXT, /* types what it says */
  KEY_SPACE,
  KEY_ERASE,
  KEY_OTHER, /* to the other layer and back */
  KEY_STEP,
} KeyKind;

typedef struct {
  KeyKind kind;
  const char *text; /* with KEY_TEXT; with KEY_OTHER what it shows */
  int cells;
} Key;

typedef struct {
  const char *rows[5]; /* a letter each; ended by NULL. Where the last one has room left, the erasing key ends it */
  Key words[7];        /* the row below; ended by no cells */
} Layer;

enum {
  LAYER_LETTERS,
  LAYER_ACCENTS,
  LAYER_EMAIL,
  LAYER_EMAIL_ACCENTS,
  LAYER_CODE,
  LAYER_DIGITS,
};

#define ACCENTS                                       \
  {                                                   \
    "ÁÉÍÓÚÜÑÇÀÈ", "ÂÊÎÔÛÄËÏÖÅ", "ÃÕØŁŠŽČĆẞ" \
  }

static const Layer layers[] = {
  [LAYER_LETTERS] = { { "QWERTYUIOP", "ASDFGHJKLÑ", "ZXCVBNM'-" },
                      { { KEY_OTHER, "ÁÉÜ…", 4 },
                        { KEY_SPACE, " ", 8 },
                        { KEY_TEXT, "@", 2 },
                        { KEY_STEP, NULL, 6 } } },
  [LAYER_ACCENTS] = { ACCENTS,
                      { { KEY_OTHER, "ABC", 4 }, { KEY_SPACE, " ", 8 }, { KEY_TEXT, "@", 2 }, { KEY_STEP, NULL, 6 } } },
  [LAYER_EMAIL] = { { "1234567890", "QWERTYUIOP", "ASDFGHJKLÑ", "ZXCVBNM-_" },
                    { { KEY_OTHER, "ÁÉÜ…", 4 },
                      { KEY_TEXT, "@", 2 },
                      { KEY_TEXT, ".", 2 },
                      { KEY_TEXT, ".org", 3 },
                      { KEY_TEXT, ".com", 3 },
                      { KEY_STEP, NULL, 6 } } },
  [LAYER_EMAIL_ACCENTS] = { ACCENTS,
                            { { KEY_OTHER, "ABC", 4 },
                              { KEY_TEXT, "@", 2 },
                              { KEY_TEXT, ".", 2 },
                              { KEY_TEXT, "+", 3 },
                              { KEY_TEXT, "'", 3 },
                              { KEY_STEP, NULL, 6 } } },
  [LAYER_CODE] = { { "1234567890", "QWERTYUIOP", "ASDFGHJKLÑ", "ZXCVBNM-" },
                   { { KEY_SPACE, " ", 14 }, { KEY_STEP, NULL, 6 } } },
  [LAYER_DIGITS] = { { "123", "456", "789" }, { { KEY_ERASE, NULL, 2 }, { KEY_TEXT, "0", 2 }, { KEY_STEP, NULL, 2 } } },
};

/* By LydKioskKeys. */
static const struct {
  int layer;
  int other;
} layer_of[] = {
  [LYD_KIOSK_KEYS_NAME] = { LAYER_LETTERS, LAYER_ACCENTS },
  [LYD_KIOSK_KEYS_EMAIL] = { LAYER_EMAIL, LAYER_EMAIL_ACCENTS },
  [LYD_KIOSK_KEYS_CODE] = { LAYER_CODE, LAYER_CODE },
  [LYD_KIOSK_KEYS_DIGITS] = { LAYER_DIGITS, LAYER_DIGITS },
};

/* What is said where the sign alone is not: by screen readers, and on the key for the space. */
static const struct {
  const char *text;
  const char *name;
} spoken[] = {
  { "'", NC_ ("kiosk keyboard", "Apostrophe") },
  { "-", NC_ ("kiosk keyboard", "Hyphen") },
  { "@", NC_ ("kiosk keyboard", "At sign") },
  { ".", NC_ ("kiosk keyboard", "Dot") },
  { "_", NC_ ("kiosk keyboard", "Underscore") },
  { "+", NC_ ("kiosk keyboard", "Plus sign") },
  { " ", NC_ ("kiosk keyboard", "Space") },
  { ".org", NC_ ("kiosk keyboard", "Dot org") },
  { ".com", NC_ ("kiosk keyboard", "Dot com") },
  { "ÁÉÜ…", NC_ ("kiosk keyboard", "Letters with accents") },
  { "ABC", NC_ ("kiosk keyboard", "Letters without accents") },
};

struct _LydKioskKeyboard {
  GtkWidget parent_instance;

  const LydPhrasebook *book; /* the caller's, which lives longer */
  GtkWidget *grid;
  GtkWidget *other; /* the key to the other layer; NULL where there is none */
  GtkWidget *step;
  GtkEditable *target; /* weak */
  const char *language;
  char *step_label;
  LydKioskKeys keys;
  gboolean on_other;
  gboolean can_step;
};

enum {
  TEXT,
  BACKSPACE,
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LydKioskKeyboard, lyd_kiosk_keyboard, GTK_TYPE_WIDGET)

/**
 * lyd_kiosk_keys_append:
 * @before: what has been typed
 * @key: what the pressed key says, in capitals
 *
 * Keys show capitals, names begin with one, and an e-mail address has none.
 *
 * Returns: (transfer full): what the key adds
 */
char *
lyd_kiosk_keys_append (LydKioskKeys keys,
                       const char *before,
                       const char *key)
{
  gsize length = strlen (before);
  gboolean begins = length == 0 || strchr (" -'.", before[length - 1]) != NULL;

  if (keys == LYD_KIOSK_KEYS_EMAIL || (keys == LYD_KIOSK_KEYS_NAME && !begins))
    return g_utf8_strdown (key, -1);
  return g_strdup (key);
}

/* What a press of a key that says @text does: adds it where the entry ends, and tells. */
void
lyd_kiosk_keyboard_type (LydKioskKeyboard *self,
                         const char *text)
{
  const char *before = self->target != NULL ? gtk_editable_get_text (self->target) : "";
  g_autofree char *added = lyd_kiosk_keys_append (self->keys, before, text);
  int position = -1;

  if (self->target != NULL) {
    gtk_editable_insert_text (self->target, added, -1, &position);
    gtk_editable_set_position (self->target, -1);
  }
  g_signal_emit (self, signals[TEXT], 0, added);
}

/* Takes back the last letter, with its accents. */
void
lyd_kiosk_keyboard_erase (LydKioskKeyboard *self)
{
  if (self->target != NULL) {
    const char *text = gtk_editable_get_text (self->target);
    glong length = g_utf8_strlen (text, -1);

    if (length > 0)
      gtk_editable_delete_text (self->target, (int) length - 1, -1);
    gtk_editable_set_position (self->target, -1);
  }
  g_signal_emit (self, signals[BACKSPACE], 0);
}

static void
text_cb (GtkButton *button,
         gpointer data)
{
  lyd_kiosk_keyboard_type (data, g_object_get_data (G_OBJECT (button), "text"));
}

static void
step_cb (LydKioskKeyboard *self)
{
  g_signal_emit (self, signals[STEP], 0);
}

static void rebuild (LydKioskKeyboard *self);

/* Whoever goes by keys stays on the key that they pressed. */
static void
other_cb (LydKioskKeyboard *self)
{
  gboolean focused = gtk_widget_has_focus (self->other);

  self->on_other = !self->on_other;
  rebuild (self);
  if (focused)
    gtk_widget_grab_focus (self->other);
}

static const char *
get_spoken (LydKioskKeyboard *self,
            const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    if (strcmp (spoken[i].text, text) == 0)
      return lyd_phrasebook_get (self->book, self->language, CONTEXT, spoken[i].name);
  return text;
}

static const char *
get_name (LydKioskKeyboard *self,
          const Key *key)
{
  if (key->kind == KEY_ERASE)
    return lyd_phrasebook_get (self->book, self->language, "kiosk keyboard", "Erase");
  if (key->kind == KEY_STEP)
    return self->step_label;
  return get_spoken (self, key->text);
}

/* What it shows: the typographer's apostrophe, and the word for the space. */
static GtkWidget *
make_face (LydKioskKeyboard *self,
           const Key *key)
{
  const char *face = key->text;

  if (key->kind == KEY_ERASE)
    return gtk_image_new_from_icon_name ("lyd-erase-symbolic");
  if (key->kind == KEY_STEP)
    face = self->step_label;
  else if (key->kind == KEY_SPACE)
    face = lyd_phrasebook_get (self->book, self->language, "kiosk keyboard, on the key", "space");
  else if (strcmp (face, "'") == 0)
    face = "’";
  return gtk_label_new (face);
}

static GtkWidget *
make_key (LydKioskKeyboard *self,
          const Key *key)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_face (self, key));
  gtk_widget_add_css_class (button, "key");
  if (key->kind == KEY_STEP)
    gtk_widget_add_css_class (button, "step");
  else if (key->kind != KEY_TEXT || strlen (key->text) > 2)
    gtk_widget_add_css_class (button, "word");
  if (key->kind == KEY_SPACE)
    gtk_widget_add_css_class (button, "space");
  lyd_kiosk_name (button, get_name (self, key));
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_vexpand (button, TRUE); /* not a homogeneous grid: it adds up the baselines of different letters */
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (key->text), g_free);
  if (key->kind == KEY_TEXT || key->kind == KEY_SPACE)
    g_signal_connect (button, "clicked", G_CALLBACK (text_cb), self);
  else if (key->kind == KEY_ERASE)
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (lyd_kiosk_keyboard_erase), self);
  else if (key->kind == KEY_OTHER)
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (other_cb), self);
  else
    g_signal_connect_swapped (button, "clicked", G_CALLBACK (step_cb), self);
  return button;
}

static void
add_letters (LydKioskKeyboard *self,
             const char *letters,
             int row,
             gboolean is_last)
{
  static const Key erase = { KEY_ERASE, NULL, LETTER_CELLS };
  int cell = 0;

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p)) {
    char letter[7] = "";
    Key key = { KEY_TEXT, letter, LETTER_CELLS };

    memcpy (letter, p, (gsize) (g_utf8_next_char (p) - p));
    gtk_grid_attach (GTK_GRID (self->grid), make_key (self, &key), cell, row, LETTER_CELLS, 1);
    cell += LETTER_CELLS;
  }
  if (is_last && self->keys != LYD_KIOSK_KEYS_DIGITS)
    gtk_grid_attach (GTK_GRID (self->grid), make_key (self, &erase), cell, row, N_CELLS - cell, 1);
}

static void
rebuild (LydKioskKeyboard *self)
{
  const Layer *layer = &layers[self->on_other ? layer_of[self->keys].other : layer_of[self->keys].layer];
  GtkWidget *child;
  int row = 0;
  int cell = 0;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->other = NULL;
  if (self->keys == LYD_KIOSK_KEYS_DIGITS)
    gtk_widget_add_css_class (self->grid, "digits");
  else
    gtk_widget_remove_css_class (self->grid, "digits");
  for (; layer->rows[row] != NULL; row++)
    add_letters (self, layer->rows[row], row, layer->rows[row + 1] == NULL);
  for (const Key *key = layer->words; key->cells > 0; cell += key->cells, key++) {
    child = make_key (self, key);
    gtk_grid_attach (GTK_GRID (self->grid), child, cell, row, key->cells, 1);
    if (key->kind == KEY_OTHER)
      self->other = child;
    else if (key->kind == KEY_STEP)
      self->step = child;
  }
  gtk_widget_set_sensitive (self->step, self->can_step);
}

/* Where it types; %NULL: nowhere, its signals alone tell. */
void
lyd_kiosk_keyboard_set_target (LydKioskKeyboard *self,
                               GtkEditable *target)
{
  g_set_weak_pointer (&self->target, target);
}

/* Begins with the first layer of @keys. */
void
lyd_kiosk_keyboard_set_keys (LydKioskKeyboard *self,
                             LydKioskKeys keys)
{
  self->keys = keys;
  self->on_other = FALSE;
  rebuild (self);
}

void
lyd_kiosk_keyboard_set_language (LydKioskKeyboard *self,
                                 const char *language)
{
  self->language = lyd_phrasebook_choose_language (language);
  rebuild (self);
}

/* @label: what the last key says, in the keyboard's language */
void
lyd_kiosk_keyboard_set_step (LydKioskKeyboard *self,
                             const char *label,
                             gboolean sensitive)
{
  gboolean same = g_strcmp0 (self->step_label, label) == 0;

  self->can_step = sensitive;
  if (!same) {
    g_free (self->step_label);
    self->step_label = g_strdup (label);
    rebuild (self);
  }
  gtk_widget_set_sensitive (self->step, sensitive);
}

static void
lyd_kiosk_keyboard_dispose (GObject *object)
{
  LydKioskKeyboard *self = LYD_KIOSK_KEYBOARD (object);

  g_clear_weak_pointer (&self->target);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->step_label, g_free);

  G_OBJECT_CLASS (lyd_kiosk_keyboard_parent_class)->dispose (object);
}

static void
lyd_kiosk_keyboard_class_init (LydKioskKeyboardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyd_kiosk_keyboard_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TEXT] = g_signal_new ("text", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[BACKSPACE] =
    g_signal_new ("backspace", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEP] =
    g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyd_kiosk_keyboard_init (LydKioskKeyboard *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_add_css_class (self->grid, "keyboard");
  self->language = lyd_phrasebook_choose_language (NULL);
  self->step_label = g_strdup ("");
  self->can_step = TRUE;
}

/* @book has to live longer than the keyboard. */
GtkWidget *
lyd_kiosk_keyboard_new (const LydPhrasebook *book)
{
  LydKioskKeyboard *self = g_object_new (LYD_TYPE_KIOSK_KEYBOARD, "hexpand", TRUE, "vexpand", TRUE, NULL);

  self->book = book;
  rebuild (self);
  return GTK_WIDGET (self);
}
