#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "assets/error.h"
#include "kiosk/papers/form.h"
#include "kiosk/papers/notice.h"

namespace kiosk::papers {

/// A4 PDF with embedded subset fonts and selectable text. The same notice and form give the same bytes, always.
/// NoticeNotRendered when fonts or a picture cannot be used. Thread-safe.
assets::Result<std::vector<std::uint8_t>> renderNoticePdf(const Notice& notice, const FormBook& forms);
/// Page `page` (from 1) as a PNG `widthPx` wide (200..4000), drawn by the same code as the PDF.
assets::Result<std::vector<std::uint8_t>> renderNoticePng(const Notice& notice, const FormBook& forms, int page,
                                                          int widthPx);
/// How many pages the notice has.
assets::Result<int> pageCount(const Notice& notice, const FormBook& forms);
/// The title as it stands on the paper: 劳动能力鉴定结论通知书.
std::string titleOf(const Notice& notice, const FormBook& forms);

}  // namespace kiosk::papers
