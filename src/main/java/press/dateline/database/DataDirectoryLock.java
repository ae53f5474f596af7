package press.dateline.database;

import press.dateline.database.EmbeddedPostgres.Use;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The right to start and stop the database of one data directory: a lock on the file
/// `dateline.lock`, which the operating system takes back when its process ends, in whatever way
/// that happens.
final class DataDirectoryLock implements AutoCloseable {
    static final String FILE = "dateline.lock";

    /// The locked byte lies far behind the text: Windows lets nobody read a byte that is locked.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /// What this process holds. A second look at the file would not do: POSIX drops all of a
    /// process's locks on a file as soon as it closes any one handle of that file.
    private static final Map<Path, Owner> HELD = new ConcurrentHashMap<>();

    /// @param process its process id
    record Owner(long process, Use use) {}

    private final Path dataDirectory;
    private final FileChannel channel;

    private DataDirectoryLock(Path dataDirectory, FileChannel channel) {
        this.dataDirectory = dataDirectory;
        this.channel = channel;
    }

    /// Takes the lock, or answers empty where this or another process holds it.
    static Optional<DataDirectoryLock> tryAcquire(Path dataDirectory, Use use) throws IOException {
        Owner owner = new Owner(ProcessHandle.current().pid(), use);
        if (HELD.putIfAbsent(dataDirectory, owner) != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            Path file = dataDirectory.resolve(FILE);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return Optional.empty();
            }
            PrivateFiles.restrict(file);
            channel.truncate(0);
            String text = owner.process() + " " + owner.use() + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new DataDirectoryLock(dataDirectory, channel));
        } finally {
            if (lock == null) {
                HELD.remove(dataDirectory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /// Who holds the lock; empty while that is not known: the owner has just taken or released it,
    /// or runs where its process cannot be seen.
    static Optional<Owner> owner(Path dataDirectory) throws IOException {
        Owner own = HELD.get(dataDirectory);
        if (own != null) {
            return Optional.of(own);
        }
        String[] words = Files.readString(dataDirectory.resolve(FILE)).strip().split(" ", -1);
        try {
            return words.length == 2
                    ? Optional.of(new Owner(Long.parseLong(words[0]), Use.valueOf(words[1])))
                            .filter(owner -> isAlive(owner.process()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Gives the lock back. The file stays: a lock on a deleted file would keep nobody out.
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                channel.truncate(0);
            } finally {
                HELD.remove(dataDirectory);
            }
        }
    }
}
