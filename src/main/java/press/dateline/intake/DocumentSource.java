package press.dateline.intake;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import press.dateline.intake.DocumentReader.Refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/// The documents below some paths: files, folders with everything in them but what is hidden, and
/// the entries of ZIP files. Nothing is unpacked to the disk, and one document at a time is held.
final class DocumentSource {

    /// A ZIP file with more entries is refused.
    static final int MAX_ENTRIES = 1_000_000;

    /// The entries of a ZIP file together may unpack to this many bytes, or to
    /// [DocumentReader#MAX_RATIO] times its size, whichever is less.
    static final long MAX_TOTAL = 64L * 1024 * 1024 * 1024;

    private final List<Path> files;

    private DocumentSource(List<Path> files) {
        this.files = files;
    }

    /// What is told about each document found.
    interface Taker {
        void take(Document document);

        /// A document that cannot be taken in.
        ///
        /// @param entry of a ZIP file; empty where the whole file is meant
        /// @param why a sentence
        void refuse(String file, String entry, String why);
    }

    /// The files below the paths, in the order given, those of a folder sorted by name. A path that
    /// is named is taken even where it is hidden. Links to folders are not followed.
    static DocumentSource below(List<Path> paths) throws IOException {
        var files = new ArrayList<Path>();
        for (Path path : paths) {
            add(path, files);
        }
        return new DocumentSource(files);
    }

    private static void add(Path path, List<Path> files) throws IOException {
        if (!Files.isDirectory(path)) {
            files.add(path);
            return;
        }
        List<Path> inside;
        try (Stream<Path> children = Files.list(path)) {
            inside =
                    children.filter(child -> !isHidden(child.getFileName().toString()))
                            .filter(child -> !isLinkToFolder(child))
                            .sorted(Comparator.comparing(child -> child.getFileName().toString()))
                            .toList();
        }
        for (Path child : inside) {
            add(child, files);
        }
    }

    private static boolean isLinkToFolder(Path path) {
        return Files.isSymbolicLink(path) && Files.isDirectory(path);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.equals("__MACOSX");
    }

    /// How many documents there are, as far as the lists of ZIP files tell.
    long count() {
        long count = 0;
        for (Path file : files) {
            count++;
            try {
                if (isZip(file)) {
                    try (ZipFile zip = open(file)) {
                        count +=
                                Collections.list(zip.getEntries()).stream()
                                                .filter(e -> !isSkipped(e))
                                                .count()
                                        - 1;
                    }
                }
            } catch (IOException unreadable) {
                // It is one document that will be refused.
            }
        }
        return count;
    }

    void each(Taker taker) {
        for (Path file : files) {
            try {
                if (isZip(file)) {
                    eachEntry(file, taker);
                } else {
                    taker.take(new Document(file.toString(), "", bytes(file)));
                }
            } catch (Refused refused) {
                taker.refuse(file.toString(), "", String.valueOf(refused.getMessage()));
            } catch (IOException unreadable) {
                taker.refuse(
                        file.toString(), "", "The file cannot be read: " + said(unreadable) + ".");
            }
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("This is no file.");
        }
        long size = Files.size(file);
        if (size > DocumentReader.MAX_BYTES) {
            throw tooLarge(size);
        }
        try (InputStream in = Files.newInputStream(file)) {
            // It may have grown meanwhile.
            byte[] bytes = in.readNBytes(DocumentReader.MAX_BYTES + 1);
            if (bytes.length > DocumentReader.MAX_BYTES) {
                throw tooLarge(bytes.length);
            }
            return bytes;
        }
    }

    private static Refused tooLarge(long size) {
        return new Refused(
                "The document has %,d bytes; at most %,d are read."
                        .formatted(size, DocumentReader.MAX_BYTES));
    }

