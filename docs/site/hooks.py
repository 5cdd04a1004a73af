# SPDX-License-Identifier: Apache-2.0
"""The site's order: which page stands where. A page that is in no list is an error of MkDocs (--strict)."""
import os, re, shutil

NAV = {
    "Home": ["index.md"],
    "Tutorial": ["tutorial.md"],
    "How to": ["adding-a-gazetteer.md", "adding-a-rule.md", "how-to/fresh-officials.md", "how-to/pandas.md", "spark.md", "how-to/brat.md", "eval.md", "serve.md", "packages.md", "training.md", "contributing.md"],
    "Reference": ["cli.md", "input.md", "command-line.md", "schema.md", "open-triples.md", "python.md", "python-package.md", "cpp-api.md", "c-api.md", "gazetteer-format.md", "model-format.md", "gazetteers.md", "packaging.md",
                  "benchmarks-folder.md", "changelog.md", "third-party.md"],
    "Formats": [],  # all of formats/
    "Explanation": ["architecture.md", "limits.md", "benchmarks.md", "ethics.md", "hardening.md", "security.md"],
}


def on_config(config):
    there = lambda name: os.path.exists(os.path.join(config.docs_dir, name))
    formats = sorted(os.listdir(os.path.join(config.docs_dir, "formats")))
    config.nav = [{title: [page for page in (pages or [f"formats/{name}" for name in formats]) if there(page)]} for title, pages in NAV.items()]
    reference = next(entry for entry in config.nav if "Reference" in entry)["Reference"]
    reference.insert(reference.index("cpp-api.md") + 1, {"C++ reference": "api/index.html"})
    return config


def on_post_page(output, page, config):
    """Nothing from the network, and no link to a folder, which file:// does not open as a page."""
    up = "../" * page.file.url.count("/")
    output = re.sub(r"https://unpkg\.com/iframe-worker/shim", up + "assets/iframe-worker.js", output)
    return re.sub(r'href="(\.|\.\.|(?:\.\./)*\.\.)"', lambda match: f'href="{match[1]}/index.html"', output)


def on_post_template(output_content, template_name, config):
    return re.sub(r"https://unpkg\.com/iframe-worker/shim", "assets/iframe-worker.js", output_content) if template_name.endswith(".html") else output_content


def on_post_build(config):
    shutil.copy(os.path.join(os.path.dirname(config.config_file_path), "iframe-worker.js"), os.path.join(config.site_dir, "assets"))
