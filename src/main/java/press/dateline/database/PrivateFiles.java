package press.dateline.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and directories that only their owner may open.
///
/// Where the file system knows no POSIX permissions (Windows) they inherit the access list of the
/// directory they are made in, which in a user's profile is private too.
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> DIRECTORY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /// Makes a directory of mode 0700 and its missing parents with the usual mode.
    public static void createDirectory(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory, attributes(DIRECTORY));
        }
    }

    /// Makes an empty file of mode 0600; the mode is there before the first byte is.
    static Path createFile(Path file) throws IOException {
        return Files.createFile(file, attributes(FILE));
    }

    /// Opens a file of mode 0600 for writing; what it held before is still in it.
    static FileChannel open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        attributes(FILE));
        restrict(file);
        return channel;
    }

    /// Replaces the file in one step: a reader sees the old text or the new text, never a part.
    static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.writeString(createFile(next), text);
        force(next);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Takes every permission from everyone but the owner.
    public static void restrict(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, Files.isDirectory(file) ? DIRECTORY : FILE);
        }
    }

    /// As [#restrict], and the file can be run.
    static void restrictProgram(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, DIRECTORY);
        }
    }

    /// Whether another user of the machine could put files into the directory.
    static boolean isWritableByOthers(Path directory) throws IOException {
        if (!POSIX) {
            return false;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(directory);
        return mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /// Waits until the file is on the disk.
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Waits until a rename inside the directory is on the disk. Windows cannot open a directory
    /// and needs none of this.
    static void forceDirectory(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
