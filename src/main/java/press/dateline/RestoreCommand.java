package press.dateline;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.database.ArchiveDatabase;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.database.Manifest;
import press.dateline.database.Restore;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "restore",
        description =
                "Fills an empty archive, embedded or external, from a backup of this version or an"
                        + " earlier one.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
    private @Nullable Path file;

    @Option(
            names = "--create",
            description = "Create the archive in the data directory where there is none.")
    private boolean create;

    @Override
    public Integer call() {
        if (file == null || spec == null) {
            throw new IllegalStateException("picocli fills these in");
        }
        EmbeddedPostgres.Use use =
                create ? EmbeddedPostgres.Use.CREATING_COMMAND : EmbeddedPostgres.Use.COMMAND;
        try (ArchiveDatabase database = Commands.open(use)) {
            Manifest manifest = Restore.read(file, database.dataSource(), flyway -> {});
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Restored %,d rows of %d tables; contents %s%n",
                            manifest.rows(), manifest.tables().size(), manifest.contents());
        }
        return 0;
    }
}
