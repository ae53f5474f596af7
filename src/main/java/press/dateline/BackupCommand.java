package press.dateline;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.database.ArchiveDatabase;
import press.dateline.database.Backup;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.database.Manifest;
import press.dateline.journal.Audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.Callable;

@Command(
        name = "backup",
        description =
                "Writes the whole archive, as it is at one moment, into a file. The server may go"
                        + " on running.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private @Nullable Path file;

    @Override
    public Integer call() throws Exception {
        if (file == null || spec == null) {
            throw new IllegalStateException("picocli fills these in");
        }
        try (ArchiveDatabase database = Commands.open(EmbeddedPostgres.Use.COMMAND);
                Connection connection = database.dataSource().getConnection()) {
            Manifest manifest = Backup.write(connection, file);
            // After it, so that the same archive backed up twice has the same contents.
            new Audit(JdbcClient.create(database.dataSource()))
                    .record("backup", "archive.backup", manifest.contents());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s holds %,d rows of %d tables; contents %s%n",
                            file, manifest.rows(), manifest.tables().size(), manifest.contents());
        }
        return 0;
    }
}
