#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "assets/error.h"
#include "kiosk/papers/form.h"
#include "kiosk/papers/paper.h"

namespace kiosk::papers {

/// A4 PDF with embedded subset fonts and selectable text. The same values and form give the same bytes, always.
/// NoticeNotRendered when fonts or a picture cannot be used. Thread-safe.
assets::Result<std::vector<std::uint8_t>> renderPdf(const Paper& paper, const FormBook& forms);
/// Page `page` (from 1) as a PNG `widthPx` wide (200..4000), drawn by the same code as the PDF.
assets::Result<std::vector<std::uint8_t>> renderPng(const Paper& paper, const FormBook& forms, int page, int widthPx);
/// Every page as by renderPng().
assets::Result<std::vector<std::vector<std::uint8_t>>> renderPages(const Paper& paper, const FormBook& forms,
                                                                   int widthPx);
/// How many pages the paper has.
assets::Result<int> pageCount(const Paper& paper, const FormBook& forms);
/// The title as it stands on the paper: 劳动能力鉴定结论通知书; two that apply are joined by 、.
std::string titleOf(const Paper& paper, const FormBook& forms);

}  // namespace kiosk::papers
