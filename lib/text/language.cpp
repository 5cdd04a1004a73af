// SPDX-License-Identifier: Apache-2.0
#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>

#include "text/utf8.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t most_words = 2000;
constexpr std::size_t longest_function_word = 12;  // bytes

struct FunctionWords {
  const char* language;
  const char* words;  // small letters, separated by blanks
};

// Words that English texts do not have, save in names ("de", "la", "van" count for little: a text
// must be full of such words). A word may stand in several lists.
constexpr FunctionWords lists[] = {
    {"en",
     "the of and to in that is was for on with said by at from it his be has are have which their "
     "an not but he she they this were been will who would or as had its after more about also"},
    {"fr",
     "le la les des du et est une dans pour que qui sur pas au aux avec ce cette ces par il elle "
     "sont ont été mais ou son ses leur plus être nous vous où se ne d'un d'une"},
    {"es",
     "el la los las de del y en que por con para una un es se su sus al lo como más pero fue ha "
     "este esta entre sobre también hasta desde cuando muy sin ser son"},
    {"de",
     "der die das und ist nicht ein eine einen einem einer den dem des mit von zu auf für im sich "
     "auch als nach bei über wird werden wurde hat haben sind war aus zum zur dass noch nur"},
    {"it",
     "il lo la gli le di del della dei delle e che per un una con non sono è al alla ai nel nella "
     "si da dal dalla più come anche ha hanno ma questo questa stato"},
    {"pt",
     "o a os as do da dos das e que em um uma para com não por no na nos nas é se ao pelo pela "
     "mais foi são como mas ou também ele ela seu sua"},
    {"nl",
     "de het een van en in is dat op te voor met zijn niet aan er om ook als bij maar dan door "
     "naar wordt werd heeft hebben uit nog wel over deze dit"},
    {"sv", "och att det som en ett är på för av med den till inte har de om var men från vid sig"},
    {"da", "og at det som en et er på for af med den til ikke har de om var men fra ved sig blev"},
    {"fi", "ja on ei että se hän oli ovat myös mutta kun niin kuin tai joka jotka sen mukaan"},
    {"pl", "i w na z się nie do to że jest o jak po przez dla od jego są był było oraz tym który"},
    {"cs", "a v na se je že s z do o to pro jako za po by který jsou byl bylo podle také ale"},
    {"hu", "a az és hogy nem is egy meg van volt csak de ez azt már mint el még szerint között"},
    {"ro", "și în de la a cu pe că nu din este pentru care au fost mai prin sau sunt către după"},
    {"tr", "ve bir bu da de için ile olarak çok daha gibi olan sonra kadar ancak ise tarafından"},
    {"id",
     "yang dan di dengan untuk dari pada ini itu dalam tidak akan juga oleh telah para kepada"},
    {"sw", "ya wa na kwa ni katika za la kuwa cha hii huo pia lakini alisema baada yake hiyo"},
    {"vi", "và của là các có trong cho được với không một những người này đã từ khi đến về"},
};

constexpr std::size_t language_count = std::size(lists);
using Languages = std::uint32_t;  // one bit a list
static_assert(language_count <= 32);

constexpr std::size_t most_function_words = 1024;

struct FunctionWord {
  Languages languages = 0;
  std::size_t index = 0;
};

std::unordered_map<std::string_view, FunctionWord> make_words() {
  std::unordered_map<std::string_view, FunctionWord> words;
  for (std::size_t l = 0; l < language_count; ++l) {
    const std::string_view all = lists[l].words;
    for (std::size_t at = 0; at < all.size();) {
      const auto end = std::min(all.find(' ', at), all.size());
      const FunctionWord fresh{0, words.size()};
      words.try_emplace(all.substr(at, end - at), fresh).first->second.languages |= Languages{1}
                                                                                    << l;
      at = end + 1;
    }
  }
  return words;
}

struct Script {
  char32_t first, last;
  const char* language;
};

