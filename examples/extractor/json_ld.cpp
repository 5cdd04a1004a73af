// SPDX-License-Identifier: Apache-2.0
#include "json_ld.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "day.hpp"

namespace program {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

void take(const json& object, LinkedArticle& article) {
  auto body = text_of(object, "articleBody");
  if (const auto day = day_of(text_of(object, "datePublished"));
      !day.empty() && (article.date.empty() || body.size() > article.body.size()))
    article.date = day;
  if (body.size() <= article.body.size()) return;
  article.body = std::move(body);
  article.headline = text_of(object, "headline");
}

}  // namespace

void read_json_ld(std::string_view script, LinkedArticle& article) {
  const auto whole = json::parse(script, nullptr, false);
  // "@graph" and "mainEntity" hold articles too; by hand, as a call in itself has a stack to lose.
  std::vector<const json*> open = {&whole};
  while (!open.empty()) {
    const auto& value = *open.back();
    open.pop_back();
    if (value.is_object()) take(value, article);
    if (value.is_structured())
      for (auto it = value.rbegin(); it != value.rend(); ++it)
        if (it->is_structured()) open.push_back(&*it);
  }
}

}  // namespace program
