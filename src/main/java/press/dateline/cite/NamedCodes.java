package press.dateline.cite;

import press.dateline.release.ReleaseCode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The codes of releases in what people paste: in addresses of this archive, and standing alone.
final class NamedCodes {

    private static final Pattern ADDRESS =
            Pattern.compile("/(?:r|releases)/([0-9A-Za-z]{10})(?![0-9A-Za-z])");
    private static final Pattern ALONE =
            Pattern.compile("(?<![0-9A-Za-z/-])[0-9A-Za-z]{10}(?![0-9A-Za-z-])");

    private NamedCodes() {}

    /// Each once, in its own spelling: those of addresses first, then words that may be codes.
    static List<String> in(String text) {
        Set<String> codes = new LinkedHashSet<>();
        var others = new ArrayList<Matcher>();
        for (String word : text.split("\\s+", -1)) {
            Matcher addresses = ADDRESS.matcher(word);
            if (!addresses.find()) {
                others.add(ALONE.matcher(word));
                continue;
            }
            do {
                add(codes, addresses.group(1));
            } while (addresses.find());
        }
        for (Matcher alone : others) {
            while (alone.find()) {
                add(codes, alone.group());
            }
        }
        return List.copyOf(codes);
    }

    private static void add(Set<String> codes, String typed) {
        String code = ReleaseCode.read(typed);
        if (code != null) {
            codes.add(code);
        }
    }
}
