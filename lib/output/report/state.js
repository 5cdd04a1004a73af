// What of all relations is shown: filters that work together and live in the address, so that a link can be sent.
const FILTERS = ["words", "from", "to", "actor", "with", "country", "class", "type", "status", "certainty", "source", "speaker", "standing"];

function readState(query) {
  const given = new URLSearchParams(query);
  const state = {};
  for (const key of FILTERS) if (given.get(key)) state[key] = given.get(key);
  return state;
}
function stateQuery(state) {
  const query = new URLSearchParams();
  for (const key of FILTERS) if (state[key]) query.set(key, state[key]);
  return query.toString();
}
function searchable(r) {
  return (r.text = r.text || [actorName(r.subject), actorName(r.object), r.predicate, r.type, r.status, documentTitle(r.document)].join(" ").toLowerCase());
}

// The filters as tests of a relation, by name.
const TESTS = {
  words: (value) => {
    const words = value.toLowerCase().split(/\s+/).filter(Boolean);
    return (r) => words.every((word) => searchable(r).includes(word));
  },
  from: (value) => (r) => r.day && r.day >= value,
  to: (value) => (r) => r.day && r.day <= value,
  actor: (value) => {
    const actor = ACTOR_OF.get(value);
    return (r) => actor && touches(r, actor.number);
  },
  with: (value) => {
    const actor = ACTOR_OF.get(value);
    return (r) => actor && touches(r, actor.number);
  },
  country: (value) => (r) => countriesOf(r).includes(value),
  class: (value) => (r) => r.quad === +value,
  type: (value) => (r) => r.type === value,
  status: (value) => (r) => r.status === value,
  certainty: (value) => (r) => r.confidence * 100 >= +value,
  source: (value) => (r) => houseOf(r.document) === value,
  speaker: (value) => (value === "article" ? (r) => r.speaker === null : (r) => r.speaker !== null && ACTORS[r.speaker].key === value),
};

// Relations that pass all filters but those named in `without`. Standing relations are shown where they are asked for, or where a type of them is chosen.
function filtered(state, without = []) {
  const tests = FILTERS.filter((key) => state[key] && TESTS[key] && !without.includes(key)).map((key) => TESTS[key](state[key]));
  const standing = state.standing || state.type || state.class === "0";
  return RELATIONS.filter((r) => (r.event || standing) && tests.every((test) => test(r)));
}
