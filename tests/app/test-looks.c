#include "lyd-harness.h"

#include <libintl.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* What every template, the table of shortcuts and the style sheet must hold to, whatever is added to them. */

#define RESOURCES "/org/lanyard/Lanyard/"

/* WCAG 2: text of any size. */
#define LEAST_CONTRAST 4.5

typedef void (*TemplateFunc) (const char *path, gpointer data);

static void
for_each_template (const char *folder,
                   TemplateFunc func,
                   gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, &error);

  g_assert_no_error (error);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (folder, names[i], NULL);

    if (g_str_has_suffix (path, "/"))
      for_each_template (path, func, data);
    else if (g_str_has_suffix (path, ".ui"))
      func (path, data);
  }
}

/* (transfer full) (nullable): the class that the template is of */
static char *
get_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"([A-Za-z]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL) ? g_match_info_fetch (match, 1) : NULL;
}

/* ---- templates ---- */

/* Nobody sees an icon who cannot see: each button that shows only one says its name. */
static gboolean
is_silent (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return GTK_IS_IMAGE (child) && gtk_widget_get_tooltip_text (widget) != NULL &&
         !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static guint
count_silent (GtkWidget *root)
{
  guint n = 0;

  /* The toolkit's own parts name themselves, or are its business. */
  if (ADW_IS_ENTRY_ROW (root) || GTK_IS_MENU_BUTTON (root) || GTK_IS_WINDOW_CONTROLS (root))
    return 0;
  if (GTK_IS_TOGGLE_BUTTON (root) && gtk_widget_get_ancestor (root, ADW_TYPE_PREFERENCES_WINDOW) != NULL)
    return 0;
  if (is_silent (root)) {
    g_printerr ("%s: \"%s\" has no name\n", G_OBJECT_TYPE_NAME (root), gtk_widget_get_tooltip_text (root));
    n++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_silent (child);
  return n;
}

typedef struct {
  guint n_made;
  guint n_silent;
} Count;

static void
make (const char *path,
      gpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *name = get_class (path);
  Count *count = data;
  GtkWidget *widget;
  GType type;

  if (name == NULL || strcmp (name, "GtkListItem") == 0)
    return; /* a cell, which its list makes; or what is not a template */
  type = gtk_builder_get_type_from_name (builder, name);
  if (type == G_TYPE_INVALID)
    g_error ("%s: there is no %s", path, name);
  if (G_TYPE_IS_ABSTRACT (type))
    return; /* made where another class derives from it */
  widget = g_object_ref_sink (g_object_new (type, NULL));
  count->n_silent += count_silent (widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
  count->n_made++;
}

static void
test_templates (void)
{
  Count count = { 0 };

  for_each_template (RESOURCES, make, &count);
  g_assert_cmpuint (count.n_made, >, 20);
  g_assert_cmpuint (count.n_silent, ==, 0);
}

/* ---- shortcuts ---- */

/* Keys of no page or window: the desk's entry answers to Enter, the squares of who came when to the arrows, the list of
 * a roll call to the space bar. */
static const char *const unbound[] = { "Return", "Left Right", "space", NULL };

/* (transfer full): as triggers write it */
static char *
normalize_key (const char *key)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (key);

  g_assert_nonnull (trigger);
  return gtk_shortcut_trigger_to_string (trigger);
}

/* @told: by the name of the action that the template gives as id. What the window keeps to search in are copies. */
static void
collect_shortcuts (GtkWidget *root,
                   GHashTable *actions,
                   GHashTable *keys,
                   GHashTable *told)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (root) && gtk_widget_get_ancestor (root, GTK_TYPE_SHORTCUTS_SECTION) != NULL) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (root));
    g_autofree char *action = NULL;
    g_autofree char *key = NULL;

    g_object_get (root, "action-name", &action, "accelerator", &key, NULL);
    if (action != NULL && action[0] != '\0')
      g_hash_table_add (actions, g_steal_pointer (&action));
    else if (key != NULL && id != NULL && strchr (id, '.') != NULL)
      g_hash_table_insert (told, g_strdup (id), normalize_key (key));
    else if (key != NULL)
      g_hash_table_add (keys, g_steal_pointer (&key));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, actions, keys, told);
}

/* Whether a class of the program has that action; GTK's own keys are the same everywhere. */
static gboolean
is_own_action (GtkWidget *widget,
               const char *action)
{
  const char *name;
  const char *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0;
       gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &parameter, &property); i++)
    if (strcmp (name, action) == 0)
      return g_str_has_prefix (g_type_name (owner), "Lyd");
  /* Of a group that the window brings along, as the desk does. */
  return strchr (action, '.') != NULL && !g_str_has_prefix (action, "window.");
}

