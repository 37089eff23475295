#pragma once

#include "lyd-store-import.h"

G_BEGIN_DECLS

/* What stands in a line of the import window's lists; `index` counts in the plan. */
typedef enum {
  LYD_IMPORT_ITEM_HEADING,      /* a LydImportHeadingKind */
  LYD_IMPORT_ITEM_COLUMN,       /* a column of the file */
  LYD_IMPORT_ITEM_NOTE,         /* something to tell about a line */
  LYD_IMPORT_ITEM_ROW,          /* a row of the plan */
  LYD_IMPORT_ITEM_QUESTION,     /* a row that shares somebody's mailbox */
  LYD_IMPORT_ITEM_PERSON,       /* the first of somebody's conflicts */
  LYD_IMPORT_ITEM_ORGANIZATION, /* one that would be made */
  LYD_IMPORT_ITEM_GONE,         /* somebody who is not in the file any more */
  LYD_IMPORT_ITEM_NEW_QUESTION, /* one that would be added to the event */
  LYD_IMPORT_ITEM_LEFT_OUT,     /* several notes in one line: `index` is the first, `count` how many rows stay out */
} LydImportItemKind;

typedef enum {
  LYD_IMPORT_HEADING_DECIDE,
  LYD_IMPORT_HEADING_RECOGNIZED,
  LYD_IMPORT_HEADING_LEFT_OUT,
  LYD_IMPORT_HEADING_MAILBOXES,
  LYD_IMPORT_HEADING_CONFLICTS,
  LYD_IMPORT_HEADING_LIKE_KNOWN,
  LYD_IMPORT_HEADING_GONE,
  LYD_IMPORT_HEADING_NEW_ORGANIZATIONS,
  LYD_IMPORT_HEADING_NEW_QUESTIONS,
  LYD_IMPORT_HEADING_NEW,
  LYD_IMPORT_HEADING_CHANGED,
  LYD_IMPORT_HEADING_SAME,
  LYD_IMPORT_HEADING_PROBLEMS,
} LydImportHeadingKind;

/* The preview's filters. */
typedef enum {
  LYD_IMPORT_TAB_CHECK,
  LYD_IMPORT_TAB_NEW,
  LYD_IMPORT_TAB_CHANGED,
  LYD_IMPORT_TAB_SAME,
  LYD_IMPORT_TAB_PROBLEMS,
} LydImportTab;
#define LYD_IMPORT_N_TABS (LYD_IMPORT_TAB_PROBLEMS + 1)

#define LYD_TYPE_IMPORT_ITEM (lyd_import_item_get_type ())
G_DECLARE_FINAL_TYPE (LydImportItem, lyd_import_item, LYD, IMPORT_ITEM, GObject)

struct _LydImportItem {
  GObject parent_instance;

  LydImportItemKind kind;
  guint index;
  guint count;          /* of a heading: how many stand below it */
  gboolean first, last; /* of its group */
};

#define LYD_TYPE_IMPORT_LIST (lyd_import_list_get_type ())
G_DECLARE_FINAL_TYPE (LydImportList, lyd_import_list, LYD, IMPORT_LIST, GObject)

LydImportList *lyd_import_list_new (void);
void lyd_import_list_show_columns (LydImportList *self, LydImportDraft *draft);
void lyd_import_list_show_tab (LydImportList *self, LydImportDraft *draft, LydImportTab tab);
guint lyd_import_list_count_tab (const LydImportPlan *plan, LydImportTab tab);
LydImportDraft *lyd_import_list_get_draft (LydImportList *self);
void lyd_import_list_set_narrow (LydImportList *self, gboolean narrow);
gboolean lyd_import_list_is_narrow (LydImportList *self);
void lyd_import_list_clear (LydImportList *self);
void lyd_import_list_redraw (LydImportList *self);

G_END_DECLS
