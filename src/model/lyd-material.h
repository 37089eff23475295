#pragma once

#include "lyd-id.h"
#include "lyd-vocabulary.h"

G_BEGIN_DECLS

/* What an event leaves behind, or is prepared with: the rows of the network's library. */
typedef enum {
  LYD_MATERIAL_RECORDING,
  LYD_MATERIAL_SLIDES,
  LYD_MATERIAL_FACT_SHEET,
  LYD_MATERIAL_OTHER,
} LydMaterialKind;

extern const LydVocabulary lyd_material_kinds;

/* A link, or a file that is kept beside the data file under the hash of its bytes: one of the two. */
typedef struct {
  LydId id;
  LydId event;
  LydId session; /* none: of the whole event */
  LydMaterialKind kind;
  char *title;
  char *link;      /* http or https; NULL: a file */
  char *file_name; /* what it was called, clean; NULL: a link */
  char *hash;      /* SHA-256 of its bytes, 64 hexadecimal digits */
  gint64 size;     /* in bytes */
  int position;    /* order within the event */
} LydMaterial;

/* Recordings of many gigabytes belong where people can watch them; the link goes here. */
#define LYD_MATERIAL_MAX_SIZE (G_GINT64_CONSTANT (512) * 1024 * 1024)
#define LYD_MATERIAL_MAX_TITLE 300
#define LYD_LINK_MAX_BYTES 2000

LydMaterial *lyd_material_new (void) G_GNUC_WARN_UNUSED_RESULT;
LydMaterial *lyd_material_copy (const LydMaterial *self) G_GNUC_WARN_UNUSED_RESULT;
void lyd_material_free (LydMaterial *self);

char *lyd_link_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_link_dup_host (const char *link) G_GNUC_WARN_UNUSED_RESULT;
char *lyd_file_name_clean (const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean lyd_file_name_may_be_opened (const char *name);
gboolean lyd_hash_is_good (const char *hash);
LydMaterialKind lyd_material_guess_kind (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LydMaterial, lyd_material_free)

G_END_DECLS
