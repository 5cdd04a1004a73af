// SPDX-License-Identifier: Apache-2.0
/// Documents from web archives (WARC 1.0 and 1.1, ISO 28500), Common Crawl's WET files among them.
#pragma once

#include <functional>
#include <string>

#include "input.hpp"

namespace program {

class Source;

/// Hands over, until `take` returns false: conversion records (text), and response and resource
/// records that hold HTML or plain text with HTTP status 200. Records that say that they are in
/// other languages than English are left out. A document's id is the record's target URI, its date
/// the day of the crawl, which a date on the page itself goes before. Memory: one record.
/// Throws: std::runtime_error, with the record's number, where the archive's form is broken.
bool read_warc(Source& source, const std::string& name,
               const std::function<bool(InputDocument)>& take);

}  // namespace program