/* The keys that the classes of the templates bind to actions: action to key. */
static void
collect_bound (const char *path,
               gpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *name = get_class (path);
  GType type = name != NULL ? gtk_builder_get_type_from_name (builder, name) : G_TYPE_INVALID;
  GtkWidget *widget;
  g_autoptr (GListModel) controllers = NULL;

  /* What others derive from is looked at in them. */
  if (name == NULL || strcmp (name, "GtkListItem") == 0 || G_TYPE_IS_ABSTRACT (type))
    return;
  widget = g_object_ref_sink (g_object_new (type, NULL));
  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      const char *bound =
        GTK_IS_NAMED_ACTION (action) ? gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)) : NULL;

      if (bound != NULL && is_own_action (widget, bound))
        g_hash_table_insert (data, g_strdup (bound),
                             gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut)));
    }
  }
  g_clear_object (&controllers);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
}

/* What does the same thing in two places is told once. */
static const char *
get_told (const char *action)
{
  static const struct {
    const char *action;
    const char *told;
  } same[] = {
    { "attendance.back", "import.back" },
    { "attendance.choose", "import.choose" },
    { "attendance.close", "registrations.close" },
    { "duplicates.back", "import.back" },
    { "list.open", "import.choose" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (strcmp (same[i].action, action) == 0)
      return same[i].told;
  return action;
}

/* Every key that a page or a window binds is told, and what is told of them is bound. */
static void
check_bound (GHashTable *bound,
             GHashTable *told)
{
  GHashTableIter iter;
  gpointer action, key;

  g_hash_table_iter_init (&iter, bound);
  while (g_hash_table_iter_next (&iter, &action, &key))
    if (g_strcmp0 (g_hash_table_lookup (told, get_told (action)), key) != 0)
      g_error ("%s has the key %s, which the window of shortcuts does not tell", (char *) action, (char *) key);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &action, &key))
    if (g_strcmp0 (g_hash_table_lookup (bound, action), key) != 0)
      g_error ("The window of shortcuts tells of %s for %s, which does nothing", (char *) key, (char *) action);
  g_assert_cmpuint (g_hash_table_size (bound), >, 8);
}

/* Every action with a key stands in the window of shortcuts with that key, and the other way round. */
static void
test_shortcuts (void)
{
  LydHarness harness = { 0 };
  g_autoptr (GHashTable) actions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) described = NULL;
  GHashTableIter iter;
  gpointer word;
  GtkWidget *window;

  lyd_harness_start (&harness);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  g_action_group_activate_action (G_ACTION_GROUP (harness.application), "shortcuts", NULL);
  window = lyd_harness_find_window (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (window);
  collect_shortcuts (window, actions, keys, told);
  for_each_template (RESOURCES, collect_bound, bound);

  described = gtk_application_list_action_descriptions (GTK_APPLICATION (harness.application));
  for (gsize i = 0; described[i] != NULL; i++) {
    g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (harness.application), described[i]);

    if (accels[0] == NULL)
      continue;
    if (!g_hash_table_remove (actions, described[i]) && !g_hash_table_remove (keys, accels[0]))
      g_error ("%s has the key %s, which the window of shortcuts does not tell", described[i], accels[0]);
  }
  g_hash_table_iter_init (&iter, actions);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_error ("The window of shortcuts tells of %s, which has no key", (char *) word);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_strv_contains (unbound, word))
      g_error ("The window of shortcuts tells of the key %s, which does nothing", (char *) word);
  check_bound (bound, told);
  gtk_window_destroy (GTK_WINDOW (window));
  lyd_harness_stop (&harness);
}

/* ---- contrast ---- */

typedef struct {
  const char *outside; /* style classes of a box */
  const char *inside;  /* ... and of the label in it */
} Text;

/* Whatever carries words on a colour of its own, and the greyed words of the pages. */
static const Text texts[] = {
  { "band", "word" },
  { "band", "why" },
  { "band ok", "word" },
  { "band ok", "why" },
  { "band amber", "word" },
  { "band amber", "why" },
  { "band red", "word" },
  { "band red", "why" },
  { "band blue", "word" },
  { "band blue", "why" },
  { "flag", NULL },
  { "flag first", NULL },
  { "flag nophoto", NULL },
  { "lyd-demo-bar", NULL },
  { NULL, "lyd-readable" },
  { NULL, "lyd-ok" },
  { NULL, "lyd-amber" },
  { NULL, "lyd-red" },
  { "card", "lyd-readable" },
  { "card", "lyd-ok" },
  { "card", "lyd-amber" },
  { "card", "lyd-red" },
  { NULL, "keycap" },
  { "card desk-card", "name" },
};

