// SPDX-License-Identifier: Apache-2.0
/// Mail as text.
#pragma once

#include <functional>
#include <string>

#include "input.hpp"

namespace program {

class Source;

/// Makes of a message (RFC 5322, MIME) its subject as a headline and its text: the plain parts, or
/// the HTML ones where there are none; attachments are left out. Its date is the day it was sent.
/// Throws: std::runtime_error for what is no mail. Parts nested deeper than GMime goes are left
/// out.
void read_mail(InputDocument& document);

/// Cuts an mbox file at its "From " lines; a document's id is the message's number. Memory: one
/// message, of at most `most` bytes. False where `take` returned it.
bool read_mbox(Source& source, std::size_t most, const std::string& name,
               const std::function<bool(InputDocument)>& take);

}  // namespace program
