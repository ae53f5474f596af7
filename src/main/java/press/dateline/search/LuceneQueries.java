package press.dateline.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import press.dateline.release.Scope;
import press.dateline.search.SearchQuery.All;
import press.dateline.search.SearchQuery.Any;
import press.dateline.search.SearchQuery.Days;
import press.dateline.search.SearchQuery.Field;
import press.dateline.search.SearchQuery.Phrase;
import press.dateline.search.SearchQuery.Prefix;
import press.dateline.search.SearchQuery.Without;
import press.dateline.search.SearchQuery.Word;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/// Turns our tree into Lucene's. Every text is there twice: by stems, without places, for words,
/// and exactly, with places, for phrases, beginnings and names.
final class LuceneQueries {

    static final String HEADLINE = "headline";
    static final String NEWS = "news";
    static final String ABOUT = "about";
    static final String DISCLAIMER = "disclaimer";
    static final String CONTACT = "contact";
    static final String REST = "rest";
    static final String NAME = "name";
    static final String PLACE = "place";
    static final String TICKER = "ticker";

    /// The fields of the exact words carry this mark.
    private static final String EXACT = "=";

    /// How much more a word counts in a headline than in the text below it.
    private static final float HEADLINE_WEIGHT = 2;

    private final List<String> fields;
    private final boolean weighs;

    /// @param weighs whether the order is by relevance, so that headlines count more
    LuceneQueries(Scope scope, boolean weighs) {
        fields =
                switch (scope) {
                    case NEWS -> List.of(NEWS);
                    case ABOUT -> List.of(ABOUT);
                    case DISCLAIMER -> List.of(DISCLAIMER);
                    case CONTACTS -> List.of(CONTACT);
                    case ALL -> List.of(NEWS, ABOUT, DISCLAIMER, CONTACT, REST);
                };
        this.weighs = weighs && fields.contains(NEWS);
    }

    /// The field with the exact words of a part.
    static String exact(String field) {
        return field + EXACT;
    }

    static boolean isExact(String field) {
        return field.endsWith(EXACT);
    }

    Query of(@Nullable SearchQuery query) {
        return switch (query) {
            case null -> MatchAllDocsQuery.INSTANCE;
            case All(List<SearchQuery> parts) -> all(parts);
            case Any(List<SearchQuery> parts) -> {
                var any = new BooleanQuery.Builder();
                parts.forEach(part -> any.add(of(part), Occur.SHOULD));
                yield any.build();
            }
            case Without without -> all(List.of(without));
            case Word(Field field, String stem, String exact, String _) ->
                    field == null
                            ? inScope(name -> new TermQuery(new Term(name, stem)))
                            : switch (field) {
                                case HEADLINE, CONTACT ->
                                        new TermQuery(new Term(fieldOf(field), stem));
                                case COMPANY, PLACE, TICKER ->
                                        new TermQuery(new Term(exact(fieldOf(field)), exact));
                            };
            case Phrase(Field field, List<String> words, String _) ->
                    field == null
                            ? inScope(name -> phrase(name, words))
                            : phrase(fieldOf(field), words);
            case Prefix(Field field, String start) ->
                    field == null
                            ? inScope(name -> new PrefixQuery(new Term(exact(name), start)))
                            : new PrefixQuery(new Term(exact(fieldOf(field)), start));
            case Days(LocalDate first, LocalDate last, String _) -> days(first, last);
        };
    }

    private Query all(List<SearchQuery> parts) {
        var all = new BooleanQuery.Builder();
        boolean found = false;
        for (SearchQuery part : parts) {
            if (part instanceof Without(SearchQuery what)) {
                all.add(of(what), Occur.MUST_NOT);
            } else {
                all.add(of(part), part instanceof Days ? Occur.FILTER : Occur.MUST);
                found = true;
            }
        }
        return found ? all.build() : new MatchNoDocsQuery("nothing but exclusions");
    }

    private Query inScope(Function<String, Query> query) {
        Query text;
        if (fields.size() == 1) {
            text = query.apply(fields.getFirst());
        } else {
            var any = new BooleanQuery.Builder();
            fields.forEach(name -> any.add(query.apply(name), Occur.SHOULD));
            text = any.build();
        }
        return weighs
                ? new BooleanQuery.Builder()
                        .add(text, Occur.MUST)
                        .add(new BoostQuery(query.apply(HEADLINE), HEADLINE_WEIGHT), Occur.SHOULD)
                        .build()
                : text;
    }

    private static Query phrase(String field, List<String> words) {
        String name = exact(field);
        return words.size() == 1
                ? new TermQuery(new Term(name, words.getFirst()))
                : new PhraseQuery(name, words.toArray(String[]::new));
    }

    static Query days(LocalDate first, LocalDate last) {
        return new IndexSortSortedNumericDocValuesRangeQuery(
                Columns.DATE,
                first.toEpochDay(),
                last.toEpochDay(),
                org.apache.lucene.document.NumericDocValuesField.newSlowRangeQuery(
                        Columns.DATE, first.toEpochDay(), last.toEpochDay()));
    }

    private static String fieldOf(Field field) {
        return switch (field) {
            case HEADLINE -> HEADLINE;
            case COMPANY -> NAME;
            case PLACE -> PLACE;
            case TICKER -> TICKER;
            case CONTACT -> CONTACT;
        };
    }
}
