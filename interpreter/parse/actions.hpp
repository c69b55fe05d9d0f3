#pragma once
#include "grammar/errors.hpp"
#include "parse/builder.hpp"

/// What the parser does where a rule matches: one line a rule, each a call of the builder.
namespace rubric::parsing {

using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*>;

inline std::uint32_t offset_of(const Input& in) { return static_cast<std::uint32_t>(in.current() - in.begin()); }

/// Calls `Method` with the text of the rule.
template <void (Builder::*Method)(Piece)>
struct calls {
  template <class ActionInput>
  static void apply(const ActionInput& in, Builder& builder) {
    const char* base = in.input().begin();
    (builder.*Method)({static_cast<std::uint32_t>(in.begin() - base), static_cast<std::uint32_t>(in.end() - base)});
  }
};

/// Keeps or drops what the rule builds as a whole, and goes on behind it where it fails.
template <Builder::Unit U>
struct recovers : tao::pegtl::maybe_nothing {
  template <class Rule, tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control>
  static bool match(Input& in, Builder& builder) {
    static_assert(A == tao::pegtl::apply_mode::action, "a rule that recovers cannot stand in a lookahead");
    const std::uint32_t start = offset_of(in);
    const Marks marks = builder.begin(U, start);
    try {
      if (!tao::pegtl::match<Rule, A, M, Action, Control>(in, builder)) return false;
      builder.commit(U);
    } catch (const Failure& failure) {
      in.iterator() = in.begin() + builder.recover(U, marks, failure, start);
    }
    return true;
  }
};

/// Counts how deep expressions lie in each other.
struct nests : tao::pegtl::maybe_nothing {
  struct Guard {
    Builder& builder;
    ~Guard() { builder.leave_expression(); }
  };
  template <class Rule, tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Control>
  static bool match(Input& in, Builder& builder) {
    Guard guard{builder};
    builder.enter_expression(offset_of(in));
    return tao::pegtl::match<Rule, A, M, Action, Control>(in, builder);
  }
};

/// A commit point fails with what grammar/errors.hpp says of it.
template <class Rule>
struct control : tao::pegtl::normal<Rule> {
  template <class ParseInput>
  [[noreturn]] static void raise(const ParseInput& in, Builder& builder) {
    static_assert(grammar::point<Rule>.help != grammar::none, "a commit point without a message");
    builder.fail(grammar::point<Rule>, offset_of(in));
  }
};

template <class Rule>
struct action : tao::pegtl::nothing<Rule> {};

namespace g = grammar;
using B = Builder;

// A rule a line.
// clang-format off
// Tokens
template <> struct action<g::spacing> : calls<&B::space> {};
template <> struct action<g::name> : calls<&B::name> {};
template <> struct action<g::rating_word> : calls<&B::name> {};
template <> struct action<g::numeric_id> : calls<&B::name> {};
template <> struct action<g::error_code> : calls<&B::expected_error> {};
template <> struct action<g::unwanted_code> : calls<&B::expected_no_error> {};
template <> struct action<g::text> : calls<&B::text> {};
template <> struct action<g::date> : calls<&B::date> {};
template <> struct action<g::title> : calls<&B::title> {};
template <> struct action<g::label> : calls<&B::label> {};
template <> struct action<g::seen_word> : calls<&B::seen> {};
template <> struct action<g::inferred_word> : calls<&B::inferred> {};
template <> struct action<g::background_word> : calls<&B::background> {};
template <> struct action<g::cited_place> : calls<&B::cited_place> {};
template <> struct action<g::cite> : calls<&B::cite> {};
// Selections
template <> struct action<g::domain_word> : calls<&B::domain_kind> {};
template <> struct action<g::domains_word> : calls<&B::domain_kind> {};
template <> struct action<g::standard_word> : calls<&B::standard_kind> {};
template <> struct action<g::standards_word> : calls<&B::standard_kind> {};
template <> struct action<g::question_word> : calls<&B::question_kind> {};
template <> struct action<g::questions_word> : calls<&B::question_kind> {};
template <> struct action<g::singular_kind> : calls<&B::term_kind> {};
template <> struct action<g::plural_kind> : calls<&B::term_kind> {};
template <> struct action<g::container_kind> : calls<&B::container_kind> {};
template <> struct action<g::range_end> : calls<&B::range_end> {};
template <> struct action<g::id_range> : calls<&B::id_range> {};
template <> struct action<g::item_term> : calls<&B::item_term> {};
template <> struct action<g::table_term> : calls<&B::table_term> {};
template <> struct action<g::bare_term> : calls<&B::bare_term> {};
template <> struct action<g::except_word> : calls<&B::except_word> {};
template <> struct action<g::where_word> : calls<&B::where_word> {};
template <> struct action<g::where_condition> : calls<&B::where_condition> {};
template <> struct action<g::rated_word> : calls<&B::rated_word> {};
template <> struct action<g::selection> : calls<&B::selection> {};
template <> struct action<g::item_standard> : calls<&B::item_standard> {};
template <> struct action<g::item> : calls<&B::item> {};
// Expressions
template <> struct action<g::number_literal> : calls<&B::number_literal> {};
template <> struct action<g::percent_literal> : calls<&B::percent_literal> {};
template <> struct action<g::date_literal> : calls<&B::date_literal> {};
template <> struct action<g::text_literal> : calls<&B::text_literal> {};
template <> struct action<g::true_word> : calls<&B::true_literal> {};
template <> struct action<g::false_word> : calls<&B::false_literal> {};
template <> struct action<g::reference_name> : calls<&B::name> {};
template <> struct action<g::plain_name> : calls<&B::name_value> {};
template <> struct action<g::constant_name> : calls<&B::name_value> {};
template <> struct action<g::opening_parenthesis> : calls<&B::opened> {};
template <> struct action<g::group> : calls<&B::group> {};
template <> struct action<g::call_open> : calls<&B::call_open> {};
template <> struct action<g::call> : calls<&B::call> {};
template <> struct action<g::item_attribute> : calls<&B::attribute_of> {};
template <> struct action<g::computed_reference> : calls<&B::computed> {};
template <> struct action<g::each_computed> : calls<&B::computed> {};
template <> struct action<g::is_not> : calls<&B::is_not> {};
template <> struct action<g::is_rated> : calls<&B::is_rated> {};
template <> struct action<g::negation> : calls<&B::negate> {};
template <> struct action<g::each_negation> : calls<&B::negate> {};
template <> struct action<g::negative_constant> : calls<&B::negate> {};
template <> struct action<g::denial> : calls<&B::deny> {};
template <> struct action<g::product_operator> : calls<&B::operation> {};
template <> struct action<g::sum_operator> : calls<&B::operation> {};
template <> struct action<g::comparison_operator> : calls<&B::operation> {};
template <> struct action<g::and_operator> : calls<&B::operation> {};
template <> struct action<g::or_operator> : calls<&B::operation> {};
template <> struct action<g::product_step> : calls<&B::binary> {};
template <> struct action<g::sum_step> : calls<&B::binary> {};
template <> struct action<g::each_product_step> : calls<&B::binary> {};
template <> struct action<g::each_sum_step> : calls<&B::binary> {};
template <> struct action<g::comparison_step> : calls<&B::binary> {};
template <> struct action<g::and_step> : calls<&B::binary> {};
template <> struct action<g::or_step> : calls<&B::binary> {};
template <> struct action<g::choose> : calls<&B::choose> {};
template <> struct action<g::first_word> : calls<&B::frame> {};
template <> struct action<g::first_of> : calls<&B::first_of> {};
template <> struct action<g::counting_word> : calls<&B::aggregate_word> {};
template <> struct action<g::folding_word> : calls<&B::aggregate_word> {};
template <> struct action<g::extreme_word> : calls<&B::aggregate_word> {};
template <> struct action<g::testing_word> : calls<&B::aggregate_word> {};
template <> struct action<g::counting> : calls<&B::counting> {};
template <> struct action<g::folding> : calls<&B::folding> {};
template <> struct action<g::extreme> : calls<&B::folding> {};
template <> struct action<g::testing> : calls<&B::folding> {};
// The framework
template <> struct action<g::force_date> : calls<&B::force_date> {};
template <> struct action<g::force_end> : calls<&B::force_end> {};
template <> struct action<g::in_force> : calls<&B::in_force> {};
template <> struct action<g::methodology> : calls<&B::methodology> {};
template <> struct action<g::source> : calls<&B::source> {};
template <> struct action<g::include> : calls<&B::include> {};
template <> struct action<g::points> : calls<&B::points> {};
template <> struct action<g::level_row> : calls<&B::level_row> {};
template <> struct action<g::option_row> : calls<&B::level_row> {};
template <> struct action<g::scale> : calls<&B::scale> {};
template <> struct action<g::choice> : calls<&B::choice> {};
template <> struct action<g::domain> : calls<&B::domain> {};
template <> struct action<g::standard> : calls<&B::standard> {};
template <> struct action<g::question> : calls<&B::question> {};
template <> struct action<g::question_row> : calls<&B::question_row> {};
template <> struct action<g::questions> : calls<&B::questions> {};
// Values and tables
template <> struct action<g::type_name> : calls<&B::type> {};
template <> struct action<g::dated_from> : calls<&B::dated_from> {};
template <> struct action<g::dated_date> : calls<&B::force_date> {};
template <> struct action<g::fixed_value> : calls<&B::fixed_value> {};
template <> struct action<g::dated_value> : calls<&B::dated_value> {};
template <> struct action<g::parameter> : calls<&B::parameter> {};
template <> struct action<g::dated_by> : calls<&B::dated_by> {};
template <> struct action<g::function_open> : calls<&B::opened> {};
template <> struct action<g::function_close> : calls<&B::group_closed> {};
template <> struct action<g::function_argument> : calls<&B::function_argument> {};
template <> struct action<g::function> : calls<&B::function> {};
template <> struct action<g::column_word> : calls<&B::column_word> {};
template <> struct action<g::per_standard> : calls<&B::per_standard> {};
template <> struct action<g::per_question> : calls<&B::per_question> {};
template <> struct action<g::column> : calls<&B::column> {};
template <> struct action<g::table> : calls<&B::table> {};
template <> struct action<g::below_row> : calls<&B::below> {};
template <> struct action<g::from_row> : calls<&B::from> {};
template <> struct action<g::up_to_row> : calls<&B::up_to> {};
template <> struct action<g::above_row> : calls<&B::above> {};
template <> struct action<g::unused_row> : calls<&B::unused> {};
template <> struct action<g::between_row> : calls<&B::between> {};
template <> struct action<g::band_row> : calls<&B::band_row> {};
template <> struct action<g::bands> : calls<&B::bands> {};
// Definitions
template <> struct action<g::asked> : calls<&B::asked> {};
template <> struct action<g::changeable> : calls<&B::changeable> {};
template <> struct action<g::or_else> : calls<&B::or_else> {};
template <> struct action<g::answered_by> : calls<&B::answered_by> {};
template <> struct action<g::input> : calls<&B::input> {};
template <> struct action<g::judgement> : calls<&B::judgement> {};
template <> struct action<g::let> : calls<&B::let> {};
template <> struct action<g::score> : calls<&B::score> {};
template <> struct action<g::rating> : calls<&B::rating> {};
template <> struct action<g::item_rating> : calls<&B::rating> {};
template <> struct action<g::require_message> : calls<&B::message> {};
template <> struct action<g::require> : calls<&B::require> {};
template <> struct action<g::rising_word> : calls<&B::rising> {};
template <> struct action<g::falling_word> : calls<&B::falling> {};
template <> struct action<g::claimed_item> : calls<&B::claimed_item> {};
template <> struct action<g::claim> : calls<&B::claim> {};
template <> struct action<g::not_rated_reason> : calls<&B::message> {};
template <> struct action<g::not_rated> : calls<&B::not_rated> {};
template <> struct action<g::may_be_not_rated> : calls<&B::may_be_not_rated> {};
template <> struct action<g::for_selection> : calls<&B::for_selection> {};
template <> struct action<g::for_block> : calls<&B::for_block> {};
// Adjustments
template <> struct action<g::discretion_word> : calls<&B::discretion_word> {};
template <> struct action<g::floor_word> : calls<&B::floor_word> {};
template <> struct action<g::cap_word> : calls<&B::cap_word> {};
template <> struct action<g::adjusted_selection> : calls<&B::adjusted_selection> {};
template <> struct action<g::at_clause> : calls<&B::at_level> {};
template <> struct action<g::width> : calls<&B::width> {};
template <> struct action<g::up_direction> : calls<&B::up> {};
template <> struct action<g::down_direction> : calls<&B::down> {};
template <> struct action<g::allows_clause> : calls<&B::allows> {};
template <> struct action<g::when_clause> : calls<&B::when> {};
template <> struct action<g::waivable_clause> : calls<&B::waivable> {};
template <> struct action<g::reason_word> : calls<&B::reason> {};
template <> struct action<g::by_word> : calls<&B::by> {};
template <> struct action<g::requires_clause> : calls<&B::requirements> {};
template <> struct action<g::adjustment> : calls<&B::adjustment> {};
// Amendments and tests
template <> struct action<g::amend> : calls<&B::amend> {};
template <> struct action<g::set> : calls<&B::set> {};
template <> struct action<g::replace> : calls<&B::replace> {};
template <> struct action<g::drop> : calls<&B::drop> {};
template <> struct action<g::warning_code> : calls<&B::name> {};
template <> struct action<g::allow> : calls<&B::allow> {};
template <> struct action<g::deny> : calls<&B::deny_warning> {};
template <> struct action<g::change> : calls<&B::change> {};
template <> struct action<g::case_clause> : calls<&B::case_path> {};
template <> struct action<g::computed_word> : calls<&B::target_computed> {};
template <> struct action<g::target> : calls<&B::target> {};
template <> struct action<g::given_missing> : calls<&B::given_missing> {};
template <> struct action<g::given_unrated> : calls<&B::given_unrated> {};
template <> struct action<g::given_unrated_reason> : calls<&B::given_reason> {};
template <> struct action<g::given_reason> : calls<&B::given_reason> {};
template <> struct action<g::given_by> : calls<&B::given_by> {};
template <> struct action<g::given_discretion> : calls<&B::given_discretion> {};
template <> struct action<g::given_waiver> : calls<&B::given_waiver> {};
template <> struct action<g::given> : calls<&B::given> {};
template <> struct action<g::because_kind> : calls<&B::because_kind> {};
template <> struct action<g::because> : calls<&B::because> {};
template <> struct action<g::expected_upper> : calls<&B::expected_upper> {};
template <> struct action<g::expected_missing> : calls<&B::expected_missing> {};
template <> struct action<g::not_rated_state> : calls<&B::expected_not_rated> {};
template <> struct action<g::not_capped_state> : calls<&B::expected_not_capped> {};
template <> struct action<g::expect> : calls<&B::expect> {};
template <> struct action<g::test_title> : calls<&B::test_title> {};
template <> struct action<g::test> : calls<&B::test> {};
// Nesting and recovery
template <> struct action<g::expression> : nests {};
template <> struct action<g::declaration_line> : recovers<B::Unit::declaration> {};
template <> struct action<g::member_line> : recovers<B::Unit::member> {};
template <> struct action<g::for_head> : recovers<B::Unit::for_head> {};
template <> struct action<g::test_line> : recovers<B::Unit::clause> {};
template <> struct action<g::test_head> : recovers<B::Unit::test_head> {};
// clang-format on

}  // namespace rubric::parsing
