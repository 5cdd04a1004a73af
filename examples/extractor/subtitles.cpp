// SPDX-License-Identifier: Apache-2.0
#include "subtitles.hpp"

#include <string_view>

#include "page.hpp"

namespace program {
namespace {

constexpr std::size_t longest_mark = 200;  // bytes from "<" to ">"

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// "00:01:02,345 --> 00:01:04.000 align:start": what begins a cue.
bool is_time(std::string_view line) {
  return line.find("-->") != std::string_view::npos && !line.empty() && line[0] >= '0' &&
         line[0] <= '9';
}

bool is_number(std::string_view line) {
  return !line.empty() && line.find_first_not_of("0123456789 \t") == std::string_view::npos;
}

class Cues {
 public:
  void take(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_time(line)) {
      in_cue_ = true;
      first_ = true;
    } else if (is_blank(line)) {
      in_cue_ = false;
    } else if (in_cue_) {
      // Files without blank lines between their cues have the next one's number as a last line.
      if (!kept_.empty()) say(kept_);
      kept_ = {};
      if (is_number(line))
        kept_ = line;
      else
        say(line);
      return;
    }
    if (is_blank(line) && !kept_.empty()) say(kept_);
    kept_ = {};
  }

  std::string text;

 private:
  void say(std::string_view line) {
    std::string words;
    std::string voice;
    const auto last = line.find_last_of(">}");  // behind it no mark ends
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char end = line[i] == '<' ? '>' : line.substr(i, 2) == "{\\" ? '}' : '\0';
      const bool may_end = end != '\0' && last != std::string_view::npos && i < last;
      const auto close = may_end ? line.substr(i, longest_mark).find(end) : std::string_view::npos;
      if (close == std::string_view::npos) {
        words += line[i];
        continue;
      }
      const auto mark = line.substr(i + 1, close - 1);
      if (const auto blank = mark.find(' ');
          mark.starts_with('v') && blank != std::string_view::npos)
        voice = mark.substr(blank + 1);
      i += close;
    }
    if (is_blank(words)) return;
    words.erase(0, words.find_first_not_of(" \t"));
    bool begins = false;
    if (first_ && (words.starts_with("- ") || words.starts_with(">>"))) {
      words.erase(0, words.find_first_not_of("->> "));
      begins = true;
    }
    if (!voice.empty() && voice != voice_) words.insert(0, voice + ": ");
    begins = begins || voice != voice_;
    voice_ = voice;
    first_ = false;
    if (!text.empty()) text += begins ? "\n\n" : "\n";
    text += words;
  }

  std::string_view kept_;
  std::string voice_;
  bool in_cue_ = false, first_ = false;
};

}  // namespace

void read_subtitles(InputDocument& document) {
  std::string text;
  text.swap(document.text);
  Cues cues;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
    end = std::min(text.find('\n', at), text.size());
    cues.take(std::string_view(text).substr(at, end - at));
  }
  cues.take({});
  if (!cues.text.empty()) cues.text += '\n';
  document.text = unescaped(cues.text);
  document.kind = InputKind::text;
}

}  // namespace program
