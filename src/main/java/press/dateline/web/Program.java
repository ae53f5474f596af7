package press.dateline.web;

import java.util.Locale;

/// The program that asks, by the token that it sent. What it may see and do of releases is said by the
/// [Staff] that it acts as.
///
/// @param token its id
public record Program(long token) {

    /// What a token is for.
    public enum Scope {
        /// Has texts split into their parts.
        parse("split texts into their parts"),
        /// Writes releases and their editions.
        draft("write releases and new editions, which staff publish"),
        /// Makes public, and takes back.
        publish("publish, also what nobody has approved, and withdraw");

        private final String may;

        Scope(String may) {
            this.may = may;
        }

        /// What it lets a program do, in a few words.
        public String may() {
            return may;
        }

        /// As Spring's rules name it.
        public String authority() {
            return "SCOPE_" + name().toUpperCase(Locale.ROOT);
        }
    }
}
