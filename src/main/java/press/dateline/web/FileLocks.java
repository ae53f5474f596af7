package press.dateline.web;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/// Files by which processes, and the threads of one, tell each other that something is in use.
public final class FileLocks {

    private FileLocks() {}

    /// Locks a file for whoever opened it, until the channel is closed or the process ends in whatever
    /// way.
    ///
    /// @return false where another process, or another channel of this one, holds it
    public static boolean take(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
