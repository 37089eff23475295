#pragma once

#include "lyd-file.h"
#include "lyd-material.h"

G_BEGIN_DECLS

/* The library: every event's. */
typedef struct {
  LydMaterial *material;
  char *event;       /* its title */
  char *session;     /* its title, or NULL */
  gint64 start;      /* of the event, UTC milliseconds */
  int year;          /* of the event, where it is */
  char *policy_area; /* or NULL */
  char *source;      /* "example.org", or the file's name */
} LydLibraryItem;

void lyd_library_item_free (LydLibraryItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLibraryItem, lyd_library_item_free)

#define LYD_LIBRARY_ANY (-1)

/* What is looked for; every word of @text has to be somewhere. */
typedef struct {
  const char *text;        /* (nullable) */
  int kind;                /* a LydMaterialKind, or %LYD_LIBRARY_ANY */
  int year;                /* or %LYD_LIBRARY_ANY */
  const char *policy_area; /* (nullable) */
} LydLibraryQuery;

/* Returned by lyd_library_search(): what fits, and what there is to choose from. */
typedef struct {
  GPtrArray *items;        /* of LydLibraryItem: the latest event first */
  GPtrArray *policy_areas; /* of char *: of everything in the library, by name */
  GArray *years;           /* of int: the latest first */
  int n_all;               /* materials in the library */
} LydLibrary;

void lyd_library_free (LydLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydLibrary, lyd_library_free)

LydLibrary *lyd_library_search (LydFile *file, const LydLibraryQuery *query, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
