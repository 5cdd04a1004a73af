// SPDX-License-Identifier: Apache-2.0
#include "demarche.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "c_api/formats.hpp"
#include "c_api/json_options.hpp"
#include "c_api/options.hpp"
#include "demarche/extractor.hpp"
#include "demarche/version.hpp"

struct demarche_extractor {
  demarche::Extractor extractor;
};

namespace {

using namespace demarche;

// What cannot be copied where there is no memory; demarche_free knows it.
char no_memory[] = "out of memory";  // NOLINT(*-avoid-c-arrays): C hands out char*

struct NullArgument : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Null where there is no memory.
char* copy(const char* bytes, std::size_t length) noexcept {
  auto* const result = static_cast<char*>(std::malloc(length + 1));
  if (result == nullptr) return nullptr;
  if (length > 0) std::memcpy(result, bytes, length);
  result[length] = '\0';
  return result;
}

demarche_status fail(demarche_status status, const char* message, char** error) noexcept {
  if (error == nullptr) return status;
  *error = status == DEMARCHE_OUT_OF_MEMORY ? nullptr : copy(message, std::strlen(message));
  if (*error == nullptr) *error = no_memory;
  return status;
}

/// Runs `body`, and makes a status and a message of whatever it throws.
template <class Body>
demarche_status guarded(char** error, Body&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    std::forward<Body>(body)();
    return DEMARCHE_OK;
  } catch (const std::bad_alloc&) {
    return fail(DEMARCHE_OUT_OF_MEMORY, nullptr, error);
  } catch (const NullArgument& problem) {
    return fail(DEMARCHE_BAD_ARGUMENT, problem.what(), error);
  } catch (const c_api::OptionError& problem) {
    return fail(DEMARCHE_BAD_OPTIONS, problem.what(), error);
  } catch (const Error& problem) {
    return fail(DEMARCHE_BAD_DATA, problem.what(), error);
  } catch (const std::filesystem::filesystem_error& problem) {
    return fail(DEMARCHE_BAD_DATA, problem.what(), error);
  } catch (const std::length_error& problem) {
    return fail(DEMARCHE_TOO_LONG, problem.what(), error);
  } catch (const std::exception& problem) {
    return fail(DEMARCHE_INTERNAL, problem.what(), error);
  } catch (...) {
    return fail(DEMARCHE_INTERNAL, "an exception of no known type", error);
  }
}

void need(const void* argument, const char* name) {
  if (argument == nullptr) throw NullArgument(std::string(name) + " is NULL");
}

void hand_out(const std::string& text, char** output) {
  *output = copy(text.data(), text.size());
  if (*output == nullptr) throw std::bad_alloc();
}

}  // namespace

extern "C" {

const char* demarche_version(void) { return DEMARCHE_VERSION; }

int demarche_abi(void) { return DEMARCHE_C_ABI; }

demarche_status demarche_load(const char* options, demarche_extractor** extractor, char** error) {
  if (extractor != nullptr) *extractor = nullptr;
  return guarded(error, [&] {
    need(extractor, "extractor");
    *extractor = new demarche_extractor{Extractor::load(c_api::read_load_options(options))};
  });
}

demarche_status demarche_describe(const demarche_extractor* extractor, char** json, char** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    need(extractor, "extractor");
    need(json, "json");
    const auto model = extractor->extractor.model_version();
    nlohmann::ordered_json about;
    about["program"] = DEMARCHE_VERSION;
    about["gazetteers"] = extractor->extractor.gazetteer_version();
    about["model"] =
        model.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(model);
    hand_out(about.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), json);
  });
}

demarche_status demarche_extract(const demarche_extractor* extractor, const char* text,
                                 size_t length, const char* options, char** output,
                                 size_t* output_length, char** error) {
  if (output != nullptr) *output = nullptr;
  if (output_length != nullptr) *output_length = 0;
  return guarded(error, [&] {
    need(extractor, "extractor");
    need(output, "output");
    if (length > 0) need(text, "text");
    if (length >= std::numeric_limits<std::uint32_t>::max())
      throw std::length_error("a text of 4 GiB or more cannot be extracted");
    auto settings = c_api::read_extract_options(options);
    settings.json.id = settings.id;
    ExtractOptions reading;
    reading.date = settings.date;
    reading.plain = settings.plain;
    reading.link_persons = settings.link_persons;
    reading.limits = settings.limits;
    const auto document = extractor->extractor.extract(
        length > 0 ? std::string(text, length) : std::string(), reading);
    const auto result = c_api::write(settings.format, document, settings.json);
    hand_out(result, output);
    if (output_length != nullptr) *output_length = result.size();
  });
}

demarche_status demarche_who_held(const demarche_extractor* extractor, const char* title,
                                  const char* where, const char* date, char** json, char** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    need(extractor, "extractor");
    need(title, "title");
    need(where, "where");
    need(json, "json");
    hand_out(to_json(extractor->extractor.who_held(title, where, date ? date : "")), json);
  });
}

demarche_status demarche_offices_of(const demarche_extractor* extractor, const char* name,
                                    char** json, char** error) {
  if (json != nullptr) *json = nullptr;
  return guarded(error, [&] {
    need(extractor, "extractor");
    need(name, "name");
    need(json, "json");
    hand_out(to_json(extractor->extractor.offices_of(name)), json);
  });
}

void demarche_free(char* string) {
  if (string != no_memory) std::free(string);
}

void demarche_close(demarche_extractor* extractor) { delete extractor; }

}  // extern "C"
