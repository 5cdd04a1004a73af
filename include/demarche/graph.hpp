// SPDX-License-Identifier: Apache-2.0
/// Who deals with whom, over many documents: docs/formats/graph.md.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "demarche/document.hpp"

namespace demarche {

/// Adds the relations of documents up: actors are nodes, the relations of one type and status
/// between two of them one directed edge. Actors of different documents are one where they are
/// linked to the same thing, or are of one type, country and name.
/// Memory: grows with actors and edges, not with documents. Threads: one at a time.
class ActorGraph {
 public:
  ActorGraph();
  /// What was moved from may only be destroyed or assigned to.
  ActorGraph(ActorGraph&&) noexcept;
  /// As the constructor.
  ActorGraph& operator=(ActorGraph&&) noexcept;
  ~ActorGraph();

  /// Relations with one actor only are counted at their actor. What is read is copied.
  void add(const Document& document);

  /// GraphML with typed attributes.
  [[nodiscard]] std::string to_graphml() const;
  /// A digraph of Graphviz: cooperation green, conflict red, standing relations grey and dashed.
  [[nodiscard]] std::string to_dot() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace demarche
