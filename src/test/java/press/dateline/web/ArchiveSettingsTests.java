package press.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an installation sets. How a start ends that a bad value stops, the process tests show.
class ArchiveSettingsTests {

    private static ArchiveSettings with(String name, String value) {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("DATELINE_DATA_DIRECTORY", "./data");
        set.put("DATELINE_SAMPLES", "");
        set.put("DATELINE_ADMIN_PASSWORD", "");
        set.put("DATELINE_NAME", "Dateline");
        set.put("DATELINE_CONTACT", "");
        set.put("DATELINE_ZONE", "UTC");
        set.put("DATELINE_BASE_URL", "http://localhost:8080");
        set.put("DATELINE_PAGE_MEMORY", "32MB");
        set.put("DATELINE_DUMP_TIME", "03:00");
        set.put(name, value);
        List<String> values = List.copyOf(set.values());
        return new ArchiveSettings(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6),
                values.get(7),
                values.get(8));
    }

    @ParameterizedTest
    @CsvSource({
        "DATELINE_DATA_DIRECTORY, ' '",
        "DATELINE_SAMPLES, perhaps",
        "DATELINE_ADMIN_PASSWORD, short",
        "DATELINE_NAME, ' '",
        "DATELINE_CONTACT, nobody",
        "DATELINE_ZONE, Mars/Olympus",
        "DATELINE_PAGE_MEMORY, much",
        "DATELINE_PAGE_MEMORY, -1MB",
        "DATELINE_DUMP_TIME, at night",
        "DATELINE_BASE_URL, not an address"
    })
    void aBadValueIsNamed(String name, String value) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(name + ": ");
    }

    @Test
    void aPasswordIsNotSaid() {
        assertThatThrownBy(() -> with("DATELINE_ADMIN_PASSWORD", "xyzzy"))
                .hasMessageNotContaining("xyzzy");
        assertThat(with("DATELINE_ADMIN_PASSWORD", "correct horse battery").toString())
                .doesNotContain("horse");
    }
}
