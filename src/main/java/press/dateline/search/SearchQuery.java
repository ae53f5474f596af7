package press.dateline.search;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// What a reader looks for, as a tree. Words are folded, as the index holds them.
sealed interface SearchQuery {

    /// A part of a release that can be named in a query.
    enum Field {
        HEADLINE,
        COMPANY,
        PLACE,
        TICKER,
        CONTACT;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// All of them; those in [Without] count against.
    record All(List<SearchQuery> parts) implements SearchQuery {}

    /// At least one of them.
    record Any(List<SearchQuery> parts) implements SearchQuery {}

    /// Stands only inside of [All], beside something that is sought.
    record Without(SearchQuery what) implements SearchQuery {}

    /// One word in any of its forms.
    ///
    /// @param field null for the parts of the scope; likewise below
    /// @param exact the word itself, which names are sought by
    /// @param typed as it stood in the query; likewise below
    record Word(@Nullable Field field, String stem, String exact, String typed)
            implements SearchQuery {}

    /// Words next to each other, exactly so.
    record Phrase(@Nullable Field field, List<String> words, String typed) implements SearchQuery {}

    /// Every word that begins so.
    record Prefix(@Nullable Field field, String start) implements SearchQuery {}

    /// Released in these days, both included.
    ///
    /// @param said as a reader would say it
    record Days(LocalDate first, LocalDate last, String said) implements SearchQuery {}

    /// The tree in words, as it was understood.
    default String said() {
        return switch (this) {
            case All(List<SearchQuery> parts) ->
                    parts.stream()
                            .map(SearchQuery::saidInside)
                            .collect(Collectors.joining(" and "))
                            .replace(" and without ", ", without ");
            case Any(List<SearchQuery> parts) ->
                    parts.stream().map(SearchQuery::saidInside).collect(Collectors.joining(" or "));
            case Without(SearchQuery what) -> "without " + saidInside(what);
            case Word(Field field, String _, String _, String typed) -> named(field) + typed;
            case Phrase(Field field, List<String> _, String typed) ->
                    named(field) + "“" + typed + "”";
            case Prefix(Field field, String start) -> named(field) + start + "…";
            case Days(LocalDate _, LocalDate _, String said) -> said;
        };
    }

    private static String saidInside(SearchQuery part) {
        return part instanceof All || part instanceof Any ? "(" + part.said() + ")" : part.said();
    }

    private static String named(@Nullable Field field) {
        return field == null ? "" : field.label() + " ";
    }
}
