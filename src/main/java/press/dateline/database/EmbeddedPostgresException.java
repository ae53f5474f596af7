package press.dateline.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The embedded database cannot be used. The message is one or two sentences for the person who
/// started the program: the cause and the way out. It is to be shown as it is, without a stack
/// trace.
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// The exit status for a command that found no archive.
    public static final int NO_ARCHIVE = 2;

    private final int exitStatus;

    private EmbeddedPostgresException(String message, int exitStatus, @Nullable Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    EmbeddedPostgresException(String message) {
        this(message, 1, null);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        this(message, 1, cause);
    }

    static EmbeddedPostgresException noArchiveIn(Path dataDirectory) {
        return new EmbeddedPostgresException(
                ("There is no archive in %s. Set DATELINE_DATA_DIRECTORY to the directory of an"
                                + " archive, or start the Dateline server once to create one.")
                        .formatted(dataDirectory),
                NO_ARCHIVE,
                null);
    }

    static EmbeddedPostgresException noArchiveAt(String url) {
        return new EmbeddedPostgresException(
                ("There is no archive in the database %s. Check SPRING_DATASOURCE_URL, or start the"
                                + " Dateline server on it once to create one.")
                        .formatted(url),
                NO_ARCHIVE,
                null);
    }

    static EmbeddedPostgresException cannotUse(Path dataDirectory, IOException cause) {
        return new EmbeddedPostgresException(
                ("The data directory %s cannot be used: %s. Set DATELINE_DATA_DIRECTORY to a"
                                + " directory that belongs to the user who runs Dateline.")
                        .formatted(dataDirectory, reason(cause)),
                cause);
    }

    /// What the operating system said, without the name of a Java class.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + " is not accessible";
            case FileSystemException fs when fs.getReason() != null ->
                    fs.getFile() + ": " + fs.getReason();
            case FileSystemException fs -> fs.getFile() + " is in the way or missing";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /// The status with which a program that cannot go on should exit: 2 where a command found no
    /// archive, else 1.
    public int exitStatus() {
        return exitStatus;
    }
}
