// SPDX-License-Identifier: Apache-2.0
/// Everything: `#include <demarche/demarche.hpp>`.
#pragma once

#include "demarche/brat.hpp"
#include "demarche/conllu.hpp"
#include "demarche/document.hpp"
#include "demarche/error.hpp"
#include "demarche/explain.hpp"
#include "demarche/extractor.hpp"
#include "demarche/graph.hpp"
#include "demarche/json.hpp"
#include "demarche/limits.hpp"
#include "demarche/offices.hpp"
#include "demarche/rdf.hpp"
#include "demarche/report.hpp"
#include "demarche/sqlite.hpp"
#include "demarche/tables.hpp"
#include "demarche/text.hpp"
#include "demarche/types.hpp"
#include "demarche/version.hpp"
