package io.gitops4j.testkit;

import io.gitops4j.spi.ManifestParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the contract of manifest parsers notices")
class ManifestParserContractTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void notices(ParserFlaw flaw) {
        Flaws.assertNoticed(Flawed.class, flaw);
    }

    @Test
    @DisplayName("a flaw by every clause")
    void everyClauseNoticesSomething() {
        Flaws.assertEveryClauseNotices(ManifestParserContract.class, ParserFlaw.values());
    }

    @ExtendWith(Flaws.OfThisRun.class)
    static class Flawed extends LineParserTest {
        private final ParserFlaw flaw;

        Flawed(ParserFlaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected ManifestParser newParser() {
            return flaw.flawed();
        }
    }
}
