package press.dateline.text;

import java.util.regex.Pattern;

/// A pattern for whole lines, and the words that such a line begins with. Every line of a document is
/// tried with every one of them; nearly all are refused by their first word.
///
/// @param pattern matches no line that `openings` does not open
record LinePattern(Pattern pattern, Openings openings) {

    boolean matches(String line) {
        return openings.open(line) && pattern.matcher(line).matches();
    }
}
