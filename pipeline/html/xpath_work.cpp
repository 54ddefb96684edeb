// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/xpath_work.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace baonoi::html {

namespace {

constexpr double bytes_per_visit = 16;
// pugixml gathers the text of a node in a block that grows by a kilobyte, and copies it each time
// (measured: 3.3 MB in 0.38 s, 1.7 MB in 0.08 s).
constexpr double copied_bytes_per_visit = 1U << 18U;
constexpr double attributes_per_element = 8;

// Functions that do not ask for the text of the nodes they are given.
constexpr std::array<std::string_view, 8> without_text = {"not",  "boolean",  "count", "name",
                                                          "last", "position", "id",    "local-name"};

bool is_part_of_name(char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

enum class Axis { child, inside, self, up, along, everywhere, attribute };

constexpr int max_ups = 2;

// Of the path under way.
struct State {
    // NOLINTBEGIN(readability-identifier-naming): private members of the class that inherits them
    double contexts_ = 1; // for how many nodes the expression is evaluated
    double reached_ = 1;  // by the path so far, for all of them
    Axis axis_ = Axis::child;
    bool open_ = false; // a path has begun
    bool after_slash_ = false, attribute_ = false, from_root_ = false;
    int ups_ = 0;           // steps after which several nodes may have reached the same one
    bool compared_ = false; // the text of what comes is asked for
    bool call_ = false;     // the bracket that comes is a function's
    bool asks_text_ = false, function_ = false;
    // NOLINTEND(readability-identifier-naming)
};

// Goes over the expression once. A path is a number of nodes that grows and shrinks with each step; what is
// in brackets is estimated for each of these nodes.
class Estimate : private State {
public:
    Estimate(std::string_view text, const TreeSize &size) : text_(text), size_(size) {}

    XPathWork of(double contexts) {
        nodes_ = std::max(1.0, size_.nodes);
        expression(contexts);
        return work_;
    }

private:
    // Up to the closing bracket. Returns the size of the last path.
    double expression(double contexts) {
        begin(contexts);
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == ']' || c == ')')
                break;
            token(c);
        }
        end();
        return reached_;
    }

    void token(char c) {
        if (c == '\'' || c == '"') {
            const std::size_t end = std::min(text_.find(c, at_), text_.size() - 1) + 1;
            held_ += static_cast<double>(end - at_);
            at_ = end;
        } else if (c == '[' || c == '(') {
            inner(c == '[');
        } else if (c == '/') {
            slash();
        } else if (c == '@') {
            axis_ = Axis::attribute;
        } else if (c == '.') {
            const bool parent = at_ < text_.size() && text_[at_] == '.';
            at_ += parent;
            ups_ += parent;
            open_ = true;
            after_slash_ = false;
        } else if (c == '*' && (!open_ || after_slash_ || axis_ == Axis::attribute)) {
            step("*");
        } else if (is_part_of_name(c)) {
            name(at_ - 1);
        } else if (c != ' ' && c != '\t' && c != ':') {
            const bool compares = std::string_view("=!<>+").find(c) != std::string_view::npos;
            end(compares);
            begin(contexts_);
            compared_ = function_ || compares;
        }
    }

    void begin(double contexts) {
        contexts_ = reached_ = contexts;
        axis_ = Axis::child;
        open_ = after_slash_ = attribute_ = from_root_ = false;
        compared_ = function_;
        ups_ = 0;
    }

    // What is compared or given to a function is the text of the nodes reached.
    void end(bool compares = false) {
        if (!open_ || attribute_ || (!compares && !compared_))
            return;
        const double copies = 1 / copied_bytes_per_visit;
        const double all_text = reached_ * size_.text,
                     once_text = layers(reached_) * size_.text * size_.depth;
        const double all = all_text * (1 / bytes_per_visit + size_.text * copies) + reached_ * nodes_;
        const double once =
            once_text / bytes_per_visit + layers(reached_) * (size_.text_squares * copies + size_.pairs);
        work_.visits += ups_ > 0 ? all : std::min(all, once);
        held_ += (ups_ > 0 ? all_text : std::min(all_text, once_text)) / std::max(1.0, contexts_);
    }

    // What is in brackets: a predicate, the arguments of a function, or a group.
    void inner(bool predicate) {
        const State outer = *this;
        const bool call = !predicate && outer.call_;
        function_ = call && asks_text_;
        call_ = false;
        const double held_before = std::exchange(held_, 0);
        const double result = expression(predicate ? outer.reached_ : outer.contexts_);
        if (outer.call_ && outer.asks_text_) { // its value may hold all that its arguments hold
            work_.visits += outer.contexts_ * held_ / bytes_per_visit;
            work_.largest = std::max(work_.largest, held_ / bytes_per_visit);
            held_ += held_before;
        } else {
            held_ = held_before;
        }
        static_cast<State &>(*this) = outer;
        call_ = asks_text_ = false;
        if (predicate)
            return;
        reached_ = std::max(result, contexts_);
        axis_ = Axis::child;
        open_ = true;
        attribute_ = call;
        ups_ = max_ups;
    }

