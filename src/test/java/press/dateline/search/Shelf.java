package press.dateline.search;

import press.dateline.release.Scope;
import press.dateline.release.Sorting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// An index without a database, for what does not depend on one.
final class Shelf implements AutoCloseable {

    final LuceneEngine engine;
    private final List<IndexedRelease> waiting = new ArrayList<>();

    Shelf(Path folder) throws IOException {
        engine = LuceneEngine.open(folder, 16);
    }

    /// A release with valid defaults; its id is its number on the shelf.
    static final class Draft {
        private final long id;
        private String headline = "A headline";
        private String body = "";
        private String about = "";
        private String disclaimer = "";
        private String wire = "";
        private LocalDate date = LocalDate.of(2009, 3, 24);
        private Instant happened = Instant.parse("2026-03-01T12:00:00Z");
        private boolean issued;
        private List<Long> companies = List.of(1L);
        private List<String> names = List.of("Orrin Foods, Inc.");
        private List<String> places = List.of();
        private List<String> tickers = List.of();
        private List<String> contacts = List.of();

        private Draft(long id) {
            this.id = id;
        }

        Draft headline(String text) {
            headline = text;
            return this;
        }

        Draft body(String text) {
            body = "<p>" + text.replace("&", "&amp;") + "</p>";
            return this;
        }

        Draft about(String text) {
            about = "<p>" + text + "</p>";
            return this;
        }

        Draft disclaimer(String text) {
            disclaimer = "<p>" + text + "</p>";
            return this;
        }

        Draft wire(String text) {
            wire = text;
            return this;
        }

        Draft date(String day) {
            date = LocalDate.parse(day);
            return this;
        }

        Draft companies(Long... ids) {
            companies = List.of(ids);
            return this;
        }

        Draft names(String... given) {
            names = List.of(given);
            return this;
        }

        Draft places(String... given) {
            places = List.of(given);
            return this;
        }

        Draft tickers(String... given) {
            tickers = List.of(given);
            return this;
        }

        Draft contacts(String... given) {
            contacts = List.of(given);
            return this;
        }

        Draft happened(String at) {
            happened = Instant.parse(at);
            return this;
        }

        Draft issued() {
            issued = true;
            return this;
        }

        IndexedRelease release() {
            return new IndexedRelease(
                    id,
                    code(id),
                    date,
                    companies,
                    wire,
                    "published",
                    false,
                    false,
                    happened,
                    issued,
                    headline,
                    List.of(),
                    body,
                    about,
                    disclaimer,
                    contacts,
                    names,
                    places,
                    tickers,
                    List.of());
        }
    }

    static Draft draft(long id) {
        return new Draft(id);
    }

    static String code(long id) {
        return "%010d".formatted(id);
    }

    Shelf put(Draft... drafts) throws IOException {
        for (Draft draft : drafts) {
            waiting.add(draft.release());
        }
        engine.put(waiting);
        waiting.clear();
        engine.refresh();
        return this;
    }

    /// The releases that a typed query finds, newest first, as ids.
    List<Long> find(String typed) throws IOException {
        return find(typed, Scope.NEWS, Sorting.NEWEST);
    }

    List<Long> find(String typed, Scope scope, Sorting sorting) throws IOException {
        return ids(ask(typed, scope, sorting, Set.of(), Set.of(), Set.of()).codes());
    }

    Found ask(
            String typed,
            Scope scope,
            Sorting sorting,
            Set<Long> companies,
            Set<Integer> years,
            Set<String> wires)
            throws IOException {
        SearchQuery query = QuerySyntax.read(typed).query();
        if (query == null && !typed.isEmpty()) {
            return new Found(
                    0,
                    List.of(),
                    java.util.Map.of(),
                    java.util.Map.of(),
                    java.util.Map.of(),
                    java.util.Map.of());
        }
        return engine.search(
                new SearchRequest(
                        query, scope, companies, years, wires, null, null, false, sorting, 1, 20,
                        10, Set.of()));
    }

    static List<Long> ids(Collection<String> codes) {
        return codes.stream().map(Long::valueOf).toList();
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
