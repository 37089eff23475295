#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

GstCaps *lyd_camera_mode_choose (const GstCaps *offered) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
