// SPDX-License-Identifier: Apache-2.0
/// demarche serve: its command line.
#include "serve_settings.hpp"

namespace program {

void add_serve(CLI::App& app, int& code) {
  auto* command = app.add_subcommand("serve", "Answer HTTP requests with who did what to whom");
  auto options = std::make_shared<ServeCommand>();
  command->footer(
      "Examples:\n"
      "  demarche serve                                  on http://127.0.0.1:8080/\n"
      "  demarche serve --port 0 --quiet                 on any free port, which it prints\n"
      "  curl --data-binary @article.txt -H 'Content-Type: text/plain' \\\n"
      "    http://127.0.0.1:8080/v1/extract\n\n"
      "There is no encryption and nobody is asked who they are: leave it on the loopback address,\n"
      "or put a server before it that does both. Ctrl-C or SIGTERM ends it once what is in work\n"
      "is answered; a second one ends it at once. Exit codes: 0 ended; 2 wrong usage; 3 data\n"
      "failed, or the address cannot be listened on.");
  command->add_option("--host", options->host, "Address to listen on (default: 127.0.0.1)")
      ->type_name("ADDRESS");
  command
      ->add_option("--host-name", options->host_names,
                   "A name by which requests may call this server, beside localhost and addresses; "
                   "may stand several times")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("--port", options->port, "Port; 0: any that is free (default: 8080)")
      ->type_name("N");
  command->add_option("--threads", options->threads, "Threads that extract (default: all cores)")
      ->check(CLI::Range(1U, 512U));
  command
      ->add_option("--max-bytes", options->max_bytes,
                   "Bytes of a request's body, as 500K or 2M (default: 1M)")
      ->type_name("N")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 30U));
  command
      ->add_option("--timeout", options->timeout,
                   "Seconds that a client may take to send a request, a request may wait for a "
                   "thread, and a client may take to read the answer (default: 30)")
      ->type_name("S")
      ->check(CLI::Range(1U, 3600U));
  command
      ->add_option("--max-connections", options->max_connections,
                   "Connections at once; more are answered with 503 (default: 100)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}));
  command
      ->add_option("--queue", options->queue,
                   "Requests that may wait for a thread; more are answered with 503 (default: 16 a "
                   "thread)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}));
  command->add_flag("--quiet", options->quiet, "Log no line for each request");
  command->add_flag("!--no-persons", options->link_persons,
                    "Look nobody up: persons keep their text, without ids or what gazetteers know");
  options->data.add_to(*command);
  command->callback([options, &code] { code = serve(*options); });
}

}  // namespace program
