package press.dateline;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;

import press.dateline.web.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A bar with rate and time left, where somebody sees it.
final class TerminalBar implements Progress, AutoCloseable {

    private static final int BAR_WIDTH = 100;

    private final String task;
    private final String unit;
    private @Nullable ProgressBar bar;

    /// @param unit what is counted, in the plural
    TerminalBar(String task, String unit) {
        this.task = task;
        this.unit = unit;
    }

    /// Shows how far something is that is counted elsewhere.
    void show(long done, long total) {
        if (bar == null && total > 0) {
            expect(total);
        }
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void expect(long total) {
        if (isSeen()) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(task)
                            .setInitialMax(total)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUnit(" " + unit, 1)
                            .showSpeed()
                            .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_WIDTH))
                            .build();
        }
    }

    @Override
    public void advance(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /// Whether standard error is a terminal. Java tells it of the console as a whole, that is of
    /// standard input and output; Linux also of each.
    private static boolean isSeen() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Objects.requireNonNull(System.console()).isTerminal();
        }
    }
}
