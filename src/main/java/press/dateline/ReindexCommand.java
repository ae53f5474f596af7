package press.dateline;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import press.dateline.database.ArchiveDatabase;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.search.Indexes;
import press.dateline.search.Reindexing;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;

@Command(
        name = "reindex",
        description =
                "Builds new search indexes beside the present ones and puts them in their place."
                        + " Running servers do it when asked; where none runs, this command does.",
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {

    /// A server looks for wishes twice a second.
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(200);

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (ArchiveDatabase database = Commands.open(EmbeddedPostgres.Use.COMMAND);
                ConfigurableApplicationContext archive = Commands.archive(database)) {
            Reindexing reindexing = archive.getBean(Reindexing.class);
            long wish = reindexing.ask("reindex");
            Reindexing.@Nullable Progress heard = heard(reindexing, wish);
            if (heard == null) {
                reindexing.takeBack(wish);
                return buildHere(archive, out, err);
            }
            return follow(reindexing, wish, heard, out, err);
        }
    }

    /// What a server says of a wish; null where none hears it.
    private static Reindexing.@Nullable Progress heard(Reindexing reindexing, long wish)
            throws InterruptedException {
        long end = System.nanoTime() + HEARD_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            Reindexing.Progress progress = reindexing.progress(wish);
            if (progress.nodes() > 0) {
                return progress;
            }
            Thread.sleep(PAUSE); // it is said in a table, which sends no word
        }
        return null;
    }

    private static int follow(
            Reindexing reindexing,
            long wish,
            Reindexing.Progress heard,
            PrintWriter out,
            PrintWriter err)
            throws InterruptedException {
        Reindexing.Progress progress = heard;
        try (var bar = new TerminalBar("Indexing", "releases")) {
            while (!progress.finished()) {
                bar.show(progress.done(), progress.total());
                Thread.sleep(PAUSE); // it is said in a table, which sends no word
                progress = reindexing.progress(wish);
            }
        }
        if (progress.failure() != null) {
            err.println("The search indexes were not built: " + progress.failure());
            return 1;
        }
        out.printf(
                "Built new search indexes: %,d releases on %d %s.%n",
                progress.total(), progress.nodes(), progress.nodes() == 1 ? "server" : "servers");
        out.flush();
        return 0;
    }

    private static int buildHere(
            ConfigurableApplicationContext archive, PrintWriter out, PrintWriter err) {
        try (var bar = new TerminalBar("Indexing", "releases")) {
            archive.getBean(Indexes.class).rebuild(bar::show);
        } catch (IllegalStateException failure) {
            err.println("The search indexes were not built: " + failure.getMessage());
            return 1;
        }
        out.println("Built new search indexes; no server was running.");
        out.flush();
        return 0;
    }
}