    /// Whether a file is a ZIP file to look into; a Word document is one that is a document.
    private static boolean isZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            boolean empty =
                    start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 5;
            if (!DocumentReader.isZip(start) && !empty) {
                return false;
            }
        }
        try (ZipFile zip = open(file)) {
            return zip.getEntry("word/document.xml") == null;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        return ZipFile.builder().setPath(file).get();
    }

    private static boolean isSkipped(ZipArchiveEntry entry) {
        if (entry.isDirectory()) {
            return true;
        }
        for (String part : entry.getName().replace('\\', '/').split("/", -1)) {
            if (!part.equals("..") && isHidden(part)) {
                return true;
            }
        }
        return false;
    }

    private static void eachEntry(Path file, Taker taker) throws IOException {
        long bound =
                Math.min(
                        MAX_TOTAL,
                        Math.max(
                                DocumentReader.ALWAYS_UNPACKED,
                                DocumentReader.MAX_RATIO * Files.size(file)));
        try (ZipFile zip = open(file)) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                throw new Refused("This is an Office file but no Word document.");
            }
            var budget = new Budget(bound);
            int entries = 0;
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (++entries > MAX_ENTRIES) {
                    throw new Refused(
                            "The ZIP file has more than %,d entries; the rest was not read."
                                    .formatted(MAX_ENTRIES));
                }
                if (isSkipped(entry)) {
                    continue;
                }
                try {
                    byte[] bytes = unpacked(zip, entry, budget);
                    taker.take(new Document(file.toString(), entry.getName(), bytes));
                } catch (Refused refused) {
                    taker.refuse(
                            file.toString(), entry.getName(), String.valueOf(refused.getMessage()));
                } catch (IOException damaged) {
                    taker.refuse(
                            file.toString(),
                            entry.getName(),
                            "The entry cannot be read: " + said(damaged) + ".");
                }
                if (budget.left < 0) {
                    throw new Refused(
                            "The ZIP file unpacks to more than %,d bytes; the rest was not read."
                                    .formatted(bound));
                }
            }
        }
    }

    /// How much of a ZIP file may still come out; what is refused counts too.
    private static final class Budget {
        private long left;

        Budget(long left) {
            this.left = left;
        }
    }

    private static byte[] unpacked(ZipFile zip, ZipArchiveEntry entry, Budget budget)
            throws IOException {
        check(zip, entry);
        // Not what the entry says of itself, but what comes out, is held against the bounds.
        long packed = Math.max(0, entry.getCompressedSize());
        long most = Math.max(DocumentReader.ALWAYS_UNPACKED, DocumentReader.MAX_RATIO * packed);
        var bytes = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                budget.left -= n;
                if (bytes.size() > DocumentReader.MAX_BYTES) {
                    throw tooLarge(bytes.size());
                }
                if (bytes.size() > most) {
                    throw new Refused(
                            "The entry unpacks to more than %,d times its size."
                                    .formatted(DocumentReader.MAX_RATIO));
                }
                if (budget.left < 0) {
                    throw new Refused("With this entry the ZIP file unpacks to more than it may.");
                }
            }
        }
        byte[] document = bytes.toByteArray();
        if (DocumentReader.isZip(document) && !isWord(entry.getName())) {
            throw new Refused("This is a ZIP file inside a ZIP file.");
        }
        return document;
    }

    /// What a ZIP file inside a ZIP file is shows when it is read; by its name it may be Word's.
    private static boolean isWord(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".docx");
    }

    private static void check(ZipFile zip, ZipArchiveEntry entry) {
        String name = entry.getName().replace('\\', '/');
        boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
        if (absolute || List.of(name.split("/", -1)).contains("..")) {
            throw new Refused("The path of the entry leads out of the ZIP file.");
        }
        if (entry.isUnixSymlink()) {
            throw new Refused("The entry is a link.");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Refused("The entry is encrypted.");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new Refused("The entry is packed in a way that is not read.");
        }
        if (entry.getSize() > DocumentReader.MAX_BYTES) {
            throw tooLarge(entry.getSize());
        }
    }

    private static String said(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
