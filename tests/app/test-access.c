#include "lyd-harness.h"

#include "certificates/lyd-certificates-window.h"
#include "desk/lyd-desk-window.h"
#include "import/lyd-import-window.h"
#include "lyd-tab-out.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/*
 * Every page and dialog as it is at run time, whatever it holds: whether what can have the focus has a name, whether
 * keys reach it and lead on, whether it fits a phone's width, a small laptop, and a laptop with text twice as large.
 * Pages are found by going through the stacks, so that a new one is looked at without being named here.
 */

#define NARROW 360
#define SMALL_WIDTH 1093
#define SMALL_HEIGHT 614
#define DIALOG_HEIGHT 560
#define LAPTOP_WIDTH 1366
#define LAPTOP_HEIGHT 768

#define MAX_STEPS 600
#define N_FRAMES 4

typedef struct {
  LydHarness harness;
  gboolean large; /* text at 200 % */
  guint n_looked;
  guint n_problems;
} Walk;

G_GNUC_PRINTF (3, 4)
static void
complain (Walk *self,
          const char *where,
          const char *format,
          ...)
{
  g_autofree char *words = NULL;
  va_list list;

  va_start (list, format);
  words = g_strdup_vprintf (format, list);
  va_end (list);
  g_printerr ("%s: %s\n", where, words);
  self->n_problems++;
}

static void
painted_cb (gpointer data)
{
  (*(int *) data)++;
}

static void
let_settle (GtkWidget *window)
{
  GdkFrameClock *clock;
  gulong handler;
  int n = 0;

  WAIT_FOR (gtk_widget_get_mapped (window));
  clock = gtk_widget_get_frame_clock (window);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n);
  while (n < N_FRAMES) {
    gtk_widget_queue_draw (window);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (clock, handler);
}

/* (transfer full): what to call it in a complaint */
static char *
describe (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  const char *tip = gtk_widget_get_tooltip_text (widget);
  GtkWidget *parent = widget;

  while (parent != NULL && !g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Lyd"))
    parent = gtk_widget_get_parent (parent);
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    tip = gtk_button_get_label (GTK_BUTTON (widget));
  return g_strdup_printf ("%s %s%s%s in %s", G_OBJECT_TYPE_NAME (widget), id != NULL ? id : "",
                          tip != NULL ? " " : "", tip != NULL ? tip : "",
                          parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "?");
}

/* ---- names ---- */

static gboolean
is_of_toolkit (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* Parts of what has a name itself. */
  return GTK_IS_WINDOW_CONTROLS (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
         GTK_IS_SPIN_BUTTON (parent) || GTK_IS_SEARCH_ENTRY (parent) || GTK_IS_COLOR_CHOOSER (parent) ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) != NULL ||
         gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
needs_name (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) ||
         GTK_IS_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_SCALE (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL) ||
         (ADW_IS_PREFERENCES_ROW (widget) && adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))[0] != '\0');
}

static void
check_names (Walk *self,
             const char *where,
             GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (needs_name (root) && !is_of_toolkit (root) && !has_name (root)) {
    g_autofree char *what = describe (root);

    complain (self, where, "%s has no name", what);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_names (self, where, child);
}

/* ---- keys ---- */

/* (nullable): what takes Tab for itself, in what has the focus */
static GtkEventController *
find_tab_out (GtkWidget *focus)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget)) {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), LYD_TAB_OUT) == 0)
        return controller; /* the widget keeps it */
    }
  }
  return NULL;
}

static gboolean
press_tab (GtkWidget *window,
           GtkDirectionType direction)
{
  GtkEventController *controller = find_tab_out (gtk_window_get_focus (GTK_WINDOW (window)));
  gboolean taken = FALSE;

  if (controller != NULL)
    g_signal_emit_by_name (controller, "key-pressed",
                           direction == GTK_DIR_TAB_FORWARD ? GDK_KEY_Tab : GDK_KEY_ISO_Left_Tab, 0, 0, &taken);
  return taken || gtk_widget_child_focus (window, direction);
}

