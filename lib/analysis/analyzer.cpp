// SPDX-License-Identifier: Apache-2.0
#include "analysis/analyzer.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <nlohmann/json.hpp>

#include "analysis/lemmas.hpp"
#include "analysis/mend.hpp"
#include "analysis/network.hpp"
#include "analysis/no_language.hpp"
#include "analysis/tree_decoder.hpp"

namespace demarche::detail {
namespace {

/// Longer sentences are cut here: no arc of a real sentence is missed, and a million words without
/// a stop stay linear.
constexpr std::size_t longest_chunk = 160;

/// A word that tells an event with less than this probability is no trigger.
constexpr float least_event = 0.05F;

constexpr std::size_t outside = 0;
enum Position : std::size_t { begin_, inside_, end_, single_ };

/// May tag b follow tag a? (BIOES; tag 0 is O, then B I E S of each type.)
bool follows(std::size_t a, std::size_t b) {
  const bool open = a != outside && ((a - 1) % 4 == begin_ || (a - 1) % 4 == inside_);
  if (!open) return b == outside || (b - 1) % 4 == begin_ || (b - 1) % 4 == single_;
  return b != outside && (b - 1) / 4 == (a - 1) / 4 &&
         ((b - 1) % 4 == inside_ || (b - 1) % 4 == end_);
}

/// log-softmax of each row, in place.
void log_softmax(std::vector<float>& scores, std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* row = scores.data() + r * columns;
    const float top = *std::max_element(row, row + columns);
    float sum = 0;
    for (std::size_t c = 0; c < columns; ++c) sum += std::exp(row[c] - top);
    const float log_sum = top + std::log(sum);
    for (std::size_t c = 0; c < columns; ++c) row[c] -= log_sum;
  }
}

/// The best well-formed tag sequence (Viterbi). What may follow depends only on whether a name is
/// open and of which type, so a step costs the number of tags, not its square.
std::vector<std::uint8_t> best_tags(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::uint8_t> back(n * tag_count);
  std::vector<float> best(tag_count, -1e30F);
  std::vector<float> next(tag_count);
  for (std::size_t t = 0; t < tag_count; ++t)
    if (follows(outside, t)) best[t] = scores[t];
  for (std::size_t i = 1; i < n; ++i) {
    std::size_t closed = outside;  // the best tag behind which no name is open
    for (std::size_t first = 1; first < tag_count; first += 4)
      for (const auto a : {first + end_, first + single_})
        if (best[a] > best[closed]) closed = a;
    const float* score = scores.data() + i * tag_count;
    std::uint8_t* from = back.data() + i * tag_count;
    const auto step = [&](std::size_t b, std::size_t a) {
      next[b] = best[a] + score[b];
      from[b] = static_cast<std::uint8_t>(a);
    };
    step(outside, closed);
    for (std::size_t first = 1; first < tag_count; first += 4) {
      const auto open =
          best[first + inside_] > best[first + begin_] ? first + inside_ : first + begin_;
      step(first + begin_, closed), step(first + single_, closed);
      step(first + inside_, open), step(first + end_, open);
    }
    std::swap(best, next);
  }
  std::size_t last = 0;
  for (std::size_t t = 0; t < tag_count; ++t)
    if (best[t] > best[last] && follows(t, outside)) last = t;
  std::vector<std::uint8_t> tags(n);
  for (std::size_t i = n; i-- > 0;) {
    tags[i] = static_cast<std::uint8_t>(last);
    if (i > 0) last = back[i * tag_count + last];
  }
  return tags;
}

/// How often a name of some score is right: sigmoid(slope * logit(score) + offset), as measured in
/// training on sentences that were kept apart (training/train.py).
struct Calibration {
  explicit Calibration(const ModelFile& file) {
    const auto meta = nlohmann::json::parse(file.text("meta"), nullptr, false);
    const auto found = meta.is_object() ? meta.find("name_calibration") : meta.end();
    if (!meta.is_object() || found == meta.end() || !found->is_array() || found->size() != 2 ||
        !(*found)[0].is_number() || !(*found)[1].is_number())
      file.fail("damaged: section \"meta\" has no calibration of names");
    slope = (*found)[0].get<float>();
    offset = (*found)[1].get<float>();
  }
  [[nodiscard]] float operator()(float score) const {
    const float p = std::clamp(score, 1e-4F, 1 - 1e-4F);
    return 1.0F / (1.0F + std::exp(-slope * std::log(p / (1 - p)) - offset));
  }
  float slope = 1, offset = 0;
};

/// Does the text begin a new line between two tokens, other than where a long line is wrapped? A
/// name goes on over a wrapped line, but not from one line of a list or a signature to the next.
bool ends_line(const Layers& doc, std::uint32_t token) {
  // Bytes of a wrapped line: what is shorter was ended on purpose, what is longer is a paragraph.
  constexpr std::uint32_t shortest = 45;
  constexpr std::uint32_t longest = 130;
  const auto end = doc.tokens[token].span.end;
  const auto gap = doc.view(Span{end, doc.tokens[token + 1].span.begin});
  if (gap.find('\n') == std::string_view::npos) return false;
  const auto before = std::string_view(doc.text).substr(0, end);
  const auto seen = before.substr(end > longest ? end - longest : 0);
  const auto start = seen.rfind('\n');
  const auto length = start == std::string_view::npos ? seen.size() : seen.size() - start - 1;
  return length < shortest || length >= longest;
}

/// What one thread needs while it reads a document. Kept between documents: its buffers are grown
/// already, and it remembers the words of before.
struct Worker {
  std::vector<std::string_view> words;
  NetworkScratch scratch;
  LemmaCache lemmas;
  EventInput event_input;
  std::vector<EventScores> events;
};

/// The workers that no thread uses now; as many are made as threads ever read at once. Nobody waits
/// for the lock: it may have been held when the process was forked, by a thread that is not here.
class WorkerPool {
 public:
  std::unique_ptr<Worker> take() {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock || idle_.empty()) return std::make_unique<Worker>();
    auto worker = std::move(idle_.back());
    idle_.pop_back();
    return worker;
  }
  void give_back(std::unique_ptr<Worker> worker) {
    if (const std::unique_lock lock(mutex_, std::try_to_lock); lock)
      idle_.push_back(std::move(worker));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Worker>> idle_;
};

}  // namespace

