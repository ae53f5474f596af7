package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import press.dateline.journal.ArchiveMark;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.ArchiveSettings;
import press.dateline.web.NodeFolders;
import press.dateline.web.Progress;
import press.dateline.web.Repeated;
import press.dateline.web.Sha256;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the dump for readers each night, and anew as soon as something was taken from readers: what was
/// written before that is not offered any more.
///
/// Each server has its own, in its data directory. It is made from one picture of the archive, so two
/// servers have the same files where nothing became public between their nights.
@Component
@ConditionalOnWebApplication
class NightlyDump implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NightlyDump.class);

    private static final String NAME = "public";
    private static final String MADE = "made.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A start is not slowed down by the first dump.
    private static final Duration AFTER_START = Duration.ofSeconds(30);

    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final Dump dump;
    private final JdbcClient database;
    private final JdbcClient publicDatabase;
    private final ArchiveCalendar calendar;
    private final ArchiveSettings settings;
    private final Repeated looking;
    private volatile @Nullable NodeFolders folders;
    private volatile @Nullable Offered offered;
    private Instant notBefore = Instant.EPOCH;

    /// @param interval between two looks whether one is to be made; zero lets none be made by itself, as
    ///     tests want it
    NightlyDump(
            Dump dump,
            JdbcClient database,
            @Qualifier("publicDatabase") JdbcClient publicDatabase,
            ArchiveCalendar calendar,
            ArchiveSettings settings,
            @Value("${dateline.dump-interval:5s}") Duration interval) {
        this.dump = dump;
        this.database = database;
        this.publicDatabase = publicDatabase;
        this.calendar = calendar;
        this.settings = settings;
        this.looking =
                new Repeated(
                        NightlyDump.class,
                        "dump",
                        interval,
                        "The dump for readers cannot be made just now",
                        this::follow);
    }

    /// Of what a dump was made, and when.
    ///
    /// @param archive the mark of the archive
    /// @param entry the last of the journal before it was begun; a smaller one now means that the archive
    ///     was put back to an earlier time
    /// @param removal the last entry that took something from readers
    /// @param at by this server's clock
    record Made(String archive, long entry, long removal, Instant at) {}

    /// A dump that is whole.
    ///
    /// @param others hashes of the files that are not in the manifest, by their names
    record Offered(Path folder, DumpManifest manifest, Made made, Map<String, String> others) {

        /// The hash of a file that readers may have; null for whatever is none.
        @Nullable String sha256(String path) {
            String other = others.get(path);
            return other != null
                    ? other
                    : manifest.files().stream()
                            .filter(f -> f.path().equals(path))
                            .map(DumpManifest.File::sha256)
                            .findFirst()
                            .orElse(null);
        }

        static Offered in(Path folder, DumpManifest manifest, Made made) throws IOException {
            var others = new HashMap<String, String>();
            for (String name : List.of(DumpManifest.NAME, Dump.README, Dump.SUMS)) {
                others.put(name, Sha256.hex(Files.readAllBytes(folder.resolve(name))));
            }
            return new Offered(folder, manifest, made, Map.copyOf(others));
        }
    }

    /// The dump that readers may have.
    ///
    /// @return null while there is none, or while it holds what was taken from readers since
    @Nullable Offered offered() {
        Offered newest = offered;
        return newest != null && newest.made().removal() == removal() ? newest : null;
    }

    private long removal() {
        return publicDatabase.sql("select number from public_removal").query(Long.class).single();
    }

    private Made now() {
        return new Made(
                ArchiveMark.of(database),
                publicDatabase.sql("select number from public_version").query(Long.class).single(),
                removal(),
                calendar.now());
    }

    /// Makes a dump if one is due.
    ///
    /// @return whether one was made
    boolean look() throws IOException {
        NodeFolders own = folders;
        LocalTime time = settings.dumpTime();
        if (own == null || time == null) {
            return false;
        }
        Made now = now();
        Offered newest = offered == null ? newest(own) : offered;
        if (newest != null && holds(newest.made(), now, time)) {
            offered = newest;
            return false;
        }
        if (newest != null
                && Files.getFileStore(newest.folder()).getUsableSpace()
                        < newest.manifest().size()) {
            throw new IOException("The disk has less space than the last one takes.");
        }
        Path folder = own.next(NAME);
        boolean whole = false;
        try {
            DumpManifest manifest = dump.write(folder, false, Progress.UNSEEN);
            Files.write(folder.resolve(MADE), JSON.writeValueAsBytes(now));
            NodeFolders.complete(folder);
            whole = true;
            offered = Offered.in(folder, manifest, now);
        } finally {
            if (!whole) {
                NodeFolders.remove(folder);
            }
        }
        // Removes the former ones; whoever reads a file of theirs reads on.
        own.newest(NAME);
        return true;
    }

    private static @Nullable Offered newest(NodeFolders folders) throws IOException {
        Path folder = folders.newest(NAME);
        if (folder == null) {
            return null;
        }
        try {
            return Offered.in(
                    folder,
                    DumpManifest.in(folder),
                    JSON.readValue(Files.readAllBytes(folder.resolve(MADE)), Made.class));
        } catch (IOException | JacksonException | DumpProblem damaged) {
            return null;
        }
    }

    private boolean holds(Made made, Made now, LocalTime time) {
        ZonedDateTime at = made.at().atZone(calendar.zone());
        ZonedDateTime night = at.with(time);
        ZonedDateTime next = night.isAfter(at) ? night : night.plusDays(1);
        return made.archive().equals(now.archive())
                && made.entry() <= now.entry()
                && made.removal() == now.removal()
                && now.at().isBefore(next.toInstant());
    }

    @Override
    public synchronized void start() {
        if (settings.dumpTime() == null || isRunning()) {
            return;
        }
        try {
            folders = NodeFolders.take(settings.dataDirectory(), "dump");
        } catch (IOException failure) {
            log.warn("No dump can be made: {}", failure.toString());
            return;
        }
        looking.start(calendar.now().plus(AFTER_START));
    }

    /// Whatever became of one, the next one waits: a dump takes the disk and the database a while.
    private void follow() throws IOException {
        if (calendar.now().isBefore(notBefore)) {
            return;
        }
        try {
            if (look()) {
                log.info("Made the dump for readers.");
                notBefore = calendar.now().plus(BETWEEN);
            }
        } catch (IOException | RuntimeException failure) {
            notBefore = calendar.now().plus(BETWEEN);
            throw failure;
        }
    }

    @Override
    public synchronized void stop() {
        looking.stop(true);
        offered = null;
        try {
            if (folders != null) {
                folders.close();
            }
        } catch (IOException ending) {
            log.debug("The folder of dumps could not be given back.", ending);
        }
        folders = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return folders != null;
    }
}