constexpr Script scripts[] = {
    {0x0370, 0x03FF, "und-Grek"},  {0x0400, 0x052F, "und-Cyrl"}, {0x0530, 0x058F, "und-Armn"},
    {0x0590, 0x05FF, "und-Hebr"},  {0x0600, 0x077F, "und-Arab"}, {0x08A0, 0x08FF, "und-Arab"},
    {0x0900, 0x097F, "und-Deva"},  {0x0980, 0x09FF, "und-Beng"}, {0x0A00, 0x0A7F, "und-Guru"},
    {0x0A80, 0x0AFF, "und-Gujr"},  {0x0B00, 0x0B7F, "und-Orya"}, {0x0B80, 0x0BFF, "und-Taml"},
    {0x0C00, 0x0C7F, "und-Telu"},  {0x0C80, 0x0CFF, "und-Knda"}, {0x0D00, 0x0D7F, "und-Mlym"},
    {0x0D80, 0x0DFF, "und-Sinh"},  {0x0E00, 0x0E7F, "und-Thai"}, {0x0E80, 0x0EFF, "und-Laoo"},
    {0x0F00, 0x0FFF, "und-Tibt"},  {0x1000, 0x109F, "und-Mymr"}, {0x10A0, 0x10FF, "und-Geor"},
    {0x1100, 0x11FF, "und-Hang"},  {0x1200, 0x137F, "und-Ethi"}, {0x1780, 0x17FF, "und-Khmr"},
    {0x3040, 0x30FF, "und-Jpan"},  {0x3130, 0x318F, "und-Hang"}, {0x3400, 0x9FFF, "und-Hani"},
    {0xAC00, 0xD7AF, "und-Hang"},  {0xFB50, 0xFDFF, "und-Arab"}, {0xFE70, 0xFEFF, "und-Arab"},
    {0x20000, 0x3FFFF, "und-Hani"}};

constexpr std::size_t script_count = std::size(scripts);

/// The row of `scripts` for a letter, or script_count for Latin and all others.
std::size_t script_of(char32_t letter) {
  if (letter < scripts[0].first) return script_count;
  for (std::size_t s = 0; s < script_count; ++s)
    if (letter >= scripts[s].first && letter <= scripts[s].last) return s;
  return script_count;
}

struct Counts {
  std::size_t words = 0, letters = 0;
  std::array<std::size_t, language_count> of_language{};
  std::array<std::size_t, language_count> different{};  ///< words of the language
  std::bitset<most_function_words> seen;
  std::array<std::size_t, script_count + 1> of_script{};
};

void count_word(std::string_view word, Counts& counts) {
  static const auto known = make_words();
  bool any = false;
  for (std::size_t at = 0; at < word.size() && at < 64;) {
    const auto c = character_at(word, at);
    at += c.size;
    if (c.kind != CharClass::letter) continue;
    any = true;
    ++counts.letters;
    ++counts.of_script[script_of(c.code)];
  }
  if (!any) return;
  ++counts.words;
  if (word.size() > longest_function_word) return;
  std::array<char, longest_function_word> small{};
  for (std::size_t i = 0; i < std::min(word.size(), small.size()); ++i)
    small[i] = to_lower(word[i]);
  const auto found = known.find(std::string_view(small.data(), word.size()));
  if (found == known.end()) return;
  const auto& [languages, index] = found->second;
  const bool first = index < most_function_words && !counts.seen[index];
  if (first) counts.seen[index] = true;
  for (std::size_t l = 0; l < language_count; ++l) {
    if (!((languages >> l) & 1U)) continue;
    ++counts.of_language[l];
    if (first) ++counts.different[l];
  }
}

}  // namespace

std::string_view find_language(const Layers& document) {
  Counts counts;
  const auto& tokens = document.tokens;
  const auto step = std::max<std::size_t>(1, (tokens.size() + most_words - 1) / most_words);
  for (std::size_t t = 0; t < tokens.size(); t += step)
    count_word(document.view(tokens[t]), counts);

  const auto script = std::max_element(counts.of_script.begin(), counts.of_script.end() - 1);
  const auto other_letters = counts.letters - counts.of_script[script_count];
  if (2 * other_letters > counts.letters && other_letters >= 8)
    return scripts[script - counts.of_script.begin()].language;

  const auto english = counts.of_language[0];
  const auto best = std::max_element(counts.of_language.begin() + 1, counts.of_language.end());
  const auto other = static_cast<std::size_t>(best - counts.of_language.begin());
  // one word again and again is no language: "met" is Dutch, too
  if (counts.different[other] >= 4 && *best * 8 >= counts.words && *best > 2 * english)
    return lists[other].language;
  if (counts.words >= 60 && (english + *best) * 50 < counts.words) return "und";
  return "en";
}

}  // namespace demarche::detail
