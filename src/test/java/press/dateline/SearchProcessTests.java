package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The search indexes of a real server: killed, damaged, deleted, asked to build anew.
class SearchProcessTests {

    private static final String WORDS = "/releases?q=bearing";

    @TempDir private Path folder;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aKilledServerWithADamagedOrDeletedIndexServesAndRebuilds() throws Exception {
        Path data = folder.resolve("data");
        try (Program server = Program.start(data, Map.of())) {
            server.await("Loaded");
            server.awaitFound(WORDS, "7 releases");
            assertThat(run(data, "reindex"))
                    .startsWith("0 ")
                    .contains("Built new search indexes: 32 releases on 1 server.");
            server.awaitFound(WORDS, "7 releases");
            server.kill();
        }
        for (Path file : files(data.resolve("search"))) {
            if (file.toString().matches(".*/public[^/]*/.*\\.(cfs|tim|doc|tmd)")) {
                // In the middle, where only reading it through tells.
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.position(Files.size(file) / 2);
                    channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
                }
            }
        }
        try (Program server = Program.start(data, Map.of())) {
            server.awaitStarted();
            assertThat(server.get("/releases").statusCode()).isEqualTo(200);
            server.await("and is being built anew");
            server.awaitFound(WORDS, "7 releases");
            server.kill();
        }
        FileSystemUtils.deleteRecursively(data.resolve("search"));
        assertThat(run(data, "reindex")).startsWith("0 ").contains("no server was running");
        try (Program server = Program.start(data, Map.of())) {
            server.awaitStarted();
            server.awaitFound(WORDS, "7 releases");
            assertThat(server.output()).doesNotContain("Built the public search index");
        }
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
