// SPDX-License-Identifier: Apache-2.0
/// The network of training/network.py, run over one chunk of tokens at a time.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/event_features.hpp"
#include "analysis/kernels8.hpp"
#include "analysis/model_file.hpp"
#include "analysis/word_cache.hpp"

namespace demarche::detail {

inline constexpr std::size_t network_width = 128;
inline constexpr std::size_t label_width = 32;
inline constexpr std::size_t tag_count = 37;  ///< O, then B I E S of nine types

// Rows and columns of the packed matrices; what they have beyond the counts is zero.
inline constexpr std::size_t tag_rows = 64;
inline constexpr std::size_t arc_rows = network_width + 32;   ///< the arcs' form, the heads' bias
inline constexpr std::size_t label_stride = 48;               ///< deprel_count and zeros
inline constexpr std::size_t label_rows = 34 * label_stride;  ///< label_width + 1 forms and zeros
inline constexpr std::size_t label_columns = 36;              ///< label_width + 1 and zeros
inline constexpr int farthest = 10;  ///< distances of arcs beyond it count as this one
/// Where the parts of one product begin: what is asked of each word for its tag, and of it as
/// dependent and as head.
enum PartRow : std::size_t {
  upos_part = 0,
  arc_dep_part = 32,
  label_dep_part = arc_dep_part + network_width,
  arc_head_part = label_dep_part + label_width,
  label_head_part = arc_head_part + network_width,
  part_rows = label_head_part + label_width,
};

/// Buffers of one thread's run; grown as needed, never shrunk. Good for one Network.
struct NetworkScratch {
  WordCache known{network_width};  ///< the first layer's result, which depends on the word alone
  std::vector<std::uint32_t> vector_rows;  ///< of the static vectors, by slot
  std::vector<std::size_t> slots, fresh;
  std::vector<std::string_view> fresh_words;
  std::vector<std::uint8_t> bytes;
  std::vector<std::int32_t> products;
  std::vector<float> scales;
  std::vector<float> input, x, y, turn, wide, parse, names, parts, upos, tags, dep, head,
      transformed, arcs, label_dep, label_head, event_input, events;
  std::vector<std::uint32_t> first_child, next_child, children;
};

class Network {
 public:
  /// Throws: Error if a section is missing or of the wrong shape.
  explicit Network(const ModelFile& file);

  /// Runs over `words` (one chunk, at most WordCache::capacity). Fills in `scratch`: upos [n][17],
  /// tags [n][37], arcs [n][n + 1] (column 0: root), label_dep [n][32], label_head [n + 1][32] (row
  /// 0: root).
  /// scratch.slots holds the words' slots in scratch.known. True: slots of runs before mean other
  /// words now.
  bool run(const std::vector<std::string_view>& words, NetworkScratch& scratch) const;

  /// The best label of the arc from heads[i] (0: root) to each word i.
  void label(NetworkScratch& scratch, const std::vector<std::uint32_t>& heads,
             std::vector<std::uint8_t>& labels) const;

  /// The words of the chunk that run() has read and that tell something with a probability above
  /// `least`, with their arguments, in the order of the words and types; none where the file has no
  /// heads for events. Complexity: linear in the words, and in words times triggers.
  void events(const EventInput& input, float least, NetworkScratch& scratch,
              std::vector<EventScores>& out) const;
  [[nodiscard]] bool has_events() const { return events_.has_value(); }

 private:
  struct Linear {
    Matrix<float> weight, bias;
  };
  struct Packed {
    Packed8 weight;
    Matrix<float> bias;
  };
  struct Norm {
    Matrix<float> gain, shift;
  };
  struct Layer {
    Packed8 mix;  ///< the weights of left, middle and right
    Matrix<float> bias;
    Norm norm;
    std::size_t dilation = 1;
  };
  static Packed packed(const ModelFile& file, const std::string& name, std::uint32_t rows,
                       std::uint32_t columns);
  static Norm norm(const ModelFile& file, const std::string& name);
  static Linear linear(const ModelFile& file, const std::string& name, std::uint32_t rows,
                       std::uint32_t columns);
  static std::vector<Layer> layers(const ModelFile& file, const std::string& name,
                                   const std::vector<std::size_t>& dilations);
  /// Maxout of 2 x network_width to network_width, then layer norm.
  static void maxout_norm(const float* wide, const float* gain, const float* shift, float* out);
  /// scratch.x: what the first layer says of each word. True as run().
  bool read_words(const std::vector<std::string_view>& words, NetworkScratch& scratch) const;
  void embed(const std::vector<std::string_view>& words, NetworkScratch& scratch) const;
  /// A word's rows of the static vectors and of the classes; 0: unknown.
  [[nodiscard]] std::pair<std::size_t, std::size_t> known(std::uint64_t vector_key) const;
  static void convolve(const Layer& layer, std::size_t n, const std::vector<float>& from,
                       std::vector<float>& to, NetworkScratch& scratch);
  /// `x` through all of `layers`; the result stands in `to`, and `x` is left as it was.
  static void convolve(const std::vector<Layer>& layers, std::size_t n, const std::vector<float>& x,
                       std::vector<float>& to, NetworkScratch& scratch);
  static void multiply_rounded(const Packed8& weight, const float* x, std::size_t n,
                               NetworkScratch& scratch);
  /// to[i] = bias + weight . x[i], in bytes.
  static void apply(const Packed& linear, const float* x, std::size_t n, std::vector<float>& to,
                    NetworkScratch& scratch);
  void parse(std::size_t n, NetworkScratch& scratch) const;

  struct Table {
    Matrix<std::int8_t> rows;
    Matrix<float> scale;
  };
  /// to[k] += a table's row, which is kept in bytes.
  static void add_row(const Table& table, std::size_t row, std::size_t width, float* to);
  /// The sections "events..." of the file.
  struct Events {
    Events(const ModelFile& file, const std::vector<std::size_t>& dilations,
           std::uint32_t vector_rows);
    Packed input;  ///< of a word itself, then of its head
    Table lemmas;
    Table vectors;  ///< what a word's static vector says, by row of vectors_
    Matrix<float> relations, upos, tags;
    Norm input_norm;
    std::vector<Layer> layers;
    Packed triggers;  ///< types, then status
    Packed query, key;
    Matrix<float> types;
    Table paths;
    Matrix<float> distances;
    Linear roles;
  };
  void read_events(const EventInput& input, NetworkScratch& scratch) const;
  void find_arguments(const EventInput& input, NetworkScratch& scratch,
                      std::vector<EventScores>& found) const;

  std::optional<Events> events_;
  std::array<Table, 5> tables_;
  Table vectors_, classes_;
  Matrix<std::uint16_t> word_keys_;     ///< open-addressed: what is known of a word, by its key
  Matrix<std::uint16_t> word_vectors_;  ///< a slot's row of vectors_; 0: the slot is free
  Matrix<std::int8_t> word_classes_;    ///< a slot's row of classes_
  Linear input_;
  Norm input_norm_;
  std::vector<Layer> shared_, parse_layers_, name_layers_;
  Packed tags_, parts_, arc_;
  Packed8 label_;
  Matrix<float> root_, distance_;
};

}  // namespace demarche::detail