struct Analyzer::Data {
  explicit Data(const std::filesystem::path& path)
      : file(path),
        network(file),
        lemmas(file.text("lemma.rules"), file.text("lemma.exceptions"), path.string()),
        calibration(file),
        version(path.stem().string()) {}

  ModelFile file;
  Network network;
  Lemmas lemmas;
  Calibration calibration;
  std::string version;
  WorkerPool workers;  // the one part that changes, behind its own lock
};

Analyzer::Analyzer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Analyzer Analyzer::load(const std::filesystem::path& file) {
  return Analyzer(std::make_unique<Data>(file));
}
const ModelFile& Analyzer::file() const { return data_->file; }
std::string_view Analyzer::version() const { return data_->version; }

namespace {

/// Reads one chunk's scores out into the document's layer.
class ChunkReader {
 public:
  ChunkReader(const Layers& doc, const Network& network, const Lemmas& lemmas,
              const Calibration& calibration, Worker& worker, Analysis& out)
      : doc_(doc),
        network_(network),
        lemmas_(lemmas),
        calibration_(calibration),
        words_(worker.words),
        scratch_(worker.scratch),
        cache_(worker.lemmas),
        event_input_(worker.event_input),
        events_(worker.events),
        out_(out) {}

  void read(TokenRange range) {
    words_.clear();
    for (auto t = range.begin; t < range.end; ++t) words_.push_back(doc_.view(doc_.tokens[t]));
    if (is_no_language(words_)) return parse_no_language(words_, range.begin, out_.syntax);
    if (network_.run(words_, scratch_)) cache_.forget();
    doc_.work->add(Work::network_words, words_.size());
    doc_.work->add(Work::arcs, words_.size() * (words_.size() + 1));
    syntax(range);
    names(range);
    if (network_.has_events()) events(range);
  }

