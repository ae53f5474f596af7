package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The jar as an operator runs it: real processes on real data directories, really killed.
class ServerProcessTests {

    private static final Map<String, String> EMPTY =
            Map.of("DATELINE_SAMPLES", "false", "DATELINE_ADMIN_PASSWORD", ArchiveTest.PASSWORD);

    @TempDir private Path folder;

    @Test
    void aFirstStartHasSamplesAndASecondServerIsRefused() throws Exception {
        Path data = folder.resolve("data");
        try (Program server = Program.startJar(data, Map.of())) {
            server.awaitStarted();
            server.await("Loaded");
            String signIn = server.await("First sign-in");
            assertThat(signIn).contains("name admin, password ");
            assertThat(Jsoup.parse(server.get("/").body()).select(".rows li"))
                    .hasSizeGreaterThan(10);

            try (Program second = Program.start(data, Map.of())) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.output())
                        .contains("is in use by another Dateline server")
                        .doesNotContain("\tat ");
            }
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }
        try (Program again = Program.start(data, Map.of())) {
            again.awaitStarted();
            assertThat(Jsoup.parse(again.get("/").body()).select(".rows li"))
                    .hasSizeGreaterThan(10);
            assertThat(again.output()).doesNotContain("First sign-in").doesNotContain("Loaded");
        }
    }

    @Test
    void trainingVisitsPagesAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path data = folder.resolve("data");
        var environment = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (Program training = Program.start(data, environment, "train")) {
            assertThat(training.awaitEnd()).as(training::output).isZero();
            assertThat(training.await("Visited")).matches("Visited [1-9][0-9] pages\\.");
        }
        assertThat(data).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
        assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine()))
                .noneMatch(line -> line.orElse("").contains(temporary.toString()));
    }

    @ParameterizedTest
    @CsvSource({"DATELINE_ZONE, Mars/Olympus", "SERVER_PORT, eighty"})
    void aBadValueStopsTheStartWithOneMessage(String name, String value) throws Exception {
        try (Program server = Program.start(folder.resolve("data"), Map.of(name, value))) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.output())
                    .containsIgnoringCase(name.equals("SERVER_PORT") ? "server.port" : name)
                    .doesNotContain("\tat ");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void anUnreachableDatabaseIsSaidInAMessage() throws Exception {
        Map<String, String> nowhere =
                Map.of(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                        "SPRING_DATASOURCE_USERNAME", "x",
                        "SPRING_DATASOURCE_PASSWORD", "y",
                        "SPRING_FLYWAY_CONNECT_RETRIES", "0");
        try (Program server = Program.start(folder.resolve("data"), nowhere)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.output())
                    .contains("The database cannot be used")
                    .contains("SPRING_DATASOURCE_URL")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKillInTheMiddleOfSaving() throws Exception {
        Path data = folder.resolve("data");
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        try (Program server = Program.start(data, EMPTY)) {
            server.awaitStarted();
            var desk = new StaffDesk(server.port);
            var killed = new AtomicBoolean();
            Thread writer =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i = 0; !killed.get(); i++) {
                                            try {
                                                if (desk.saveDraft("Headline " + i)) {
                                                    acknowledged.add("Headline " + i);
                                                }
                                            } catch (IOException | InterruptedException gone) {
                                                return;
                                            }
                                        }
                                    });
            while (acknowledged.size() < 15 && writer.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(15);
            server.kill();
            killed.set(true);
            writer.join();
        }
        try (Program server = Program.start(data, EMPTY)) {
            server.awaitStarted();
            String list = new StaffDesk(server.port).page("/admin/releases");
            List<String> headlines = Jsoup.parse(list).select("td a").eachText();
            assertThat(headlines).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void backupAndRestoreKeepEverythingAndCommandsSayWhatIsWrong() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("backup.zip");
        assertThat(run(data, "backup", file.toString())).startsWith("2 ").contains(data.toString());
        assertThat(run(data, "bakcup")).startsWith("2 ");
        assertThat(data).doesNotExist();
        String contents;
        try (Program server = Program.start(data, Map.of())) {
            server.await("Loaded");
            contents = run(data, "backup", file.toString());
            assertThat(contents).startsWith("0 ").contains("contents ");
            assertThat(run(data, "backup", file.toString())).startsWith("1 ");
            String link = run(data, "account", "add", "vera");
            assertThat(link).startsWith("0 http://localhost:");
            String path = URI.create(link.substring(2).strip()).getPath();
            assertThat(server.get(path).body()).contains("Set a password");
            assertThat(run(data, "restore", file.toString())).startsWith("1 ").contains("empty");
        }
        Path other = folder.resolve("other");
        assertThat(run(other, "restore", file.toString())).startsWith("2 ");
        String restored = run(other, "restore", "--create", file.toString());
        assertThat(restored).startsWith("0 ");
        assertThat(restored.split("contents ", 2)[1].strip())
                .isEqualTo(contents.split("contents ", 2)[1].strip());
        Path again = folder.resolve("again.zip");
        assertThat(run(other, "backup", again.toString()).split("contents ", 2)[1].strip())
                .isEqualTo(contents.split("contents ", 2)[1].strip());
    }

    /// The exit status and what was said.
    private static String run(Path data, String... arguments) throws Exception {
        try (Program program = Program.start(data, Map.of(), arguments)) {
            int status = program.awaitEnd();
            assertThat(program.output()).doesNotContain("\tat ");
            return status + " " + program.output();
        }
    }
}
