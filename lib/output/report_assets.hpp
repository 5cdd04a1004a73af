// SPDX-License-Identifier: Apache-2.0
/// The report's page, style and script: the files of lib/output/report/, which the build embeds.
#pragma once

#include <string_view>

namespace demarche::detail {

extern const std::string_view report_page_head;  ///< up to where the style goes
extern const std::string_view report_page_body;  ///< from behind the style to where data goes
extern const std::string_view report_style;
extern const std::string_view report_script;
extern const std::string_view report_world;  ///< outlines of countries

}  // namespace demarche::detail
