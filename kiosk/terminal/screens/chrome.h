#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/string_id.h"
#include "kiosk/terminal/screens/clock_face.h"

namespace ui {
class Frame;
}

namespace kiosk::terminal::screens {

/// What lies behind everything else.
enum class Backdrop : std::uint8_t { Paper, IdleArt, HomeArt };

/// The way of the journey in short words (刷证 认人 …), top of the screen. Empty: no slips are drawn.
struct StepSlips {
  std::vector<assets::StringId> names;
  std::size_t current = 0;  ///< == names.size(): everything is done
};

/// Which slots the service bar offers. AtHome shows the hotline where 返回 and 首页 would be.
enum class BarLayout : std::uint8_t { AtHome, InSession };

/// Header, step slips and service bar: the same on every screen. Theme and language are the frame's.
struct ChromeModel {
  Backdrop backdrop = Backdrop::Paper;
  BarLayout bar = BarLayout::InSession;
  std::string hallName;     ///< as the back office names the hall; empty: the catalogue's name
  std::string district;     ///< "任城区"; empty: left out
  std::string kioskNumber;  ///< "03"; empty: left out
  ClockFace clock;
  std::string visitor;  ///< 孔女士 (domain::addressForm), instead of district and kiosk number; empty: nobody
  std::optional<assets::StringId> service;  ///< beside the visitor: what is being done
  StepSlips slips;
  bool backEnabled = true;
  bool homeEnabled = true;
  bool voiceOffered = false;  ///< there is a voice; without one 朗读 rests
  bool readingAloud = false;
  bool helpOpen = false;
  bool overlayOpen = false;  ///< a sheet covers the screen: 返回 and 首页 rest, and drawing dims what lies below
};

enum class ChromeAction : std::uint8_t { None, Back, Home, ReadAloud, TextSize, Language, Help };

/// Draws backdrop, header, slips and service bar. Call it first in a frame; the screen draws over it.
ChromeAction drawChrome(ui::Frame& frame, const ChromeModel& model);

}  // namespace kiosk::terminal::screens
