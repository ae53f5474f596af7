package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import press.dateline.database.Await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two real servers on one archive: what one publishes the other shows; an embargo ends on both at
/// its instant, and also where both were killed before it. The archive's clock stands still wherever
/// the test puts it.
class TwoServersProcessTests {

    /// A second is what readers wait; a busy machine may take longer.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CANARY = "Quetzalbird";
    private static final Instant DUE = Instant.parse("2031-03-24T12:00:00Z");

    @TempDir private Path folder;

    private final TestDatabase.Server database = TestDatabase.create();

    private Program server(String name) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("temporary-" + name));
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        environment.put("DATELINE_ADMIN_PASSWORD", ArchiveTest.PASSWORD);
        environment.put("DATELINE_BASE_URL", "http://archive.test");
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        // On one machine and in one data directory, even.
        return Program.start(folder.resolve("data"), environment).awaitStarted();
    }

    @Test
    void whatIsPublicIsSoOnBothAtItsInstant() throws Exception {
        String second;
        try (Program one = server("one");
                Program other = server("other")) {
            other.awaitFound("/releases?q=milkwort", "0 releases");
            var desk = new StaffDesk(one.port);
            assertThat(desk.publish("A Milkwort Is Seen", "Orrin Foods")).isTrue();
            one.awaitFound("/releases?q=milkwort", "1 release");
            other.awaitFound("/releases?q=milkwort", "1 release");
            assertThat(folder.resolve("data/search.2")).isDirectory();
            assertSameBytes(one, other);
            // The sign-in at one holds at the other.
            assertThat(desk.page(other.port, "/admin")).contains("Waits for you");

            freeze(DUE.minusSeconds(3600));
            String first = desk.draft("First " + CANARY + " Rises", "Vale " + CANARY);
            second = desk.draft("Second " + CANARY + " Rises, Says Wryneckia", "Tern " + CANARY);
            assertThat(desk.schedule(first, DUE)).isTrue();
            assertThat(desk.schedule(second, DUE.plusSeconds(60))).isTrue();

            freeze(DUE.minusSeconds(1));
            assertHidden(one, first);
            assertHidden(other, first);
            for (int after = 0; after <= 1; after++) {
                freeze(DUE.plusSeconds(after));
                assertShown(one, first, 1);
                assertShown(other, first, 1);
            }
            for (Program server : List.of(one, other)) {
                server.awaitFound("/releases?q=first+rises", "1 release");
                server.awaitFound("/releases?q=second", "0 releases");
                assertHidden(server, second);
            }
            Await.until("the journal", PATIENCE, () -> published(first) == 1);
            assertThat(one.output() + other.output()).doesNotContain("Second " + CANARY);
            assertNowhere("wryneckia");
            one.kill();
            other.kill();
        }
        // Nobody is there at the instant.
        freeze(DUE.plusSeconds(61));
        assertThat(published(second)).isZero();
        try (Program one = server("one")) {
            assertShown(one, second, 2);
            one.awaitFound("/releases?q=second+rises", "1 release");
            Await.until("the journal", PATIENCE, () -> published(second) == 1);
        }
        assertThat(published(second)).isEqualTo(1);
    }

    /// Whoever has what one of them gave is told by the other that nothing has changed.
    private static void assertSameBytes(Program one, Program other) throws Exception {
        String release = Jsoup.parse(one.get("/releases").body()).select(".rows h2 a").attr("href");
        for (String address :
                List.of(
                        "/",
                        "/companies/orrin-foods",
                        release,
                        release + ".json",
                        release + ".ninjs.json",
                        "/feeds/archived.atom",
                        "/feeds/archived.json",
                        "/api/v1/releases?q=milkwort",
                        "/api/v1/companies/orrin-foods")) {
            HttpResponse<String> answer = one.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).as(address).isPresent();
            assertThat(other.get(address).body()).as(address).isEqualTo(answer.body());
            assertThat(other.get(address).headers().firstValue("ETag"))
                    .as(address)
                    .isEqualTo(answer.headers().firstValue("ETag"));
        }
    }

    /// It answers as an address that never existed does, and is in no list.
    private static void assertHidden(Program server, String code) throws Exception {
        HttpResponse<String> hidden = server.get("/releases/" + code);
        HttpResponse<String> madeUp = server.get("/releases/m0m0m0m0m0");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(madeUp.body());
        for (String list : List.of("/releases", "/companies")) {
            assertThat(server.get(list).body()).doesNotContain(code);
        }
    }

    private static void assertShown(Program server, String code, int companies) throws Exception {
        assertThat(server.get("/r/" + code).statusCode()).isIn(200, 301, 302, 303);
        // Pages are kept until the next look at a clock that jumps.
        Await.until("the list", PATIENCE, () -> server.get("/releases").body().contains(code));
        assertThat(
                        Jsoup.parse(server.get("/companies").body())
                                .select("a:contains(" + CANARY + ")"))
                .hasSize(companies);
    }

    /// Neither the public index, whose terms are single words, nor a temporary file holds the word.
    private void assertNowhere(String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean ofStaff = file.toString().contains("/staff");
                if (!ofStaff && Files.isReadable(file)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContainIgnoringCase(word);
                }
            }
        }
    }

    private void freeze(Instant at) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists frozen_clock (at timestamptz)");
            statement.execute(
                    """
                    create or replace function archive_now() returns timestamptz
                        language sql stable security definer
                        as 'select coalesce((select at from frozen_clock), now())'\
                    """);
            statement.execute("truncate frozen_clock");
            try (PreparedStatement set =
                    connection.prepareStatement("insert into frozen_clock values (?)")) {
                set.setTimestamp(1, Timestamp.from(at));
                set.execute();
            }
        }
    }

    private int published(String code) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement count =
                        connection.prepareStatement(
                                """
                                select count(*) from journal j join release r on r.id = j.release_id
                                where r.code = ? and j.event = 'published'\
                                """)) {
            count.setString(1, code);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.username(), database.password());
    }
}
