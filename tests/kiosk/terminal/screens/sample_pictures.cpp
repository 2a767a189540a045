#include "tests/kiosk/terminal/screens/sample_pictures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <cairo.h>

namespace hall_test {
namespace {

using ui::widgets::Picture;
using ui::widgets::Pixels;

constexpr double kTurn = -0.035;  // radians the paper lies askew

Picture paint(const std::string& slot, int width, int height, const std::function<void(cairo_t*)>& draw) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  cairo_t* pen = cairo_create(surface);
  draw(pen);
  cairo_surface_flush(surface);
  auto pixels = std::make_shared<Pixels>();
  pixels->width = width;
  pixels->height = height;
  pixels->rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      const unsigned char* from = data + y * stride + x * 4;
      std::uint8_t* to = pixels->rgba.data() + (y * static_cast<std::size_t>(width) + x) * 4;
      to[0] = from[2];
      to[1] = from[1];
      to[2] = from[0];
      to[3] = 0xFF;
    }
  }
  cairo_destroy(pen);
  cairo_surface_destroy(surface);
  return {slot, 1, pixels};
}

void colour(cairo_t* pen, unsigned rgb) {
  cairo_set_source_rgb(pen, ((rgb >> 16U) & 0xFFU) / 255.0, ((rgb >> 8U) & 0xFFU) / 255.0, (rgb & 0xFFU) / 255.0);
}

void write(cairo_t* pen, double x, double y, double size, const std::string& text, bool bold = false) {
  cairo_select_font_face(pen, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL,
                         bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(pen, size);
  cairo_move_to(pen, x, y);
  cairo_show_text(pen, text.c_str());
}

/// 840 x 1188 units.
void record(cairo_t* pen) {
  colour(pen, 0xF6F8F4);
  cairo_rectangle(pen, 0, 0, 840, 1188);
  cairo_fill(pen);
  colour(pen, 0x20282A);
  write(pen, 330, 110, 44, "运河医院", true);
  write(pen, 320, 175, 38, "出 院 记 录", true);
  write(pen, 70, 255, 28, "姓名：孔令契          性别：女          科别：骨科");
  cairo_rectangle(pen, 70, 272, 700, 2);
  cairo_fill(pen);
  const std::vector<std::string> lines{"入院日期：2026年5月27日",
                                       "出院日期：2026年6月18日",
                                       "入院诊断：右手食指、中指离断伤",
                                       "",
                                       "诊疗经过：入院后完善检查，急诊行右手清创、",
                                       "食指中节残端修整、中指再植术。术后抗感染、",
                                       "改善微循环治疗，伤口换药，指导功能锻炼。",
                                       "",
                                       "出院情况：切口愈合，食指中节缺失，中指屈伸",
                                       "活动部分受限，指端感觉减退。",
                                       "",
                                       "出院诊断：右手食指、中指离断伤术后",
                                       "医嘱：继续功能锻炼，三个月后复查。"};
  double y = 330;
  for (const std::string& line : lines)
    write(pen, 70, y, 29, line), y += 50;
  write(pen, 520, 1010, 28, "主治医师：（签名）");
  colour(pen, 0xC0584A);
  cairo_set_line_width(pen, 5);
  cairo_new_path(pen);
  cairo_arc(pen, 640, 1085, 74, 0, 6.2832);
  cairo_stroke(pen);
  write(pen, 590, 1095, 24, "病案专用");
}

}  // namespace

Picture flatPage() {
  return paint("sample.page", 840, 1188, record);
}

Picture deskPicture() {
  return paint("sample.desk", 720, 893, [](cairo_t* pen) {
    colour(pen, 0x1B3133);
    cairo_paint(pen);
    cairo_translate(pen, 360, 440);
    cairo_rotate(pen, kTurn);
    cairo_scale(pen, 0.64, 0.64);
    cairo_translate(pen, -420, -594);
    record(pen);
  });
}

