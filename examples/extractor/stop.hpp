// SPDX-License-Identifier: Apache-2.0
/// Ending early: SIGINT and SIGTERM ask the program to stop, a second one ends it at once.
#pragma once

namespace program::stop {

/// Takes over SIGINT and SIGTERM. Call once, before threads are started.
void install();

/// Asks for an end, as a signal does; for a writer that failed while a reader waits for input.
void request();

[[nodiscard]] bool requested();

/// The signal that asked; 0 for none.
[[nodiscard]] int signal_number();

/// Waits until `descriptor` has something to read; false where a stop was asked for meanwhile.
[[nodiscard]] bool wait_readable(int descriptor);

}  // namespace program::stop
