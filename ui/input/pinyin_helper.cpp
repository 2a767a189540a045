// hall-pinyin: offers for pinyin letters, one request a line. A program of its own; see pinyin_engine.h for why.
//   request   LETTERS LIMIT\n
//   answer    USED\tTEXT\n ... \n     best first, closed by an empty line
#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include <pinyin.h>

namespace {

constexpr std::size_t kMostLetters = 64;
constexpr std::size_t kMostOffers = 200;

constexpr pinyin_option_t kExact = PINYIN_INCOMPLETE | DYNAMIC_ADJUST | PINYIN_CORRECT_ALL;
// People from everywhere spell: an/ang, z/zh, n/ng mixed up still find the character, but behind the exact ones.
constexpr pinyin_option_t kForgiving = kExact | PINYIN_AMB_C_CH | PINYIN_AMB_S_SH | PINYIN_AMB_Z_ZH |
                                       PINYIN_AMB_AN_ANG | PINYIN_AMB_EN_ENG | PINYIN_AMB_IN_ING;

struct Speller {
  pinyin_context_t* context;
  pinyin_instance_t* instance;
};

void offer(const Speller& speller, pinyin_option_t options, const std::string& letters, std::size_t limit,
           std::set<std::string>& said) {
  pinyin_instance_t* instance = speller.instance;
  pinyin_set_options(speller.context, options);
  pinyin_reset(instance);
  const std::size_t parsed = pinyin_parse_more_full_pinyins(instance, letters.c_str());
  if (parsed == 0) return;
  pinyin_guess_sentence(instance);
  pinyin_guess_candidates(instance, 0, SORT_BY_PHRASE_LENGTH_AND_PINYIN_LENGTH_AND_FREQUENCY);
  guint offers = 0;
  pinyin_get_n_candidate(instance, &offers);
  for (guint i = 0; i < offers && said.size() < limit; ++i) {
    lookup_candidate_t* candidate = nullptr;
    if (!pinyin_get_candidate(instance, i, &candidate)) continue;
    lookup_candidate_type_t type{};
    const char* text = nullptr;
    pinyin_get_candidate_type(instance, candidate, &type);
    pinyin_get_candidate_string(instance, candidate, &text);
    // The other types would be copied into a user's dictionary when chosen, or use letters nobody typed.
    if (!text || (type != NBEST_MATCH_CANDIDATE && type != NORMAL_CANDIDATE)) continue;
    std::size_t used = parsed;
    if (type == NORMAL_CANDIDATE) {
      const int next = pinyin_choose_candidate(instance, 0, candidate);
      pinyin_clear_constraint(instance, 0);
      if (next <= 0) continue;
      used = static_cast<std::size_t>(next);
    }
    if (said.insert(text).second) std::cout << std::min(used, letters.size()) << '\t' << text << '\n';
  }
}

bool isSpelling(const std::string& letters) {
  return !letters.empty() && letters.size() <= kMostLetters &&
         std::all_of(letters.begin(), letters.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

}  // namespace

int main(int argc, char** argv) {
  // The "user" folder does not exist: there is nothing to learn from and nowhere to keep it.
  pinyin_context_t* context = pinyin_init(argc > 1 ? argv[1] : HALL_PINYIN_DICTIONARY, "/nonexistent");
  if (!context) {
    std::cerr << "hall-pinyin: no dictionary\n";
    return 1;
  }
  const Speller speller{context, pinyin_alloc_instance(context)};
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream request(line);
    std::string letters;
    std::size_t limit = 0;
    request >> letters >> limit;
    limit = std::min(limit, kMostOffers);
    std::set<std::string> said;
    if (isSpelling(letters)) {
      offer(speller, kExact, letters, limit, said);
      offer(speller, kForgiving, letters, limit, said);
    }
    std::cout << std::endl;
  }
  pinyin_free_instance(speller.instance);
  pinyin_fini(context);
  return 0;
}