/* Everything that has the focus on the way round, until a whole round brings nothing new. Returns: whether there is an
 * end
 */
static gboolean
go_round (GtkWidget *window,
          GtkDirectionType direction,
          GHashTable *visited)
{
  guint n_old = 0;

  for (guint i = 0; i < MAX_STEPS; i++) {
    GtkWidget *focus;

    /* The last one gives the focus back to the window, from which it begins again. */
    if (!press_tab (window, direction) && !press_tab (window, direction))
      return FALSE;
    focus = gtk_window_get_focus (GTK_WINDOW (window));
    if (focus == NULL || g_hash_table_add (visited, g_object_ref (focus)))
      n_old = 0;
    else if (++n_old > g_hash_table_size (visited))
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_visited (GtkWidget *widget,
             GHashTable *visited)
{
  GHashTableIter iter;
  gpointer focus;

  g_hash_table_iter_init (&iter, visited);
  while (g_hash_table_iter_next (&iter, &focus, NULL))
    if (focus == widget || gtk_widget_is_ancestor (focus, widget))
      return TRUE;
  return FALSE;
}

/* What Tab leads to: of the rows of a list and of the buttons of a group one, arrows do the rest. */
static gboolean
is_stop (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_widget_get_first_child (widget) != NULL &&
           g_strcmp0 (gtk_widget_get_css_name (gtk_widget_get_first_child (widget)), "radio") != 0;
  return (GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT (widget)) &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) == NULL;
}

static gboolean
can_have_focus (GtkWidget *widget)
{
  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (!gtk_widget_get_can_focus (parent))
      return FALSE;
  return gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget);
}

static void
check_reached (Walk *self,
               const char *where,
               GtkWidget *root,
               const char *key,
               GHashTable *visited)
{
  if (!gtk_widget_get_mapped (root) || GTK_IS_POPOVER (root))
    return;
  if (is_stop (root) && !is_of_toolkit (root) && can_have_focus (root) && !was_visited (root, visited)) {
    g_autofree char *what = describe (root);

    complain (self, where, "%s does not lead to %s", key, what);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_reached (self, where, child, key, visited);
}

static void
check_keys (Walk *self,
            const char *where,
            GtkWidget *window)
{
  g_autoptr (GHashTable) forward = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GHashTable) backward = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (window));

  /* As for a person: keys go to the window that is in front. No window manager gives it back after a dialog. */
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (window)));
  if (!go_round (window, GTK_DIR_TAB_FORWARD, forward))
    complain (self, where, "Tab does not come round after %u stops", g_hash_table_size (forward));
  check_reached (self, where, window, "Tab", forward);
  if (!go_round (window, GTK_DIR_TAB_BACKWARD, backward))
    complain (self, where, "Shift+Tab does not come round after %u stops", g_hash_table_size (backward));
  check_reached (self, where, window, "Shift+Tab", backward);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_window_set_focus (GTK_WINDOW (window), before);
}

/* Escape leaves a dialog. */
static void
check_escape (Walk *self,
              const char *where,
              GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint j = 0;
         GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      g_autofree char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (strcmp (key, "Escape") == 0)
        return;
    }
  }
  complain (self, where, "Escape does not close it");
}

/* ---- sizes ---- */

/* What a page asks for once it knows that there is little room: it turns as it becomes narrow. */
static int
measure_folded (GtkWidget *window)
{
  int width, height, least, natural;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, SMALL_HEIGHT);
  let_settle (window);
  let_settle (window);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  let_settle (window);
  return least;
}

