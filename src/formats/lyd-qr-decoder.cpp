// The only C++ file: zxing-cpp from 1.4 (Debian 12) on, 2.x (Debian 13) included.
#define ZX_USE_UTF8 1 // 1.x: text () is a std::string instead of a std::wstring; later ones ignore it
#include "lyd-qr-decoder.h"

#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h> // 2.3 and later
#else
#include <ZXing/ZXVersion.h>
#endif

#include <string>

#define LYD_ZXING (ZXING_VERSION_MAJOR * 100 + ZXING_VERSION_MINOR)

#if LYD_ZXING >= 202
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

static const int smallest_symbol = 21; // modules, version 1

/**
 * lyd_qr_decode:
 * @luma: @height rows of @width grey bytes, @stride bytes apart; only read
 *
 * Reads every QR code of one grey picture, at any rotation. Only QR codes: among all symbologies noise reads as
 * something. Thread safe.
 *
 * Returns: how many were read, or -1 where the picture or the memory is none
 */
extern "C" int
lyd_qr_decode (const uint8_t *luma, int width, int height, int stride, LydQrFound found, void *data)
try {
  Options options;
  int n = 0;
  int corners[8];

  if (luma == nullptr || width < smallest_symbol || height < smallest_symbol || stride < width)
    return -1;

  options.setFormats (ZXing::BarcodeFormat::QRCode);
  options.setTryHarder (true);
  options.setTryRotate (false);    // the finder patterns are found at any rotation
  options.setTryDownscale (false); // done by the ladder of lyd-qr-reader.c, alike with every version
#if LYD_ZXING >= 200
  options.setTryInvert (false); // likewise
#endif

  const ZXing::ImageView picture (luma, width, height, ZXing::ImageFormat::Lum, stride);
  for (const auto &symbol : ZXing::ReadBarcodes (picture, options)) {
    if (!symbol.isValid ())
      continue;
#if LYD_ZXING >= 200
    const std::string text = symbol.text (ZXing::TextMode::Plain);
#else
    const std::string text = symbol.text ();
#endif
    for (int i = 0; i < 4; i++) {
      corners[2 * i] = symbol.position ()[i].x;
      corners[2 * i + 1] = symbol.position ()[i].y;
    }
    found (text.data (), text.size (), corners, data);
    n++;
  }

  return n;
} catch (...) {
  return -1;
}
