package press.dateline.database;

/// A backup cannot be written or restored. The message is one or two sentences for the person who
/// asked for it: the cause and the way out. It is to be shown as it is, without a stack trace.
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