static void
check_size (Walk *self,
            const char *where,
            GtkWidget *window,
            gboolean dialog)
{
  int width = self->large ? LAPTOP_WIDTH : SMALL_WIDTH;
  int limit = self->large ? LAPTOP_HEIGHT : dialog ? DIALOG_HEIGHT
                                                   : SMALL_HEIGHT;
  int least, natural, height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  if (least > NARROW && !self->large)
    least = measure_folded (window);
  /* A desk stands on a laptop; everything else is looked at on a phone, too. */
  if (least > (self->large ? LAPTOP_WIDTH : LYD_IS_DESK_WINDOW (window) ? SMALL_WIDTH
                                                                        : NARROW))
    complain (self, where, "asks for a width of %d", least);
  if (dialog)
    width = gtk_widget_get_width (window);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, least), &height, NULL, NULL, NULL);
  if (height > limit)
    complain (self, where, "asks for a height of %d", height);
}

/* The words of a button are never cut. */
static void
check_cut (Walk *self,
           const char *where,
           GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root) && gtk_widget_get_ancestor (root, GTK_TYPE_BUTTON) != NULL &&
      gtk_widget_get_ancestor (root, GTK_TYPE_MENU_BUTTON) == NULL &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))))
    complain (self, where, "\"%s\" is cut", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_cut (self, where, child);
}

/* ---- the walk ---- */

static void
look (Walk *self,
      gpointer window,
      const char *where)
{
  gboolean dialog = gtk_window_get_transient_for (window) != NULL;

  let_settle (window);
  g_test_message ("%s", where);
  self->n_looked++;
  check_size (self, where, window, dialog);
  if (self->large) {
    check_cut (self, where, window);
    return;
  }
  check_names (self, where, window);
  check_keys (self, where, window);
  if (dialog && !ADW_IS_PREFERENCES_WINDOW (window))
    check_escape (self, where, window);
}

/* The dialog that an action opened: the newest window that is not the main one. */
static gpointer
find_dialog (Walk *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (window != self->harness.window && gtk_window_get_transient_for (window) == self->harness.window)
      return window;
  }
  return NULL;
}

static void
leave (Walk *self,
       gpointer dialog)
{
  gtk_window_destroy (dialog);
  WAIT_FOR (find_dialog (self) == NULL);
}

static void
look_at_dialog (Walk *self,
                GtkWidget *from,
                const char *action)
{
  gpointer dialog;

  if (!gtk_widget_activate_action (from, action, NULL)) {
    complain (self, action, "there is no such action");
    return;
  }
  WAIT_FOR ((dialog = find_dialog (self)) != NULL);
  look (self, dialog, action);
  leave (self, dialog);
}

static void
look_at_import (Walk *self)
{
  g_autofree char *path = g_build_filename (self->harness.dir, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *event = lyd_harness_find (GTK_WIDGET (self->harness.window), "event_stack");
  LydImportWindow *window;

  g_assert_true (g_file_set_contents (path,
                                      "Name,Email,Organization,Job Title,T-shirt\n"
                                      "Tomasz Wisniewski,tomasz@glkf.example.org,Lakeshore Policy,Analyst,M\n"
                                      ",,nobody,,\n"
                                      "Li Chen,not an address,Wu Aliance,Fellow,S\n",
                                      -1, NULL));
  gtk_widget_activate_action (event, "event.import", NULL);
  window = lyd_harness_find_window (LYD_TYPE_IMPORT_WINDOW);
  look (self, window, "import: file");
  lyd_import_window_open_file (window, file);
  WAIT_FOR (lyd_import_window_is_idle (window));
  look (self, window, "import: columns");
  gtk_widget_activate_action (GTK_WIDGET (window), "import.next", NULL);
  WAIT_FOR (lyd_import_window_is_idle (window));
  look (self, window, "import: preview");
  leave (self, window);
}

static void
look_at_certificates (Walk *self)
{
  LydCertificatesWindow *window;

  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (self->harness.window), "event_stack"),
                              "event.certificates", "s", "");
  window = lyd_harness_find_window (LYD_TYPE_CERTIFICATES_WINDOW);
  WAIT_FOR (lyd_certificates_window_is_idle (window));
  look (self, window, "certificates");
  leave (self, window);
}

