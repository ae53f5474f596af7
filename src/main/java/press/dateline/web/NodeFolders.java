package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Where one process keeps what it can make anew, such as its search indexes: a folder in the data
/// directory, or, where another process on this machine works there, the same with `.2` and so on.
/// Each thing has folders of its own, numbered; the highest one that is whole is the thing, the others
/// are remains.
public final class NodeFolders implements Closeable {

    private static final int MAX_PROCESSES = 100;
    private static final String WHOLE = "whole";

    private final Path root;
    private final FileChannel lock;

    private NodeFolders(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes the first folder that no other process holds.
    ///
    /// @param name of the folder, such as `search`
    public static NodeFolders take(Path dataDirectory, String name) throws IOException {
        for (int n = 1; n <= MAX_PROCESSES; n++) {
            Path root = dataDirectory.resolve(n == 1 ? name : name + "." + n);
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (FileLocks.take(channel)) {
                return new NodeFolders(root, channel);
            }
            channel.close();
        }
        throw new IOException(
                "All folders for “%s” in %s are taken.".formatted(name, dataDirectory));
    }

    /// The newest whole thing of this name; null where there is none. Removes the others.
    public @Nullable Path newest(String name) throws IOException {
        Path newest = null;
        for (Path folder : folders(name)) {
            if (newest == null && Files.exists(folder.resolve(WHOLE))) {
                newest = folder;
            } else {
                remove(folder);
            }
        }
        return newest;
    }

    /// An empty folder for the next thing of this name.
    public Path next(String name) throws IOException {
        int highest = folders(name).stream().mapToInt(NodeFolders::number).max().orElse(0);
        return Files.createDirectory(root.resolve(name + "." + (highest + 1)));
    }

    /// Says that the thing in a folder is whole.
    public static void complete(Path folder) throws IOException {
        Files.createFile(folder.resolve(WHOLE));
    }

    /// Removes a folder and what is in it.
    public static void remove(Path folder) throws IOException {
        // First, so that what is half removed is not taken for whole.
        Files.deleteIfExists(folder.resolve(WHOLE));
        FileSystemUtils.deleteRecursively(folder);
    }

    /// With the highest number first.
    private List<Path> folders(String name) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(f -> f.getFileName().toString().matches(name + "\\.[0-9]{1,9}"))
                    .sorted((a, b) -> Integer.compare(number(b), number(a)))
                    .toList();
        }
    }

    private static int number(Path folder) {
        String name = folder.getFileName().toString();
        return Integer.parseInt(name.substring(name.indexOf('.') + 1));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
