package press.dateline.search;

import static press.dateline.Bench.median;
import static press.dateline.Bench.quantile;
import static press.dateline.Bench.say;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

import press.dateline.Bench;
import press.dateline.Dateline;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.release.Scope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// The whole results page through HTTP, against bare Lucene in the same run; the building of the
/// index, its size, browsing, and fifty readers at once.
///
/// Arguments: how many releases (100,000), seconds of the fifty readers (60), queries of a class
/// (60), folder that is kept and used again (none).
public final class SearchBenchmark {

    private static final long SEED = 20_260_101;
    private static final int READERS = 50;
    private static final int ROUNDS = 2;
    private static final int WARM_UP = 12_000;

    private final Wordbook book;
    private final int queries;
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    private SearchBenchmark(int releases, int queries) {
        this.book = new Wordbook(releases, SEED);
        this.queries = queries;
    }

    public static void main(String[] arguments) throws Exception {
        int releases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        int queries = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        Path folder =
                arguments.length > 3
                        ? Files.createDirectories(Path.of(arguments[3])).toAbsolutePath()
                        : Files.createTempDirectory(Path.of("target"), "bench-").toAbsolutePath();
        new SearchBenchmark(releases, queries).run(folder, seconds);
    }

    private void run(Path folder, int seconds) throws Exception {
        say("%,d releases; %s", book.count(), Bench.machine());
        Path bare = folder.resolve("bare");
        Path data = folder.resolve("data");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(data, EmbeddedPostgres.Use.SERVER)) {
            fill(postgres);
            build(postgres, data, bare);
            try (ConfigurableApplicationContext archive = start(postgres, data);
                    DirectoryReader reader = BareLucene.open(bare)) {
                port = Bench.port(archive);
                awaitIndexes(archive.getBean(Indexes.class));
                search(reader);
                browse(postgres);
                crowd(reader, Duration.ofSeconds(seconds));
            }
        }
    }

    // The archive.

    private void fill(EmbeddedPostgres postgres) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.username(), postgres.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection connection = Bench.connect(postgres, postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            try (ResultSet there = statement.executeQuery("select count(*) from release")) {
                if (there.next() && there.getLong(1) == book.count()) {
                    say("The archive is there already.");
                    return;
                }
            }
            // What staff type is checked row by row; these rows are right as they are made.
            statement.execute("set session_replication_role = replica");
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var companies = new StringBuilder();
            for (int i = 0; i < book.companies.length; i++) {
                String name = book.companies[i];
                row(companies, i + 1, "c" + (i + 1), name, press.dateline.company.NameKey.of(name));
            }
            copyIn(copy, "company (id, slug, name, name_key)", companies);
            long start = System.nanoTime();
            long bytes = 0;
            Map<String, StringBuilder> tables = new LinkedHashMap<>();
            for (int id = 1; id <= book.count(); id++) {
                bytes += add(tables, book.release(id));
                if (id % 5_000 == 0 || id == book.count()) {
                    for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
                        copyIn(copy, table.getKey(), table.getValue());
                        table.getValue().setLength(0);
                    }
                }
            }
            statement.execute(
                    """
                    insert into release_count (company_id, year, n)
                    select c, y, count(*)
                    from listing l
                    cross join lateral (values (0::bigint), (l.company_id)) as k (c)
                    cross join lateral (values (0), (extract(year from l.sort_date)::integer)) as t (y)
                    group by c, y\
                    """);
            statement.execute("vacuum analyze");
            double took = (System.nanoTime() - start) / 1e9;
            say("Text: %,d MB, %,d bytes a release", bytes >> 20, bytes / book.count());
            say("Filled the database in %.0f s, %,.0f releases/s", took, book.count() / took);
        }
    }

    private long add(Map<String, StringBuilder> tables, Wordbook.Release release) {
        String name = book.companies[release.company()];
        String body = "<p>" + String.join("</p>\\n\\n<p>", release.paragraphs()) + "</p>";
        row(
                table(
                        tables,
                        "release (id, code, state, publish_at, public_edition_id, sort_date,"
                                + " counted, announced, editions, created_by)"),
                release.id(),
                release.code(),
                "published",
                release.date(),
                release.id(),
                release.date(),
                "t",
                "t",
                1,
                "bench");
        row(
                table(
                        tables,
                        "edition (id, release_id, number, headline, dateline, places, wire,"
                                + " released_on, precision, body, about, disclaimer, summary,"
                                + " saved_by)"),
                release.id(),
                release.id(),
                1,
                release.headline(),
                release.dateline(),
                "{\"" + release.place() + "\"}",
                release.wire(),
                release.date(),
                "day",
                body,
                "<p>" + release.about() + "</p>",
                "<p>" + release.disclaimer() + "</p>",
                release.paragraphs().getFirst().substring(0, 40),
                "bench");
        row(
                table(
                        tables,
                        "publication (release_id, number, edition_id, published_at, published_by)"),
                release.id(),
                1,
                release.id(),
                release.date(),
                "bench");
        row(
                table(tables, "issuer (edition_id, position, company_id, printed_name)"),
                release.id(),
                0,
                release.company() + 1,
                name);
        row(
                table(tables, "contact (edition_id, position, name, organization, phones)"),
                release.id(),
                0,
                "Investor Relations",
                name,
                "{\"+1 419 555 0100\"}");
        row(
                table(tables, "listing (company_id, sort_date, code, release_id)"),
                release.company() + 1,
                release.date(),
                release.code(),
                release.id());
        return (long) body.length() + release.about().length() + release.disclaimer().length();
    }

    private static StringBuilder table(Map<String, StringBuilder> tables, String name) {
        return tables.computeIfAbsent(name, _ -> new StringBuilder());
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }

    private static void copyIn(CopyManager copy, String table, StringBuilder rows)
            throws SQLException, IOException {
        copy.copyIn(
                "copy " + table + " from stdin",
                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    // The indexes.

    private void build(EmbeddedPostgres postgres, Path data, Path bare) throws Exception {
        Path ours = data.resolve("search").resolve("public.1");
        if (Files.exists(ours.resolve("whole"))) {
            say("The indexes are there already.");
        } else {
            Files.createDirectories(ours);
            double built;
            try (ConfigurableApplicationContext archive =
                    new SpringApplicationBuilder(Dateline.class)
                            .web(WebApplicationType.NONE)
                            .lazyInitialization(true)
                            .logStartupInfo(false)
                            .properties(Map.of("logging.level.root", "error"))
                            .run(arguments(postgres, data))) {
                var source =
                        IndexSource.ofPublic(
                                archive.getBean("dataSource", DataSource.class),
                                archive.getBean(PlatformTransactionManager.class),
                                archive.getBean("publicDataSource", DataSource.class));
                source.mark();
                var build = new IndexBuild("public", source, ours);
                long start = System.nanoTime();
                build.run();
                built = (System.nanoTime() - start) / 1e9;
                build.engine().close();
            }
            double limit = BareLucene.build(bare, book);
            say(
                    "Built from the database: %,.0f releases/s; Lucene alone: %,.0f; ratio %.2f",
                    book.count() / built, book.count() / limit, limit / built);
            copy(ours, data.resolve("search").resolve("staff.1"));
        }
        say(
                "Index: %,d MB; Lucene alone: %,d MB; ratio %.2f",
                size(ours) >> 20, size(bare) >> 20, (double) size(ours) / size(bare));
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres, Path data) {
        return new SpringApplicationBuilder(Dateline.class)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "warn"))
                .run(
                        arguments(
                                postgres,
                                data,
                                "--server.port=0",
                                "--dateline.samples=false",
                                "--dateline.dump-time=never",
                                // A page that was asked before would be measured as a copy.
                                "--dateline.page-memory=0"));
    }

    private static String[] arguments(EmbeddedPostgres postgres, Path data, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + postgres.jdbcUrl(),
                                "--spring.datasource.username=" + postgres.username(),
                                "--spring.datasource.password=" + postgres.password(),
                                "--dateline.data-directory=" + data),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static void awaitIndexes(Indexes indexes) throws InterruptedException {
        for (FollowedIndex index : indexes.all()) {
            while (index.status().health() != FollowedIndex.Health.READY) {
                Thread.sleep(200); // an index sends no word when it is ready
            }
        }
    }

    private static long size(Path folder) throws IOException {
        var size = new AtomicLong();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        size.addAndGet(is.size());
                        return FileVisitResult.CONTINUE;
                    }
                });
        return size.get();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    // The questions.

    /// Words by how many releases have them, as the classes of the design ask for.
    private Map<String, List<String>> classes(IndexReader reader) throws IOException {
        var random = new Random(SEED);
        List<String> rare = words(reader, 6e-5, 1.6e-4, random);
        List<String> medium = words(reader, 0.007, 0.03, random);
        List<String> common = words(reader, 0.2, 0.6, random);
        var classes = new LinkedHashMap<String, List<String>>();
        classes.put("rare word", rare);
        classes.put("medium word", medium);
        classes.put("common word", common);
        classes.put("medium, medium", pairs(medium, medium));
        classes.put("common, medium", pairs(common, medium));
        classes.put("common, common", pairs(common, common));
        var business = new ArrayList<String>();
        var products = new ArrayList<String>();
        var prefixes = new ArrayList<String>();
        for (int i = 0; i < queries; i++) {
            List<String> phrases = Wordbook.phrases();
            business.add("\"" + phrases.get(i * phrases.size() / queries) + "\"");
            String[] of = book.products[random.nextInt(200)];
            products.add("\"" + of[random.nextInt(of.length)] + "\"");
            String word = medium.get(i % medium.size());
            prefixes.add(word.substring(0, Math.min(4, word.length())) + "*");
        }
        classes.put("phrase, business", business);
        classes.put("phrase, product", products);
        classes.put("prefix", prefixes);
        return classes;
    }

    private List<String> words(IndexReader reader, double least, double most, Random random)
            throws IOException {
        var found = new ArrayList<String>();
        for (String word : book.words) {
            int n = reader.docFreq(new Term(LuceneQueries.NEWS, word));
            if (n >= least * book.count() && n <= most * book.count()) {
                found.add(word);
            }
        }
        java.util.Collections.shuffle(found, random);
        if (found.isEmpty()) {
            found.add(book.words[10]);
        }
        return found.subList(0, Math.min(queries, found.size()));
    }

    private List<String> pairs(List<String> first, List<String> second) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < queries; i++) {
            pairs.add(
                    first.get(i % first.size())
                            + " "
                            + second.get((i * 7 + 3 + i / second.size()) % second.size()));
        }
        return pairs;
    }

    private void search(DirectoryReader reader) throws IOException, InterruptedException {
        var bare = new IndexSearcher(reader);
        bare.setQueryCache(null);
        Map<String, List<String>> classes = classes(reader);
        warmUp(classes);
        say("");
        say(
                "%-18s %-9s %-8s %9s | %7s %7s | %7s %7s | %5s",
                "class", "order", "filters", "matches", "median", "p95", "bare", "p95", "ratio");
        for (Map.Entry<String, List<String>> one : classes.entrySet()) {
            for (boolean newest : new boolean[] {false, true}) {
                for (boolean filtered : new boolean[] {false, true}) {
                    compare(one.getKey(), one.getValue(), newest, filtered, bare);
                }
            }
        }
    }

    /// A server that has been up for a while has its code compiled.
    private void warmUp(Map<String, List<String>> classes) throws InterruptedException {
        List<String> all = classes.values().stream().flatMap(List::stream).toList();
        var next = new AtomicInteger();
        var failed = new AtomicInteger();
        Bench.together(
                4,
                _ -> {
                    for (int i; (i = next.getAndIncrement()) < WARM_UP; ) {
                        if (!isWarmed(all.get(i % all.size()), i)) {
                            failed.incrementAndGet();
                        }
                    }
                });
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of the first pages failed");
        }
    }

    private boolean isWarmed(String words, int turn) {
        return isAnswered(
                switch (turn % 4) {
                    case 0 -> "/releases?q=" + encoded(words) + "&sort=newest";
                    case 1 -> "/releases?company=c" + (1 + turn % 20);
                    default -> "/releases?q=" + encoded(words);
                });
    }

    private boolean isAnswered(String address) {
        try {
            return get(address).statusCode() == 200;
        } catch (IOException | InterruptedException failure) {
            return false;
        }
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private void compare(
            String name, List<String> typed, boolean newest, boolean filtered, IndexSearcher bare)
            throws IOException, InterruptedException {
        var ours = new ArrayList<Double>();
        var limit = new ArrayList<Double>();
        long matches = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean measured = round == ROUNDS - 1;
            for (int i = 0; i < typed.size(); i++) {
                int company = filtered ? 1 + i % 20 : 0;
                int year = filtered ? 2010 + i % 16 : 0;
                SearchQuery query = QuerySyntax.read(typed.get(i)).query();
                var others = new ArrayList<Query>();
                for (Scope scope : Scope.values()) {
                    if (scope != Scope.NEWS) {
                        others.add(new LuceneQueries(scope, false).of(query));
                    }
                }
                Query news = new LuceneQueries(Scope.NEWS, !newest).of(query);
                long start = System.nanoTime();
                BareLucene.Answer answer =
                        BareLucene.ask(bare, news, others, newest, company, year);
                double bareMillis = (System.nanoTime() - start) / 1e6;
                String address =
                        "/releases?q="
                                + encoded(typed.get(i))
                                + (newest ? "&sort=newest" : "")
                                + (filtered ? "&company=c" + company + "&year=" + year : "");
                start = System.nanoTime();
                HttpResponse<String> page = get(address);
                double millis = (System.nanoTime() - start) / 1e6;
                if (page.statusCode() != 200
                        || !page.body().contains(">%,d release".formatted(answer.total()))) {
                    throw new IllegalStateException(
                            "%s: %d, %s instead of %d"
                                    .formatted(
                                            address,
                                            page.statusCode(),
                                            page.body()
                                                    .replaceAll(
                                                            "(?s).*id=.count[^>]*>([^<]*).*", "$1"),
                                            answer.total()));
                }
                if (measured) {
                    ours.add(millis);
                    limit.add(bareMillis);
                    matches += answer.total();
                }
            }
        }
        say(
                "%-18s %-9s %-8s %,9d | %7.1f %7.1f | %7.1f %7.1f | %5.2f",
                name,
                newest ? "newest" : "relevance",
                filtered ? "two" : "none",
                matches / Math.max(1, typed.size()),
                median(ours),
                quantile(ours, 0.95),
                median(limit),
                quantile(limit, 0.95),
                median(ours) / median(limit));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void browse(EmbeddedPostgres postgres)
            throws SQLException, IOException, InterruptedException {
        say("");
        say("browsing                                    |  median     p95");
        timed("first page of everything", "/releases");
        timed("a company's first page", "/releases?company=c1");
        timed("a year's first page", "/releases?year=2019");
        timed("a company's year", "/releases?company=c1&year=2019");
        int rows = Math.min(40_000, book.count() / 2);
        try (Connection connection = Bench.connect(postgres, postgres.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select sort_date || '~' || code from release order by sort_date"
                                        + " desc, code desc limit 1 offset "
                                        + rows)) {
            row.next();
            timed(
                    "page %,d of everything".formatted(rows / 20),
                    "/releases?older=" + row.getString(1));
        }
    }

    private void timed(String name, String address) throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < 2 * queries; i++) {
            long start = System.nanoTime();
            HttpResponse<String> page = get(address);
            if (page.statusCode() != 200) {
                throw new IllegalStateException(address + ": " + page.statusCode());
            }
            if (i >= queries) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        say("%-43s | %7.1f %7.1f", name, median(millis), quantile(millis, 0.95));
    }

    private void crowd(IndexReader index, Duration length)
            throws IOException, InterruptedException {
        List<String> all = classes(index).values().stream().flatMap(List::stream).toList();
        var answered = new AtomicLong();
        var failed = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        Bench.together(
                READERS,
                reader -> {
                    var random = new Random(SEED + reader);
                    while (System.nanoTime() < end) {
                        String typed = all.get(random.nextInt(all.size()));
                        (isAnswered("/releases?q=" + encoded(typed)) ? answered : failed)
                                .incrementAndGet();
                    }
                });
        say("");
        say(
                "%d readers for %d s: %,d pages, %.0f/s, %d failed",
                READERS,
                length.toSeconds(),
                answered.get(),
                answered.get() / (double) length.toSeconds(),
                failed.get());
    }
}