    void slash() {
        const bool twice = at_ < text_.size() && text_[at_] == '/';
        if (!open_)
            reached_ = contexts_;
        const bool from_root = !open_;
        ups_ = from_root && contexts_ > 1 ? max_ups : ups_;
        open_ = after_slash_ = true;
        if (!twice)
            return;
        ++at_;
        from_root_ = from_root;
        axis_ = Axis::inside;
    }

    void name(std::size_t begin_at) {
        while (at_ < text_.size() && is_part_of_name(text_[at_]))
            ++at_;
        const std::string_view word = text_.substr(begin_at, at_ - begin_at);
        std::size_t next = text_.find_first_not_of(" \t", at_);
        next = next == std::string_view::npos ? text_.size() : next;
        if (text_.substr(next).starts_with("::")) {
            at_ = next + 2;
            if (axis_ != Axis::inside || word.find("following") == 0 || word.find("preceding") == 0)
                axis_ = axis_of(word);
            after_slash_ = true;
        } else if (text_.substr(next).starts_with("(")) {
            if (word == "node" || word == "text" || word == "comment") {
                at_ = text_.find(')', next) + 1;
                step("*");
            } else {
                call_ = true;
                asks_text_ = std::find(without_text.begin(), without_text.end(), word) == without_text.end();
            }
        } else if (open_ && !after_slash_) { // and, or, div, mod, or a number behind an operator
            end();
            begin(contexts_);
        } else if (word[0] < '0' || word[0] > '9') {
            step(word);
        }
    }

    static Axis axis_of(std::string_view word) {
        if (word.starts_with("descendant"))
            return Axis::inside;
        if (word.starts_with("ancestor"))
            return Axis::up;
        if (word.ends_with("-sibling"))
            return Axis::along;
        if (word == "following" || word == "preceding")
            return Axis::everywhere;
        if (word == "attribute")
            return Axis::attribute;
        return word == "child" ? Axis::child : Axis::self;
    }

    // How often the whole tree is gone over at least when so many nodes are reached.
    double layers(double reached) const { return std::max(1.0, reached / nodes_); }

    void step(std::string_view test) {
        const auto named = size_.named.find(test);
        const bool shared = ups_ > 0;
        const double same = test == "*" ? nodes_ : named == size_.named.end() ? 0 : named->second;
        double visited = reached_;
        double limit = reached_ * same;
        switch (axis_) {
        case Axis::child:
            visited = std::min(reached_ * nodes_,
                               layers(reached_) * (shared ? std::max(nodes_, size_.sibling_pairs) : nodes_));
            if (ups_ > 1 && contexts_ > 1)
                visited = reached_ * nodes_;
            limit = shared ? limit : layers(reached_) * same;
            break;
        case Axis::inside:
            visited = from_root_ || shared ? reached_ * nodes_
                                           : std::min(reached_ * nodes_, layers(reached_) * size_.pairs);
            limit = from_root_ || shared ? limit : std::min(limit, layers(reached_) * same * size_.depth);
            break;
        case Axis::up:
            visited = reached_ * size_.depth;
            ++ups_;
            break;
        case Axis::along:
            visited = std::min(reached_ * nodes_, layers(reached_) * size_.sibling_pairs);
            ++ups_;
            break;
        case Axis::everywhere:
            visited = reached_ * nodes_;
            ups_ = max_ups;
            break;
        case Axis::attribute:
            visited = reached_ * attributes_per_element;
            limit = test == "*" ? visited : reached_;
            break;
        case Axis::self:
            limit = reached_;
            break;
        }
        work_.visits += visited;
        attribute_ = axis_ == Axis::attribute;
        reached_ = std::min(visited, limit);
        work_.largest = std::max(work_.largest, reached_ / std::max(1.0, contexts_));
        axis_ = Axis::child;
        from_root_ = after_slash_ = false;
        open_ = true;
    }

    std::string_view text_;
    const TreeSize &size_;
    XPathWork work_;
    std::size_t at_ = 0;
    double nodes_ = 1;
    double held_ = 0; // bytes of text in the arguments so far of the function under way
};

} // namespace

XPathWork estimate_work(std::string_view text, const TreeSize &size) {
    return Estimate(text, size).of(1);
}

} // namespace baonoi::html
