#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The C face of zxing-cpp: no C++ type, exception or allocation crosses it. Programs use lyd-qr-reader.h. */

/* Told once for each symbol, when the whole picture has been read: it may then be changed. @text: UTF-8 as zxing-cpp
 * gives it (to be validated), @length bytes, not terminated. @corners: x and y of its four corners in turn, in pixels.
 * */
typedef void (*LydQrFound) (const char *text, size_t length, const int corners[8], void *data);

int lyd_qr_decode (const uint8_t *luma, int width, int height, int stride, LydQrFound found, void *data);

#ifdef __cplusplus
}
#endif