 private:
  void syntax(TokenRange range) {
    const auto n = range.size();
    event_input_.heads = best_tree(scratch_.arcs, n);
    const auto& heads = event_input_.heads;
    network_.label(scratch_, heads, event_input_.labels);
    for (std::uint32_t i = 0; i < n; ++i) {
      auto& s = out_.syntax[range.begin + i];
      const float* row = scratch_.upos.data() + i * upos_count;
      s.pos = static_cast<Upos>(std::max_element(row, row + upos_count) - row);
      s.head = heads[i] == 0 ? Syntax::root : range.begin + heads[i] - 1;
      s.rel = static_cast<Deprel>(event_input_.labels[i]);
      const std::string& lemma = cache_.lemma(lemmas_, words_[i], scratch_.slots[i], s.pos);
      s.lemma = lemma == words_[i] ? words_[i] : doc_.arena->copy(lemma);
    }
  }

  void names(TokenRange range) {
    const auto n = range.size();
    log_softmax(scratch_.tags, n, tag_count);
    event_input_.tags = best_tags(scratch_.tags, n);
    const auto& tags = event_input_.tags;
    for (std::uint32_t i = 0; i < n;) {
      if (tags[i] == outside) {
        ++i;
        continue;
      }
      std::uint32_t end = i + 1;
      const auto position = [&](std::uint32_t k) { return (tags[k] - 1U) % 4; };
      if (position(i) == begin_)
        while (end < n && tags[end] != outside &&
               (position(end) == inside_ || position(end) == end_))
          ++end;
      float sum = 0;
      for (auto k = i; k < end; ++k) sum += scratch_.tags[k * tag_count + tags[k]];
      NameCandidate name;
      name.type = static_cast<EntityType>((tags[i] - 1U) / 4);
      name.score = calibration_(std::exp(sum / static_cast<float>(end - i)));
      for (auto first = range.begin + i; first < range.begin + end; first = name.tokens.end) {
        auto last = first;
        while (last + 1 < range.begin + end && !ends_line(doc_, last)) ++last;
        name.tokens = {first, last + 1};
        out_.names.push_back(name);
      }
      i = end;
    }
  }

  void events(TokenRange range) {
    event_input_.upos.clear();
    event_input_.lemma_rows.clear();
    for (auto t = range.begin; t < range.end; ++t) {
      event_input_.upos.push_back(static_cast<std::uint8_t>(out_.syntax[t].pos));
      event_input_.lemma_rows.push_back(event_lemma(out_.syntax[t].lemma));
    }
    network_.events(event_input_, least_event, scratch_, events_);
    doc_.work->add(Work::event_words, range.size() * (1 + events_.size()));
    for (auto& event : events_) {
      event.trigger += range.begin;
      for (auto& argument : event.arguments) argument.word += range.begin;
      out_.events.push_back(std::move(event));
    }
  }

  const Layers& doc_;
  const Network& network_;
  const Lemmas& lemmas_;
  const Calibration& calibration_;
  std::vector<std::string_view>& words_;
  NetworkScratch& scratch_;
  LemmaCache& cache_;
  EventInput& event_input_;
  std::vector<EventScores>& events_;
  Analysis& out_;
};

}  // namespace

Analysis Analyzer::operator()(const Layers& document) const {
  Analysis result;
  result.syntax.resize(document.tokens.size());
  auto worker = data_->workers.take();
  ChunkReader reader(document, data_->network, data_->lemmas, data_->calibration, *worker, result);
  for (const auto& sentence : document.sentences)
    for (auto begin = sentence.tokens.begin; begin < sentence.tokens.end; begin += longest_chunk)
      reader.read({begin, std::min<std::uint32_t>(begin + longest_chunk, sentence.tokens.end)});
  data_->workers.give_back(std::move(worker));
  mend(document, result.syntax);
  return result;
}

}  // namespace demarche::detail
