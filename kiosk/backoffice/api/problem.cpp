#include "kiosk/backoffice/api/problem.h"

#include <array>

#include <nlohmann/json.hpp>

#include "kiosk/backoffice/journal.h"

namespace kiosk::backoffice::api {
namespace {

struct Row {
  Refusal refusal;
  int status;
  std::string_view code;
  std::string_view title;
};

constexpr std::array kRows = {
    Row{Refusal::MalformedRequest, 400, "malformed_request", "请求格式不符合约定"},
    Row{Refusal::SignedOut, 401, "signed_out", "请先登录"},
    Row{Refusal::LoginRefused, 401, "login_refused", "登录名或密码不对"},
    Row{Refusal::LoginLocked, 429, "login_locked", "多次输错密码，账号锁定 30 分钟"},
    Row{Refusal::DeviceNotActive, 403, "device_not_active", "终端未启用或证书已更换"},
    Row{Refusal::CsrfMissing, 403, "csrf_missing", "缺少防伪令牌，请重新登录"},
    Row{Refusal::NotAllowed, 403, "not_allowed", "您没有办理此事项的权限"},
    Row{Refusal::NotFound, 404, "not_found", "没有找到"},
    Row{Refusal::MethodNotAllowed, 405, "method_not_allowed", "此地址不支持该操作"},
    Row{Refusal::SubmissionConflict, 409, "submission_conflict", "同一编号已有不同内容的提交"},
    Row{Refusal::StaleVersion, 409, "stale_version", "案件已被他人更新，请按最新状态办理"},
    Row{Refusal::ActionNotPossible, 409, "action_not_possible", "案件当前环节不能进行此操作"},
    Row{Refusal::AlreadyCollected, 409, "already_collected", "通知书已经领取"},
    Row{Refusal::LengthRequired, 411, "length_required", "请求须写明长度"},
    Row{Refusal::BodyTooLarge, 413, "body_too_large", "内容超过允许的大小"},
    Row{Refusal::UnsupportedMediaType, 415, "unsupported_media_type", "内容类型不符合约定"},
    Row{Refusal::BodyInvalid, 422, "body_invalid", "内容不符合约定"},
    Row{Refusal::PacketUnreadable, 422, "packet_unreadable", "数据包无法解封"},
    Row{Refusal::PacketNotAuthentic, 422, "packet_not_authentic", "数据包签名与终端不符"},
    Row{Refusal::ApplicationIncomplete, 422, "application_incomplete", "申请内容不完整或不符合规定"},
    Row{Refusal::EnrolmentRefused, 403, "enrolment_refused", "登记码不对、已使用或已过期"},
    Row{Refusal::StoreFull, 507, "store_full", "存储空间不足，没有保存，请稍后重发"},
    Row{Refusal::Busy, 503, "busy", "系统繁忙，请稍后重发"},
    Row{Refusal::Broken, 500, "broken", "系统内部问题，没有保存，请稍后重发"},
};

/// The table is indexed by the enumeration.
constexpr bool inOrder() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].refusal) != i) return false;
  }
  return true;
}
static_assert(inOrder());

const Row& rowOf(Refusal refusal) {
  return kRows[static_cast<std::size_t>(refusal)];
}

}  // namespace

std::string_view codeOf(Refusal refusal) {
  return rowOf(refusal).code;
}
int statusOf(Refusal refusal) {
  return rowOf(refusal).status;
}

Response problem(Refusal refusal, std::string_view detail) {
  const Row& row = rowOf(refusal);
  nlohmann::ordered_json document = {
      {"type", "about:blank"}, {"title", row.title}, {"status", row.status}, {"code", row.code}};
  if (!detail.empty()) document["detail"] = detail;
  Response response;
  response.status = row.status;
  response.contentType = "application/problem+json";
  response.body = document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  if (row.status == 503 || row.status == 507) response.headers.emplace_back("Retry-After", "10");
  return response;
}

Response problem(const assets::Error& error) {
  using assets::ErrorId;
  switch (error.id) {
    case ErrorId::OfficeStoreFull:
      return problem(Refusal::StoreFull);
    case ErrorId::OfficeStoreBusy:
      return problem(Refusal::Busy);
    default:
      journal(Weight::Error, "trouble",
              {{"code", std::string(assets::entry(error.id).code)}, {"detail", error.detail}});
      return problem(Refusal::Broken);
  }
}

}  // namespace kiosk::backoffice::api
