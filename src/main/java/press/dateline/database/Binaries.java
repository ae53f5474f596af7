package press.dateline.database;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The programs of PostgreSQL, unpacked from the class path beside the data they serve.
///
/// They are not unpacked into the system's temporary directory: there other users could put
/// programs of their own in the way.
final class Binaries {
    private static final String NEW = "bin.new";
    private static final int HASH_DIGITS = 16;
    private static final boolean ROOT = isRoot();

    private final Path dataDirectory;
    private final Path home;

    private Binaries(Path dataDirectory, Path home) {
        this.dataDirectory = dataDirectory;
        this.home = home;
    }

    /// Unpacks the programs into `bin-HASH` unless they are there. The rename at the end makes the
    /// directory appear complete or not at all, whenever the process is killed.
    static Binaries unpackedIn(Path dataDirectory) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path home = dataDirectory.resolve("bin-" + hash(archive));
        Path next = dataDirectory.resolve(NEW);
        FileSystemUtils.deleteRecursively(next);
        if (!Files.isDirectory(home)) {
            unpack(archive, next);
            Files.move(next, home);
        }
        return new Binaries(dataDirectory, home);
    }

    /// The resource for a system, in the spelling of the properties `os.name` and `os.arch`.
    static String archive(String system, String architecture) {
        String name = system.toLowerCase(Locale.ROOT);
        String os =
                name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : name;
        String cpu =
                switch (architecture) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> architecture.toLowerCase(Locale.ROOT);
                };
        String libc =
                os.equals("linux") && Files.exists(Path.of("/etc/alpine-release"))
                        ? "-alpine_linux"
                        : "";
        String resource = "postgres-" + os + "-" + cpu + libc + ".txz";
        if (Binaries.class.getResource("/" + resource) == null) {
            throw new EmbeddedPostgresException(
                    ("This copy of Dateline holds no database programs for %s on %s. Set"
                                    + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
                                    + " SPRING_DATASOURCE_PASSWORD to use a PostgreSQL server of"
                                    + " your own.")
                            .formatted(system, architecture));
        }
        return resource;
    }

    /// Removes the programs of other versions of Dateline; nothing may run from them any more.
    void deleteOthers() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(dataDirectory, "bin-*")) {
            for (Path directory : all) {
                if (!directory.equals(home)) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
        }
    }

    /// The first part of the version, such as `18`. It alone decides which data the programs can
    /// read.
    String majorVersion() throws IOException, InterruptedException {
        String answer = run("postgres", "--version");
        return answer.replaceAll("(?s).*\\(PostgreSQL\\) (\\d+).*", "$1");
    }

    /// Runs a program to its end.
    ///
    /// @return what it printed
    /// @throws EmbeddedPostgresException if it failed, with the first line of what it printed
    String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            // PostgreSQL refuses to run as root; in a user namespace of its own root has another
            // name
            // and still owns its files.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // Into a file, as the server outlives pg_ctl and on Windows keeps a pipe of pg_ctl's open.
        Path output = dataDirectory.resolve("command.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(dataDirectory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        int status = process.waitFor();
        String printed = Files.readString(output);
        if (status != 0) {
            throw new EmbeddedPostgresException(
                    "The database program %s failed in %s: %s.%s"
                            .formatted(
                                    program, dataDirectory, firstLine(printed, status), advice()));
        }
        return printed;
    }

    private static String firstLine(String printed, int status) {
        return printed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> line.contains("error") || line.contains("cannot"))
                .findFirst()
                .or(() -> printed.lines().filter(line -> !line.isBlank()).findFirst())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
                .orElse("exit status " + status);
    }

    private static String advice() {
        return ROOT
                ? " Run Dateline as an ordinary user instead of root, or set SPRING_DATASOURCE_URL"
                        + " to use a PostgreSQL server of your own."
                : " Set SPRING_DATASOURCE_URL to use a PostgreSQL server of your own, or run"
                        + " Dateline as another user who owns this directory.";
    }

    private static void unpack(String archive, Path target) throws IOException {
        PrivateFiles.createDirectory(target);
        try (InputStream resource = open(archive);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(resource))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " leaves its archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(parent(file));
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(parent(file));
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        PrivateFiles.restrictProgram(file);
                    }
                    PrivateFiles.force(file);
                }
            }
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + " has no directory");
        }
        return parent;
    }

    private static String hash(String archive) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(in.getMessageDigest().digest())
                    .substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = Binaries.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new IOException(archive + " is missing");
        }
        return in;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
