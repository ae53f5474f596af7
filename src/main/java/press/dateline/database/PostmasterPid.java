package press.dateline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a PostgreSQL server says of itself in the file `postmaster.pid` of its data.
///
/// The server writes the eight lines one after the other while it starts: 1 is its process, 2 its
/// data, 4 its port and 8 its state. A file with fewer lines is one of a server that still starts.
///
/// @param process the process id
/// @param port the TCP port, 0 while it is not yet known
/// @param ready whether the server takes connections
record PostmasterPid(long process, int port, boolean ready) {
    private static final String FILE = "postmaster.pid";

    /// Reads the file; empty if there is none, or if it does not yet name a process.
    static Optional<PostmasterPid> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(
                            new PostmasterPid(
                                    Long.parseLong(lines.getFirst().strip()),
                                    lines.size() < 4 ? 0 : Integer.parseInt(lines.get(3).strip()),
                                    lines.size() >= 8 && lines.get(7).strip().equals("ready")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Removes the file. PostgreSQL refuses to start while the process that the file names is
    /// alive, also when the number now belongs to another program, as happens after a restart of
    /// the machine.
    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /// Whether the process is alive and a PostgreSQL server of this data.
    ///
    /// A process without a visible program does not count: it is another user's, or one that has
    /// ended and was not yet collected by its parent. Where a system tells the arguments they must
    /// name the data, so that the server of a copied directory is not taken for this one's.
    boolean isServerOf(Path expected) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().filter(PostmasterPid::isPostgres).isPresent())
                .filter(
                        info ->
                                info.arguments()
                                        .map(
                                                all ->
                                                        Arrays.asList(all)
                                                                .contains(expected.toString()))
                                        .orElse(true))
                .isPresent();
    }

    private static boolean isPostgres(String command) {
        Path name = Path.of(command).getFileName();
        return name != null && name.toString().startsWith("postgres");
    }
}
