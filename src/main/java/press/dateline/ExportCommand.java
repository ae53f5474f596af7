package press.dateline;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.bulk.Dump;
import press.dateline.bulk.DumpManifest;
import press.dateline.database.ArchiveDatabase;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.journal.Audit;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "export",
        description =
                "Writes what readers may see, as it is at one moment, into files that programs"
                        + " read: JSON Lines and the originals. The server may go on running.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet, or is empty.")
    private @Nullable Path folder;

    @Option(
            names = "--all",
            description =
                    "Drafts, embargoed releases and what is withheld, too. Accounts, the inbox,"
                            + " reviews and the record of who did what are only in a backup.")
    private boolean everything;

    @Override
    public Integer call() {
        if (folder == null || spec == null) {
            throw new IllegalStateException("picocli fills these in");
        }
        try (ArchiveDatabase database = Commands.open(EmbeddedPostgres.Use.COMMAND);
                ConfigurableApplicationContext archive = Commands.archive(database)) {
            DumpManifest manifest;
            try (TerminalBar bar = new TerminalBar("export", "releases")) {
                manifest = archive.getBean(Dump.class).export(folder, everything, bar);
            }
            if (everything) {
                archive.getBean(Audit.class)
                        .record("export", "archive.export", folder.toAbsolutePath().toString());
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s holds %,d releases of %,d companies, %,d originals and a word on"
                                    + " %,d that are gone.%n",
                            folder,
                            manifest.releases(),
                            manifest.companies(),
                            manifest.originals(),
                            manifest.gone());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