ui::widgets::Quad deskCorners() {
  ui::widgets::Quad quad;
  const double corners[4][2] = {{-420, -594}, {420, -594}, {420, 594}, {-420, 594}};
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = corners[i][0] * 0.64;
    const double y = corners[i][1] * 0.64;
    quad[i] = {static_cast<float>((360 + x * std::cos(kTurn) - y * std::sin(kTurn)) / 720),
               static_cast<float>((440 + x * std::sin(kTurn) + y * std::cos(kTurn)) / 893)};
  }
  return quad;
}

Picture noticePage() {
  return paint("sample.notice", 840, 1133, [](cairo_t* pen) {
    colour(pen, 0xFFFFFF);
    cairo_paint(pen);
    colour(pen, 0x1A1A1A);
    write(pen, 170, 110, 40, "济宁市劳动能力鉴定委员会", true);
    write(pen, 235, 172, 42, "鉴定结论通知书", true);
    write(pen, 480, 230, 26, "济劳鉴〔2026〕01846 号");
    cairo_rectangle(pen, 70, 255, 700, 2);
    cairo_fill(pen);
    write(pen, 70, 320, 30, "孔令契：", true);
    write(pen, 130, 370, 30, "您于2026年9月8日提出的劳动能力鉴定申");
    write(pen, 70, 420, 30, "请，经专家组现场鉴定，结论如下：");
    cairo_set_line_width(pen, 3);
    cairo_rectangle(pen, 70, 455, 700, 140);
    cairo_stroke(pen);
    write(pen, 95, 510, 30, "劳动功能障碍程度：玖级");
    write(pen, 95, 565, 30, "生活自理障碍程度：无");
    write(pen, 130, 650, 30, "对结论不服的，可自收到之日起十五日内");
    write(pen, 70, 700, 30, "向省劳动能力鉴定委员会申请再次鉴定。");
    write(pen, 500, 860, 30, "2026年11月18日");
    colour(pen, 0xC8453B);
    cairo_set_line_width(pen, 6);
    cairo_new_path(pen);
    cairo_arc(pen, 640, 900, 105, 0, 6.2832);
    cairo_stroke(pen);
    write(pen, 575, 980, 24, "鉴定专用章");
  });
}

Picture facePicture() {
  return paint("sample.face", 640, 480, [](cairo_t* pen) {
    colour(pen, 0xC9D3CE);
    cairo_paint(pen);
    colour(pen, 0x2F5B66);
    cairo_save(pen);
    cairo_translate(pen, 320, 520);
    cairo_scale(pen, 210, 170);
    cairo_arc(pen, 0, 0, 1, 0, 6.2832);
    cairo_restore(pen);
    cairo_fill(pen);
    colour(pen, 0xD8AE90);
    cairo_rectangle(pen, 280, 300, 80, 90);
    cairo_fill(pen);
    colour(pen, 0x2B2320);
    cairo_save(pen);
    cairo_translate(pen, 320, 190);
    cairo_scale(pen, 106, 132);
    cairo_arc(pen, 0, 0, 1, 0, 6.2832);
    cairo_restore(pen);
    cairo_fill(pen);
    colour(pen, 0xE8C3A5);
    cairo_save(pen);
    cairo_translate(pen, 320, 225);
    cairo_scale(pen, 90, 118);
    cairo_arc(pen, 0, 0, 1, 0, 6.2832);
    cairo_restore(pen);
    cairo_fill(pen);
    colour(pen, 0x33241E);
    cairo_arc(pen, 285, 215, 9, 0, 6.2832);
    cairo_fill(pen);
    cairo_arc(pen, 355, 215, 9, 0, 6.2832);
    cairo_fill(pen);
    cairo_set_line_width(pen, 6);
    cairo_arc(pen, 320, 270, 30, 0.4, 2.74);
    cairo_stroke(pen);
  });
}

}  // namespace hall_test