static void
look_at_event (Walk *self)
{
  GtkWidget *window = GTK_WIDGET (self->harness.window);
  g_autoptr (GtkSelectionModel) pages = NULL;
  GtkWidget *stack;

  lyd_harness_open_event (&self->harness);
  WAIT_FOR (lyd_harness_is_page (window, "content", "event"));
  stack = lyd_harness_find (window, "event_stack");
  pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++) {
    g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
    g_autofree char *where = g_strconcat ("event: ", adw_view_stack_page_get_name (page), NULL);

    gtk_widget_activate_action (stack, "event.show", "s", adw_view_stack_page_get_name (page));
    let_settle (window);
    look (self, window, where);
  }
  look_at_dialog (self, stack, "event.edit");
  look_at_dialog (self, stack, "event.export");
  look_at_certificates (self);
  gtk_widget_activate_action (stack, "event.show", "s", "sessions");
  look_at_dialog (self, lyd_harness_find (window, "days"), "sessions.add");
  look_at_import (self);
}

static void
look_at_desk (Walk *self)
{
  GtkWindow *desk = NULL;
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (self->harness.window), "win.open-today", NULL);
  WAIT_FOR ((desk = lyd_harness_get_desk (&self->harness)) != NULL &&
            lyd_desk_window_is_ready (LYD_DESK_WINDOW (desk)));
  entry = lyd_harness_find (GTK_WIDGET (desk), "entry");
  look (self, desk, "desk");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ma");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "results"));
  look (self, desk, "desk: people found");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (lyd_harness_is_page (desk, "pages", "card"));
  look (self, desk, "desk: a person");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.confirm", NULL);
  look (self, desk, "desk: a verdict");
  gtk_widget_activate_action (GTK_WIDGET (desk), "desk.walk-in", NULL);
  look (self, desk, "desk: walk-in");
  gtk_window_destroy (desk);
}

static void
look_at_sections (Walk *self)
{
  GtkWidget *window = GTK_WIDGET (self->harness.window);
  GtkListBox *sections = GTK_LIST_BOX (lyd_harness_find (window, "sections"));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (sections, i)) != NULL; i++) {
    g_autofree char *where = g_strdup_printf ("section %d", i + 1);

    gtk_widget_activate (GTK_WIDGET (row));
    let_settle (window);
    look (self, window, where);
  }
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (sections, 0)));
}

/* Without a compositor GTK draws a border of its own, which is none of the windows' asking. */
static void
drop_borders (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
    provider, "window.solid-csd { margin: 0; padding: 0; border: none; box-shadow: none; border-radius: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

static void
test_walk (gconstpointer data)
{
  Walk walk = { .large = GPOINTER_TO_INT (data) };
  GtkWidget *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (walk.large ? 192 : 96) * 1024, NULL);
  lyd_harness_start (&walk.harness);
  window = GTK_WIDGET (walk.harness.window);
  gtk_window_set_default_size (walk.harness.window, LAPTOP_WIDTH, LAPTOP_HEIGHT);
  WAIT_FOR (lyd_harness_is_page (window, "pages", "first-run"));
  look (&walk, window, "first run");
  look_at_dialog (&walk, window, "win.new-event");
  look_at_dialog (&walk, window, "app.backups");

  g_action_group_activate_action (G_ACTION_GROUP (walk.harness.application), "demo", NULL);
  WAIT_FOR (lyd_harness_is_page (window, "pages", "main"));
  look_at_sections (&walk);
  look_at_event (&walk);
  look_at_desk (&walk);
  g_test_message ("%u pages and dialogs", walk.n_looked);
  lyd_harness_stop (&walk.harness);
  g_assert_cmpuint (walk.n_problems, ==, 0);
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
  drop_borders ();
  g_test_add_data_func ("/access/walk", GINT_TO_POINTER (FALSE), test_walk);
  g_test_add_data_func ("/access/large-text", GINT_TO_POINTER (TRUE), test_walk);
  return g_test_run ();
}
