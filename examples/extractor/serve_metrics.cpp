// SPDX-License-Identifier: Apache-2.0
#include "serve_metrics.hpp"

#include <demarche/version.hpp>

#include "fmt/format.h"

namespace program {

void Metrics::answered(const std::string& path, unsigned status, std::chrono::nanoseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  std::size_t bucket = 0;
  while (bucket < limits.size() && seconds > limits[bucket]) ++bucket;
  const std::lock_guard lock(mutex_);
  ++answers_[{path, status}];
  ++seconds_[bucket];
  seconds_sum_ += seconds;
}

void Metrics::extracted(std::size_t documents, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  documents_ += documents;
  bytes_ += bytes;
}

void Metrics::refused() {
  const std::lock_guard lock(mutex_);
  ++refused_;
}

void Metrics::connected(int change) {
  const std::lock_guard lock(mutex_);
  connections_ += change;
}

void Metrics::working(int change) {
  const std::lock_guard lock(mutex_);
  working_ += change;
}

std::string Metrics::text(std::size_t waiting) const {
  std::string out;
  const auto begin = [&](const char* name, const char* type, const char* help) {
    out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
  };
  const auto value = [&](const char* name, const char* type, const char* help, auto number) {
    begin(name, type, help);
    out += fmt::format("{} {}\n", name, number);
  };
  const std::lock_guard lock(mutex_);
  begin("demarche_info", "gauge", "The program that answers.");
  out += "demarche_info{version=\"" DEMARCHE_VERSION "\"} 1\n";
  begin("demarche_http_requests_total", "counter", "Requests answered, by path and status.");
  for (const auto& [key, count] : answers_)
    out += fmt::format("demarche_http_requests_total{{path=\"{}\",status=\"{}\"}} {}\n", key.first,
                       key.second, count);
  begin("demarche_http_request_seconds", "histogram",
        "From a request's head to its answer, reading its body and waiting included.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < seconds_.size(); ++i) {
    sum += seconds_[i];
    out += fmt::format("demarche_http_request_seconds_bucket{{le=\"{}\"}} {}\n",
                       i < limits.size() ? fmt::format("{}", limits[i]) : "+Inf", sum);
  }
  out +=
      fmt::format("demarche_http_request_seconds_sum {}\ndemarche_http_request_seconds_count {}\n",
                  seconds_sum_, sum);
  value("demarche_documents_total", "counter", "Documents extracted.", documents_);
  value("demarche_text_bytes_total", "counter", "Bytes of text extracted.", bytes_);
  value("demarche_connections_refused_total", "counter", "Connections beyond --max-connections.",
        refused_);
  value("demarche_connections", "gauge", "Connections that are open.", connections_);
  value("demarche_requests_in_work", "gauge", "Requests that a thread works on.", working_);
  value("demarche_requests_waiting", "gauge", "Requests that wait for a thread.", waiting);
  return out;
}

}  // namespace program
