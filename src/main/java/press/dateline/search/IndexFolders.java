package press.dateline.search;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Where the indexes of one process lie: `search` in the data directory, or, where another process
/// on this machine works there, `search.2` and so on. Each index has folders of its own, numbered;
/// the highest one that is whole is the index, the others are remains.
final class IndexFolders implements Closeable {

    private static final int MAX_PROCESSES = 100;
    private static final String WHOLE = "whole";

    private final Path root;
    private final FileChannel lock;

    private IndexFolders(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Takes the first folder that no other process holds.
    static IndexFolders take(Path dataDirectory) throws IOException {
        for (int n = 1; n <= MAX_PROCESSES; n++) {
            Path root = dataDirectory.resolve(n == 1 ? "search" : "search." + n);
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (locks(channel)) {
                return new IndexFolders(root, channel);
            }
            channel.close();
        }
        throw new IOException("All folders for search indexes in " + dataDirectory + " are taken.");
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed, or the process ends in whatever way.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /// The newest whole index of this name; null where there is none. Removes the others.
    @Nullable Path newest(String name) throws IOException {
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

    /// An empty folder for the next index of this name.
    Path next(String name) throws IOException {
        int highest = folders(name).stream().mapToInt(IndexFolders::number).max().orElse(0);
        return Files.createDirectory(root.resolve(name + "." + (highest + 1)));
    }

    /// Says that the index of a folder is whole.
    static void complete(Path folder) throws IOException {
        Files.createFile(folder.resolve(WHOLE));
    }

    static void remove(Path folder) throws IOException {
        // First, so that what is half removed is not taken for an index.
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
