package press.dateline.search;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of them; those in [Without] count against.
    record All(List<SearchQuery> parts) implements SearchQuery {}

    /// At least one of them.
    record Any(List<SearchQuery> parts) implements SearchQuery {}

    /// Stands only inside of [All], beside something that is sought.
    record Without(SearchQuery what) implements SearchQuery {}

    /// Something that stands in a text.
    sealed interface Words extends SearchQuery {

        /// The part that it has to stand in; null for the parts of the scope.
        @Nullable Field field();
    }

    /// One word in any of its forms.
    ///
    /// @param exact the word itself, which names are sought by
    /// @param typed as it stood in the query; likewise below
    record Word(@Nullable Field field, String stem, String exact, String typed) implements Words {}

    /// Words next to each other, exactly so.
    record Phrase(@Nullable Field field, List<String> words, String typed) implements Words {}

    /// Every word that begins so.
    record Prefix(@Nullable Field field, String start) implements Words {}

    /// Released in these days, both included.
    ///
    /// @param said as a reader would say it
    record Days(LocalDate first, LocalDate last, String said) implements SearchQuery {}

    /// What has to stand in a text, as opposed to what must not, in order.
    default Stream<Words> sought() {
        return switch (this) {
            case All(List<SearchQuery> parts) -> parts.stream().flatMap(SearchQuery::sought);
            case Any(List<SearchQuery> parts) -> parts.stream().flatMap(SearchQuery::sought);
            case Words words -> Stream.of(words);
            case Days _, Without _ -> Stream.empty();
        };
    }

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
