#include "lyd-station.h"

#include "lyd-desk-rows.h"
#include "lyd-file-private.h"
#include "lyd-stations.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP "Station"
#define MARK_FORMAT "%s %020" G_GINT64_FORMAT "\n"

/* Two small files stand for a station: a key file that says which installation, file and label it belongs to, and a
 * mark with the highest sequence number it ever used. A file that was put back to an older state has fewer scans than
 * the mark says; it goes on as a new station, because numbers that others may have seen must not be used twice. */
struct _LydStationIdentity {
  LydId id;
  gint64 last_seq; /* the highest number known to be used */
  char *mark_path; /* NULL where nothing can be kept: then every run is a station of its own */
  int mark_fd;
};

void
lyd_station_identity_free (LydStationIdentity *self)
{
  if (self->mark_fd >= 0)
    close (self->mark_fd);
  g_free (self->mark_path);
  g_free (self);
}

/* What this station is called: the context's word, else what a desk's copy says it is for, else the host's name. */
const char *
lyd_station_get_label (LydFile *file)
{
  const char *label = file->context.station;

  if (label != NULL && label[0] != '\0')
    return label;
  if (file->desk_label == NULL) {
    g_autoptr (LydDeskCopy) self = NULL;

    (void) lyd_desk_copies_find_self (file->db, &self, NULL);
    file->desk_label = g_strdup (self != NULL ? self->label : g_get_host_name ());
  }
  return file->desk_label;
}

/* Another name is another station: what it wrote under the first one keeps that. */
void
lyd_station_rename (LydFile *file,
                    const char *label)
{
  g_free ((char *) file->context.station);
  file->context.station = label[0] != '\0' ? g_strdup (label) : NULL;
  g_clear_pointer (&file->station, lyd_station_identity_free);
}

static char *
real_path (LydFile *file)
{
  char *resolved = realpath (lyd_file_get_path (file), NULL);
  char *path = g_strdup (resolved != NULL ? resolved : lyd_file_get_path (file));

  free (resolved);
  return path;
}

/* The inode tells a file that was replaced from one that was written to; devices are renumbered at every start. */
static char *
inode_of (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) info.st_ino) : g_strdup ("");
}

static gboolean
key_is (GKeyFile *keys,
        const char *key,
        const char *wanted)
{
  g_autofree char *value = g_key_file_get_string (keys, GROUP, key, NULL);

  return g_strcmp0 (value, wanted) == 0;
}

/* Reads the station's key file; none where there is none, or where it speaks of another machine or file. */
static LydId
read_identity (LydFile *file,
               const char *key_path,
               const char *path,
               const char *inode)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *text = NULL;
  LydId id;

  if (!g_key_file_load_from_file (keys, key_path, G_KEY_FILE_NONE, NULL) ||
      !key_is (keys, "machine", file->context.machine_id) || !key_is (keys, "path", path) ||
      !key_is (keys, "inode", inode) || !key_is (keys, "label", lyd_station_get_label (file)))
    return lyd_id_none;
  text = g_key_file_get_string (keys, GROUP, "id", NULL);
  return text != NULL && lyd_id_from_string (&id, text) ? id : lyd_id_none;
}

static gboolean
write_identity (LydFile *file,
                const LydId *id,
                const char *key_path,
                const char *path,
                const char *inode)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (key_path);
  g_autofree char *text = lyd_id_to_string (id);
  g_autofree char *data = NULL;
  gsize size;

  g_key_file_set_string (keys, GROUP, "id", text);
  g_key_file_set_string (keys, GROUP, "machine", file->context.machine_id != NULL ? file->context.machine_id : "");
  g_key_file_set_string (keys, GROUP, "path", path);
  g_key_file_set_string (keys, GROUP, "inode", inode);
  g_key_file_set_string (keys, GROUP, "label", lyd_station_get_label (file));
  data = g_key_file_to_data (keys, &size, NULL);
  return g_mkdir_with_parents (folder, 0700) == 0 &&
         g_file_set_contents_full (key_path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
}

