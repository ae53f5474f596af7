package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import press.dateline.intake.ImportLine.Outcome;
import press.dateline.release.Fingerprints;
import press.dateline.web.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Takes in whole folders and ZIP files of documents. Every document is read by one of several
/// threads; one writes, some at a time and in their order. Whatever ends it, it can be run again:
/// what is there stays as it is, what is missing comes.
@Component
public class BulkImport {

    /// So many documents are written in one transaction, unless they are large.
    static final int BATCH_DOCUMENTS = 100;

    static final long BATCH_BYTES = 16L * 1024 * 1024;

    /// Batches that are being read while one is written.
    private static final int AHEAD = 2;

    private final KnownDocuments documents;
    private final ImportWriting writing;
    private final Fingerprints fingerprints;

    BulkImport(KnownDocuments documents, ImportWriting writing, Fingerprints fingerprints) {
        this.documents = documents;
        this.writing = writing;
        this.fingerprints = fingerprints;
    }

    /// What is to be done.
    ///
    /// @param publish whether what is whole and without doubt becomes public
    /// @param actor an account's name, or the name of the command
    /// @param report a CSV file with a line for each release, overwritten; null for none
    public record Order(List<Path> paths, boolean publish, String actor, @Nullable Path report) {}

    /// Imports everything below the paths.
    ///
    /// @throws IOException where the folders cannot be listed or the report cannot be written
    public ImportReport.Summary run(Order order, Progress progress) throws IOException {
        while (fingerprints.addMissing()) {
            // Some at a time, so that each transaction is short.
        }
        DocumentSource source = DocumentSource.below(order.paths());
        progress.expect(source.count());
        ExecutorService readers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (var report = new ImportReport(order.report())) {
            var run = new Run(order, progress, report, readers);
            source.each(run);
            run.finish();
            return report.summary();
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        } finally {
            readers.shutdownNow();
        }
    }

    /// One run: documents are gathered into batches, read ahead, and written in order.
    private final class Run implements DocumentSource.Taker {

        private final Order order;
        private final Progress progress;
        private final ImportReport report;
        private final ExecutorService readers;
        private final ArrayDeque<List<Future<ReadDocument>>> ahead = new ArrayDeque<>();
        private List<Document> gathered = new ArrayList<>();
        private long bytes;

        Run(Order order, Progress progress, ImportReport report, ExecutorService readers) {
            this.order = order;
            this.progress = progress;
            this.report = report;
            this.readers = readers;
        }

        @Override
        public void take(Document document) {
            gathered.add(document);
            bytes += document.bytes().length;
            if (gathered.size() == BATCH_DOCUMENTS || bytes >= BATCH_BYTES) {
                send();
            }
        }

        @Override
        public void refuse(String file, String entry, String why) {
            report.add(ImportLine.failed(file, entry, 0, why));
            progress.advance(1);
        }

        void finish() throws IOException {
            send();
            while (!ahead.isEmpty()) {
                write(ahead.remove());
            }
            report.flush();
        }

        private void send() {
            if (gathered.isEmpty()) {
                return;
            }
            Map<String, KnownDocuments.Known> known = documents.of(gathered);
            var batch = new ArrayList<Future<ReadDocument>>();
            for (Document document : gathered) {
                KnownDocuments.Known before = known.get(document.key());
                batch.add(
                        before != null && before.isDone()
                                ? CompletableFuture.completedFuture(ReadDocument.known(document))
                                : readers.submit(() -> ReadDocument.read(document)));
            }
            ahead.add(batch);
            gathered = new ArrayList<>();
            bytes = 0;
            if (ahead.size() > AHEAD) {
                write(ahead.remove());
            }
        }

        private void write(List<Future<ReadDocument>> batch) {
            var read = new ArrayList<ReadDocument>();
            for (Future<ReadDocument> document : batch) {
                read.add(result(document));
            }
            for (ImportLine line : written(read)) {
                report.add(line);
            }
            try {
                report.flush();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            progress.advance(batch.size());
        }

        private List<ImportLine> written(List<ReadDocument> read) {
            return OneByOne.write(
                    read,
                    batch -> writing.write(batch, order.publish(), order.actor()),
                    (document, why) ->
                            ImportLine.without(document.document(), Outcome.FAILED, why));
        }
    }

    private static ReadDocument result(Future<ReadDocument> document) {
        try {
            return document.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was stopped.", stopped);
        } catch (ExecutionException mistake) {
            throw new IllegalStateException(mistake.getCause());
        }
    }
}
