#include "lyd-shoot.h"

#include "lyd-config.h"

#include <glib/gi18n.h>
#include <locale.h>

static const char *folder;
static const char *language = "";

/* One picture in light, one in dark, @name with the language's ending, of exactly that size. */
void
shoot (GtkWindow *window,
       const char *name,
       int width,
       int height)
{
  static const struct {
    AdwColorScheme scheme;
    const char *suffix;
  } looks[] = { { ADW_COLOR_SCHEME_FORCE_LIGHT, "" }, { ADW_COLOR_SCHEME_FORCE_DARK, "-dark" } };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++) {
    g_autofree char *file = g_strdup_printf ("%s%s%s.png", name, looks[i].suffix, language);
    g_autofree char *path = g_build_filename (folder, file, NULL);

    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), looks[i].scheme);
    WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (window)) > 0);
    gtk_window_set_default_size (window, width, height);
    /* Folding makes room that the first request could not know of. */
    if (!lyd_harness_settle (GTK_WIDGET (window), width, height)) {
      gtk_window_set_default_size (window, width, height + 1);
      lyd_harness_settle (GTK_WIDGET (window), width, height + 1);
      gtk_window_set_default_size (window, width, height);
      lyd_harness_settle (GTK_WIDGET (window), width, height);
    }
    lyd_harness_save_picture (GTK_WIDGET (window), path);
  }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* As on a large screen, on a small one (1366 x 768 at 125 %) and on the narrowest. */
void
shoot_sizes (GtkWindow *window,
             const char *name)
{
  g_autofree char *small = g_strconcat (name, "-1093x614", NULL);
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

  shoot (window, name, 1200, 760);
  shoot (window, small, 1093, 614);
  shoot (window, narrow, 360, 640);
}

/* A dialog, and the same on the narrowest screen. */
void
shoot_dialog (GtkWindow *dialog,
              const char *name,
              int width,
              int height)
{
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

  shoot (dialog, name, width, height);
  shoot (dialog, narrow, 360, 560);
}

/* Without a compositor GTK draws a border of its own; the screen is as large as the largest picture. */
void
shoot_drop_borders (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
    provider, "window.solid-csd { margin: 0; padding: 0; border: none; box-shadow: none; border-radius: 0; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

/**
 * shoot_init:
 *
 * What every program that takes pictures does first: FOLDER [SUFFIX] from the command line, the language of the
 * environment, no decoration that depends on the desktop.
 *
 * Returns: 0, or with what status to end: 2 wrong usage, 77 no display
 */
int
shoot_init (int argc,
            char *argv[])
{
  const char *locale_dir = g_getenv ("LYD_TEST_LOCALE_DIR");

  if (argc < 2) {
    g_printerr ("%s FOLDER [SUFFIX]\n", argv[0]);
    return 2;
  }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LYD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (!gtk_init_check ())
    return 77;
  shoot_drop_borders ();
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  folder = argv[1];
  language = argc > 2 ? argv[2] : "";
  return 0;
}
