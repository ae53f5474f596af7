package press.dateline;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import press.dateline.account.AccountDesk;
import press.dateline.bulk.DumpImport;
import press.dateline.bulk.DumpManifest;
import press.dateline.database.ArchiveDatabase;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.intake.BulkImport;
import press.dateline.intake.ImportReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description =
                "Takes in documents: folders, ZIP files, single files; or a dump of an archive,"
                        + " which brings its releases as they were, public where they were public. The"
                        + " server may go on running. What is there already stays as it is, so an"
                        + " import can be repeated or continued.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final String ACTOR = "import";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Folders, ZIP files, files; or the folder of one dump.")
    private @Nullable List<Path> paths;

    @Option(
            names = "--publish",
            description =
                    "Publish what has a company, a headline and a body and raises no doubt; the"
                            + " rest become drafts.")
    private boolean publish;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "The account in whose name it is done.")
    private @Nullable String user;

    @Option(
            names = "--report",
            paramLabel = "FILE.csv",
            description = "Write what became of each release; an existing file is overwritten.")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException {
        if (paths == null || spec == null) {
            throw new IllegalStateException("picocli fills these in");
        }
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no " + path + " that can be read.");
            }
            if (DumpManifest.isMissingIn(path)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "The dump in %s is not whole: its manifest.json is missing or damaged."
                                .formatted(path));
            }
            if (paths.size() > 1 && DumpManifest.isIn(path)) {
                throw new ParameterException(
                        spec.commandLine(), path + " holds a dump, which is imported by itself.");
            }
        }
        if (publish && DumpManifest.isIn(paths.getFirst())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A dump says of each release whether it is public; leave out --publish.");
        }
        try (ArchiveDatabase database = Commands.open(EmbeddedPostgres.Use.COMMAND);
                ConfigurableApplicationContext archive = Commands.archive(database)) {
            if (user != null && !archive.getBean(AccountDesk.class).has(user)) {
                throw new ParameterException(
                        spec.commandLine(), "There is no account " + user + ".");
            }
            ImportReport.Summary summary = take(archive, paths, user == null ? ACTOR : user);
            spec.commandLine().getOut().println(summary.sentence());
            spec.commandLine().getOut().flush();
            return summary.failed() == 0 ? 0 : 1;
        }
    }

    private ImportReport.Summary take(ApplicationContext archive, List<Path> from, String actor)
            throws IOException {
        if (DumpManifest.isIn(from.getFirst())) {
            try (TerminalBar checked = new TerminalBar("check", "bytes");
                    TerminalBar taken = new TerminalBar("import", "releases")) {
                return archive.getBean(DumpImport.class)
                        .run(from.getFirst(), actor, report, checked, taken);
            }
        }
        try (TerminalBar bar = new TerminalBar("import", "documents")) {
            return archive.getBean(BulkImport.class)
                    .run(new BulkImport.Order(from, publish, actor, report), bar);
        }
    }
}
