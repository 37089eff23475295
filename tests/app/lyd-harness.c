#include "lyd-harness.h"

#include "lyd-plan.h"

#include "desk/lyd-desk-window.h"
#include "events/lyd-event-row.h"
#include "lyd-system.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

static gint64
harness_now (gpointer data)
{
  return ((LydHarness *) data)->now;
}

static void
harness_random (gpointer data,
                guint8 *bytes,
                gsize n_bytes)
{
  LydContext system;

  lyd_system_init (&system);
  system.random (system.data, bytes, n_bytes);
}

/* A folder and a clock: a data file may be made at `path` before lyd_harness_run(). */
void
lyd_harness_prepare (LydHarness *self)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("lanyard-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "lanyard.db", NULL);
  self->now = LYD_HARNESS_NOW;
  self->context = (LydContext){
    .now = harness_now,
    .random = harness_random,
    .data = self,
    .who = "tester",
    .machine_id = "test-machine",
    .state_dir = self->dir,
    .station = "Desk 1",
  };
}

/* The program on the file, its window open. */
void
lyd_harness_run (LydHarness *self)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  self->application = lyd_application_new ();
  /* Each a name of its own: the last one is still on the bus. */
  id = g_strdup_printf ("org.lanyard.Lanyard.Test%u", g_random_int ());
  g_application_set_application_id (G_APPLICATION (self->application), id);
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  lyd_application_set_database (self->application, self->path);
  lyd_application_set_context (self->application, &self->context);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (self->application));
  self->window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  g_assert_nonnull (self->window);
}

/* The program on an empty file, its window open. */
void
lyd_harness_start (LydHarness *self)
{
  lyd_harness_prepare (self);
  lyd_harness_run (self);
}

static int
remove_entry (const char *path,
              const struct stat *info,
              int kind,
              struct FTW *walk)
{
  return g_remove (path);
}

static gboolean
has_windows (LydHarness *self)
{
  return gtk_application_get_windows (GTK_APPLICATION (self->application)) != NULL;
}

/* Closes every window, sees that none outlives its closing, and removes the folder. */
void
lyd_harness_stop (LydHarness *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self->application)));
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  WAIT_FOR (!has_windows (self));
  WAIT_FOR (window == NULL);
  /* What g_application_run() would do at its end. */
  G_APPLICATION_GET_CLASS (self->application)->shutdown (G_APPLICATION (self->application));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* Only g_application_run() can take it off the bus, so it stays until the process ends. */
  self->application = NULL;
  lyd_harness_discard (self);
}

/* What lyd_harness_prepare() made; for tests without the program. */
void
lyd_harness_discard (LydHarness *self)
{
  nftw (self->dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->dir, g_free);
}

