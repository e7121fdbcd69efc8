package io.gitops4j.core.internal.directory;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/** Leaves out quotes only around words that no version of YAML reads as anything but text. */
final class PlainWhereSafe extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*");

    @Override
    public boolean needToQuoteName(String name) {
        return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
        return isReservedKeyword(value) || !WORD.matcher(value).matches();
    }
}