static double
get_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * get_light (color->red) + 0.7152 * get_light (color->green) + 0.0722 * get_light (color->blue);
}

static double
get_contrast (const GdkRGBA *text,
              const GdkRGBA *ground)
{
  /* Words that let the ground through. */
  GdkRGBA seen = {
    .red = (float) (text->red * text->alpha + ground->red * (1 - text->alpha)),
    .green = (float) (text->green * text->alpha + ground->green * (1 - text->alpha)),
    .blue = (float) (text->blue * text->alpha + ground->blue * (1 - text->alpha)),
    .alpha = 1,
  };
  double a = get_luminance (&seen);
  double b = get_luminance (ground);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
add_classes (GtkWidget *widget,
             const char *classes)
{
  g_auto (GStrv) words = g_strsplit (classes != NULL ? classes : "", " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      gtk_widget_add_css_class (widget, words[i]);
}

static void
painted_cb (gpointer data)
{
  (*(int *) data)++;
}

/* What is drawn behind the words: the label holds blanks. */
static GdkRGBA
look_at (GtkWidget *window,
         GtkWidget *label)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  GskRenderNode *node = NULL;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  int n_frames = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);
  int width, height;
  double x, y;
  const guchar *pixel;

  while (n_frames < 3 || node == NULL) {
    gtk_widget_queue_draw (window);
    g_main_context_iteration (NULL, TRUE);
    if (n_frames >= 3 && node == NULL) {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
      node = gtk_snapshot_free_to_node (snapshot);
    }
  }
  g_signal_handler_disconnect (clock, handler);
  width = gtk_widget_get_width (window);
  height = gtk_widget_get_height (window);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  pixels = g_malloc ((gsize) width * (gsize) height * 4);
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  g_assert_true (gtk_widget_translate_coordinates (label, window, gtk_widget_get_width (label) / 2.0,
                                                   gtk_widget_get_height (label) / 2.0, &x, &y));
  /* Cairo's order on a little-endian machine. */
  pixel = pixels + ((gsize) y * (gsize) width + (gsize) x) * 4;
  return (GdkRGBA){ pixel[2] / 255.0f, pixel[1] / 255.0f, pixel[0] / 255.0f, 1 };
}

static guint
check_contrast (const char *scheme)
{
  guint n_weak = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    GtkWidget *window = adw_window_new ();
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    GtkWidget *label = gtk_label_new ("      ");
    GdkRGBA text, ground;
    double contrast;

    add_classes (box, texts[i].outside);
    add_classes (label, texts[i].inside);
    gtk_box_append (GTK_BOX (box), label);
    adw_window_set_content (ADW_WINDOW (window), box);
    gtk_window_set_default_size (GTK_WINDOW (window), 200, 100);
    gtk_widget_show (window);
    WAIT_FOR (gtk_widget_get_mapped (window) && gtk_widget_get_width (label) > 0);
    ground = look_at (window, label);
    gtk_style_context_get_color (gtk_widget_get_style_context (label), &text);
    contrast = get_contrast (&text, &ground);
    g_test_message ("%s: .%s .%s %.1f:1", scheme, texts[i].outside != NULL ? texts[i].outside : "",
                    texts[i].inside != NULL ? texts[i].inside : "", contrast);
    if (contrast < LEAST_CONTRAST) {
      g_printerr ("%s: .%s .%s has only %.2f:1\n", scheme, texts[i].outside != NULL ? texts[i].outside : "",
                  texts[i].inside != NULL ? texts[i].inside : "", contrast);
      n_weak++;
    }
    gtk_window_destroy (GTK_WINDOW (window));
  }
  return n_weak;
}

static void
test_contrast (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  LydHarness harness = { 0 };
  guint n_weak;

  /* The application brings its style sheets. */
  lyd_harness_start (&harness);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  n_weak = check_contrast ("light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  n_weak += check_contrast ("dark");
  g_assert_cmpuint (n_weak, ==, 0);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  WAIT_FOR (lyd_harness_is_page (harness.window, "pages", "first-run"));
  lyd_harness_stop (&harness);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LYD_TEST_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/looks/templates", test_templates);
  g_test_add_func ("/looks/shortcuts", test_shortcuts);
  g_test_add_func ("/looks/contrast", test_contrast);
  return g_test_run ();
}