/* The widget called @id in the template of @root or of anything in it. */
GtkWidget *
lyd_harness_find (GtkWidget *root,
                  const char *id)
{
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (root));

  if (g_strcmp0 (name, id) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = lyd_harness_find (child, id);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* (nullable): the button that can be seen and is called @label, with its mnemonic */
GtkWidget *
lyd_harness_find_button (GtkWidget *root,
                         const char *label)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = lyd_harness_find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Whether a label that can be seen says @text, or something with @text in it. */
gboolean
lyd_harness_shows (GtkWidget *root,
                   const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (lyd_harness_shows (child, text))
      return TRUE;
  return FALSE;
}

/* (nullable) */
GtkWindow *
lyd_harness_get_desk (LydHarness *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next)
    if (LYD_IS_DESK_WINDOW (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *root)
{
  if (LYD_IS_EVENT_ROW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* (nullable): the row of a list that shows @text */
GtkWidget *
lyd_harness_find_row (GtkWidget *root,
                      const char *text)
{
  if (GTK_IS_LIST_BOX_ROW (root) && lyd_harness_shows (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = lyd_harness_find_row (child, text);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Whether the stack called @stack shows the page @name. */
gboolean
lyd_harness_is_page (gpointer root,
                     const char *stack,
                     const char *name)
{
  GtkWidget *found = lyd_harness_find (GTK_WIDGET (root), stack);

  return found != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (found)), name) == 0;
}

/* (nullable): the window of that type that is open */
gpointer
lyd_harness_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window; /* the toolkit keeps it */
  }
  return NULL;
}

/* Opens the first event of the list. */
void
lyd_harness_open_event (LydHarness *self)
{
  GtkWidget *row = find_row (GTK_WIDGET (self->window));

  g_assert_nonnull (row);
  gtk_widget_activate (row);
}

/* The page of an event is made when the first one is opened. */
static gboolean
is_mapped (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* Shows another page of the event that was opened. */
void
lyd_harness_show_event_page (LydHarness *self,
                             const char *name)
{
  WAIT_FOR (is_mapped (lyd_harness_find (GTK_WIDGET (self->window), "event_stack")));
  gtk_widget_activate_action (lyd_harness_find (GTK_WIDGET (self->window), "event_stack"), "event.show", "s", name);
}

/* An event of the demo network, by words of its title. */
LydId
lyd_harness_find_in_demo (LydHarness *self,
                          const char *words)
{
  g_autofree char *path = g_build_filename (self->dir, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LydFile) file = lyd_file_open (path, LYD_FILE_READ_ONLY, &self->context, &error);
  g_autoptr (LydEvent) event = file != NULL ? lyd_plan_find_event (file, words, &error) : NULL;

  g_assert_no_error (error);
  return event->id;
}

static GtkEventController *
find_scanner (GtkWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "scanner") == 0)
      return controller; /* the widget keeps it */
  }
  return NULL;
}

/* A key as the window gets it: what its capture phase lets through goes into the field with the focus. */
void
lyd_harness_key (GtkWindow *window,
                 guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean stopped = FALSE;
  char text[7] = { 0 };
  int position;

  g_signal_emit_by_name (find_scanner (window), "key-pressed", keyval, 0, 0, &stopped);
  if (stopped || focus == NULL || !GTK_IS_EDITABLE (focus))
    return;
  if (keyval == GDK_KEY_Return) {
    g_signal_emit_by_name (focus, "activate");
    return;
  }
  g_unichar_to_utf8 (letter, text);
  position = gtk_editable_get_position (GTK_EDITABLE (focus));
  gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (focus), position);
}

/* What the class of @widget binds to a key, which is written as a trigger is: "Left", "<Control>z". */
void
lyd_harness_press (GtkWidget *widget,
                   const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint j = 0;
         GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      g_autofree char *bound = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (strcmp (bound, key) == 0)
        n_done += gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                gtk_shortcut_get_arguments (shortcut));
    }
  }
  g_assert_cmpuint (n_done, ==, 1);
}

/* A burst as a hand scanner sends it. */
void
lyd_harness_type (GtkWindow *window,
                  const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    lyd_harness_key (window, *p == '\n' ? GDK_KEY_Return : gdk_unicode_to_keyval (g_utf8_get_char (p)));
}

static GskRenderNode *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
painted_cb (gpointer data)
{
  (*(int *) data)++;
}

/* Lets frames pass until @window has that size. Returns: %FALSE where its content needs more, which is said */
gboolean
lyd_harness_settle (GtkWidget *window,
                    int width,
                    int height)
{
  int n_frames = 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);

  while (n_frames < 60 && (gtk_widget_get_width (window) != width || gtk_widget_get_height (window) != height)) {
    gtk_widget_queue_draw (window);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (clock, handler);
  if (n_frames < 60)
    return TRUE;
  g_printerr ("%s: %dx%d was asked for, %dx%d is needed\n", gtk_window_get_title (GTK_WINDOW (window)), width, height,
              gtk_widget_get_width (window), gtk_widget_get_height (window));
  return FALSE;
}

/* A picture of what @widget looks like once its layout has settled. */
void
lyd_harness_save_picture (GtkWidget *widget,
                          const char *path)
{
  GskRenderNode *node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int n_frames = 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);

  /* The node is NULL while a new layout is pending; styles and sizes follow each other for a few frames. */
  while (n_frames < 6 || node == NULL) {
    gtk_widget_queue_draw (widget);
    g_main_context_iteration (NULL, TRUE);
    if (n_frames >= 6) {
      g_clear_pointer (&node, gsk_render_node_unref);
      node = draw (widget);
    }
  }
  g_signal_handler_disconnect (clock, handler);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                              (float) gtk_widget_get_height (widget)));
  g_assert_true (gdk_texture_save_to_png (texture, path));
  gsk_render_node_unref (node);
}