static gint64
read_mark (const char *mark_path,
           const LydId *id)
{
  g_autofree char *text = NULL;
  LydId marked;

  if (!g_file_get_contents (mark_path, &text, NULL, NULL) || strlen (text) < LYD_ID_STRING_LENGTH + 2)
    return 0;
  text[LYD_ID_STRING_LENGTH] = '\0';
  if (!lyd_id_from_string (&marked, text) || !lyd_id_equal (&marked, id))
    return 0;
  return g_ascii_strtoll (text + LYD_ID_STRING_LENGTH + 1, NULL, 10);
}

/* Finds who we are, or becomes somebody new (@renew: because the one we were is not safe to go on with). */
static LydStationIdentity *
identity_new (LydFile *file,
              gboolean renew)
{
  LydStationIdentity *self = g_new0 (LydStationIdentity, 1);
  g_autofree char *path = real_path (file);
  g_autofree char *inode = inode_of (path);
  g_autofree char *named = g_strconcat (path, "\n", lyd_station_get_label (file), NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, named, -1);
  g_autofree char *base = NULL;
  g_autofree char *key_path = NULL;

  self->mark_fd = -1;
  hash[32] = '\0';
  if (file->context.state_dir != NULL) {
    base = g_build_filename (file->context.state_dir, "stations", hash, NULL);
    key_path = g_strconcat (base, ".ini", NULL);
    self->mark_path = g_strconcat (base, ".mark", NULL);
    if (!renew)
      self->id = read_identity (file, key_path, path, inode);
  }
  if (!lyd_id_is_none (&self->id)) {
    self->last_seq = read_mark (self->mark_path, &self->id);
    return self;
  }
  self->id = lyd_context_make_id (&file->context);
  if (key_path == NULL || !write_identity (file, &self->id, key_path, path, inode))
    g_clear_pointer (&self->mark_path, g_free);
  return self;
}

static gboolean
look_up_seq (LydFile *file,
             gint64 *last,
             GError **error)
{
  *last = lyd_stations_get_last_seq (file->db, &file->station->id, error);
  return *last >= 0;
}

static gboolean
is_known (LydFile *file,
          gboolean *known,
          GError **error)
{
  g_autoptr (GError) local = NULL;

  *known = lyd_stations_has (file->db, &file->station->id, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * lyd_station_take:
 * @station: (out): who writes the scan
 * @seq: (out): its number; unique for the station, without a gap
 *
 * Within the write transaction that inserts the scan, so that two processes of one installation never take one number.
 */
gboolean
lyd_station_take (LydFile *file,
                  LydId *station,
                  gint64 *seq,
                  GError **error)
{
  gboolean known = FALSE;
  gint64 last;

  if (file->station == NULL)
    file->station = identity_new (file, FALSE);
  if (!look_up_seq (file, &last, error))
    return FALSE;
  if (last < file->station->last_seq) {
    lyd_station_identity_free (file->station);
    file->station = identity_new (file, TRUE);
    if (!look_up_seq (file, &last, error))
      return FALSE;
  }
  /* A station that only counted heads has written no scan yet. */
  if (last == 0 && !is_known (file, &known, error))
    return FALSE;
  if (last == 0 && !known) {
    LydStation self = { .id = file->station->id,
                        .label = (char *) lyd_station_get_label (file),
                        .since = lyd_context_now (&file->context) };

    if (!lyd_stations_insert (file->db, &self, error))
      return FALSE;
  }

  *station = file->station->id;
  *seq = last + 1;
  return TRUE;
}

/* After the commit: number @seq is used. A mark that cannot be written only makes a restored file harder to
 * recognize. */
void
lyd_station_note (LydFile *file,
                  gint64 seq)
{
  LydStationIdentity *self = file->station;
  g_autofree char *id = lyd_id_to_string (&self->id);
  g_autofree char *mark = g_strdup_printf (MARK_FORMAT, id, seq);

  self->last_seq = seq;
  if (self->mark_path == NULL)
    return;
  if (self->mark_fd < 0)
    self->mark_fd = g_open (self->mark_path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (self->mark_fd < 0 || pwrite (self->mark_fd, mark, strlen (mark), 0) < 0)
    g_clear_pointer (&self->mark_path, g_free);
}

/* Returns: (transfer full) (element-type LydStation): every station that ever wrote into this file, the oldest first */
GPtrArray *
lyd_station_list (LydFile *file,
                  GError **error)
{
  return lyd_stations_list (file->db, error);
}
