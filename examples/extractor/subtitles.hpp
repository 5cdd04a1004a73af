// SPDX-License-Identifier: Apache-2.0
/// Subtitles: SubRip (.srt) and WebVTT (.vtt).
#pragma once

#include "input.hpp"

namespace program {

/// Leaves what is said: the cues' lines one after the other, without numbers, times, places,
/// styles, notes and marks of type. A voice (<v Ada Quist>) stands before its words as a speaker
/// does in a transcript; it, and a dash that begins a cue, begin a paragraph. Complexity: linear.
void read_subtitles(InputDocument& document);

}  // namespace program
