#pragma once

#include "lyd-store-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A section of the window that is a directory: a list that is searched as one types, and one of those who are in it.
 * What people, organizations and groups are is the business of who derives from it; finding, choosing, folding,
 * refreshing and the ways back are done here.
 *
 * In a template, a child of the type "detail" is what shows the one that is chosen, "end" goes to the end of the list's
 * header, "detail-end" to the end of the other one, "notice" stands above the list, "many" is what can be done with
 * several at once, and "empty" is what the empty page offers to do. */
#define LYD_TYPE_DIRECTORY_PAGE (lyd_directory_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LydDirectoryPage, lyd_directory_page, LYD, DIRECTORY_PAGE, AdwBin)

struct _LydDirectoryPageClass {
  AdwBinClass parent_class;

  /* Another file, or none: forgets all rows; the new file's come with the next `list`. */
  void (*set_store) (LydDirectoryPage *self, LydStore *store);
  /* Asks for what is listed; its answer goes through lyd_directory_page_end_list(). */
  void (*list) (LydDirectoryPage *self, const char *text, GCancellable *cancellable);
  /* Other words are searched for; where it is NULL, `list` is asked again. */
  void (*search) (LydDirectoryPage *self, const char *text);
  /* Asks for the one that is to be shown; its answer goes through lyd_directory_page_end_read(). */
  void (*read) (LydDirectoryPage *self, const LydId *id, GCancellable *cancellable);
  /* None is shown any more. */
  void (*forget) (LydDirectoryPage *self);
  gboolean (*get_id) (LydDirectoryPage *self, guint position, LydId *id);
  gboolean (*find) (LydDirectoryPage *self, const LydId *id, guint *position);
  /* (nullable): whether rows are still being read */
  gboolean (*is_busy) (LydDirectoryPage *self);
  void (*add) (LydDirectoryPage *self);
  void (*edit) (LydDirectoryPage *self); /* the one that is shown */
  /* (nullable): asks what is to become of several; @ids: of LydId */
  void (*change) (LydDirectoryPage *self, const GArray *ids);
  /* (nullable): writes them into a file, or all where there are no @ids; ends with lyd_store_export_directory_finish()
   */
  void (*write) (LydStore *store, const GArray *ids, const char *path, GAsyncReadyCallback callback, gpointer data);
  const char *file_name; /* what is proposed for that file */
};

void lyd_directory_page_open (LydDirectoryPage *self, const LydId *id);
void lyd_directory_page_find (LydDirectoryPage *self, const char *text);
void lyd_directory_page_write (LydDirectoryPage *self, const char *path);
void lyd_directory_page_refresh (LydDirectoryPage *self);
GListModel *lyd_directory_page_get_list (LydDirectoryPage *self);
gboolean lyd_directory_page_is_idle (LydDirectoryPage *self);

/* For those who derive from it. */
LydStore *lyd_directory_page_get_store (LydDirectoryPage *self);
GtkWindow *lyd_directory_page_get_window (LydDirectoryPage *self);
GArray *lyd_directory_page_dup_chosen (LydDirectoryPage *self) G_GNUC_WARN_UNUSED_RESULT;
const char *lyd_directory_page_get_text (LydDirectoryPage *self);
void lyd_directory_page_set_model (LydDirectoryPage *self, GListModel *model);
gboolean lyd_directory_page_end_list (LydDirectoryPage *self, LydStore *store, const GError *error);
void lyd_directory_page_begin_rows (LydDirectoryPage *self);
void lyd_directory_page_show_rows (LydDirectoryPage *self, guint n_rows, gboolean any, const char *subtitle);
gboolean lyd_directory_page_end_read (LydDirectoryPage *self, LydStore *store, const GError *error);
void lyd_directory_page_done (LydDirectoryPage *self, const LydDone *done, gboolean open);

G_END_DECLS
