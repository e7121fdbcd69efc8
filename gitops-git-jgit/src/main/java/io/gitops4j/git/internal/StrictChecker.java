package io.gitops4j.git.internal;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectChecker;
import org.jspecify.annotations.Nullable;

/**
 * What an object must look like to be stored (B60). A subclass, because JGit says of some rules only that they were broken, just
 * as it does of damaged objects, and the two call for different remedies. Not thread-safe.
 */
final class StrictChecker extends ObjectChecker {
    /** @param portableNames refuse names that Windows or macOS would take for others */
    StrictChecker(boolean portableNames) {
        setSafeForWindows(portableNames);
        setSafeForMacOS(portableNames);
        // README beside readme somewhere in the history harms nobody; a manifest so hidden is told by the reader (B59).
        setIgnore(ErrorType.DUPLICATE_ENTRIES, true);
        // Old, but harmless habits of git itself.
        setAllowLeadingZeroFileMode(true);
        setAllowInvalidPersonIdent(true);
    }

    @Override
    public void check(@Nullable AnyObjectId id, int type, byte[] raw) throws CorruptObjectException {
        try {
            super.check(id, type, raw);
        } catch (CorruptObjectException e) {
            if (e.getErrorType() != null || id == null) {
                throw e;
            }
            throw new CorruptObjectException(ErrorType.WIN32_BAD_NAME, id, e.getMessage());
        }
    }
}
