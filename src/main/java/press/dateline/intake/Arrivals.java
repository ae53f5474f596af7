package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

import press.dateline.release.Originals;
import press.dateline.text.ParsedDocument;
import press.dateline.web.CleanText;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes in what staff paste and upload: each document for itself, so that one that is refused
/// costs nothing but itself.
@Component
class Arrivals {

    /// The most files in one upload.
    static final int MAX_FILES = 200;

    private static final int MAX_FILE_NAME = 255;
    private static final int MEGABYTE = 1024 * 1024;

    private final Inbox inbox;
    private final MessageSource messages;

    Arrivals(Inbox inbox, MessageSource messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    /// A file that was not taken.
    ///
    /// @param sentence why
    record Refusal(String fileName, String sentence) implements Serializable {}

    /// What became of an upload.
    ///
    /// @param kept the ids of the documents that are in the inbox now
    record Outcome(List<Long> kept, List<Refusal> refused) {}

    /// @throws DocumentReader.Refused where the text is none
    long paste(String text, @Nullable String source, String actor) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ParsedDocument found = DocumentReader.read(bytes, "");
        var arrival =
                new Originals.Arrival(
                        DocumentReader.mediaType(bytes, "", found), null, source, null, null);
        return inbox.receive(bytes, found, "pasted", arrival, actor);
    }

    Outcome upload(List<MultipartFile> files, String actor) {
        var kept = new ArrayList<Long>();
        var refused = new ArrayList<Refusal>();
        List<MultipartFile> chosen = files.stream().filter(f -> !name(f).isEmpty()).toList();
        for (MultipartFile file : chosen.subList(0, Math.min(chosen.size(), MAX_FILES))) {
            String name = name(file);
            if (file.isEmpty()) {
                refused.add(refusal(name, "incoming.file.empty"));
            } else if (file.getSize() > DocumentReader.MAX_BYTES) {
                refused.add(
                        refusal(name, "incoming.file.large", DocumentReader.MAX_BYTES / MEGABYTE));
            } else {
                try {
                    kept.add(receive(bytes(file), name, actor));
                } catch (DocumentReader.Refused unread) {
                    refused.add(new Refusal(name, String.valueOf(unread.getMessage())));
                }
            }
        }
        if (chosen.isEmpty()) {
            refused.add(refusal("", "incoming.files.missing"));
        }
        if (chosen.size() > MAX_FILES) {
            refused.add(refusal("", "incoming.files.many", MAX_FILES, chosen.size() - MAX_FILES));
        }
        return new Outcome(List.copyOf(kept), List.copyOf(refused));
    }

    private long receive(byte[] bytes, String name, String actor) {
        ParsedDocument found = DocumentReader.read(bytes, name);
        var arrival =
                new Originals.Arrival(
                        DocumentReader.mediaType(bytes, name, found), name, null, null, null);
        return inbox.receive(bytes, found, "uploaded", arrival, actor);
    }

    private static String name(MultipartFile file) {
        return name(String.valueOf(file.getOriginalFilename()));
    }

    /// The name of a file without its folders, which some browsers send.
    static String name(String given) {
        String sent = CleanText.of(given);
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        name = CleanText.line(name);
        return name.length() > MAX_FILE_NAME ? name.substring(name.length() - MAX_FILE_NAME) : name;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Refusal refusal(String name, String key, Object... arguments) {
        return new Refusal(name, messages.getMessage(key, arguments, Locale.ENGLISH));
    }
}
