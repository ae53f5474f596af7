package press.dateline.text;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/// Bytes that a fuzzer makes out of the sample releases, led by which code they reach: nothing
/// throws, and each character stays in one part.
///
/// Without `JAZZER_FUZZ=1` in the environment the samples are read, and what a fuzzer found.
class ReleaseParserFuzzTests {

    static Stream<byte[]> samples() {
        return CorpusCase.all().stream().map(CorpusCase::bytes);
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "2m")
    void anythingIsReadWhole(byte[] document) {
        ReleaseParserTests.covers(ReleaseParser.parse(document, null));
    }
}
