package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The rules that stand in the tree of a commit, joined with the operator's. Remembers what it has parsed. Not thread-safe. */
final class RepositoryRules {
    /** Keys of SSH that may sign. */
    static final String ALLOWED_SIGNERS = ".gitops/allowed_signers";

    /** Keys of OpenPGP that may sign. */
    static final String KEYRING = ".gitops/keyring.asc";

    /** A signer may make each of these as large as a file may be. */
    private static final int REMEMBERED = 8;

    private final TrustOptions options;
    private final SigningKeys operator;
    private final Map<List<Found>, Rules> parsed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Found>, Rules> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A file of a tree. */
    private record Found(String path, ObjectId id, int mode) {}

    /** What the files of a tree say. */
    private record Files(AllowedSigners ssh, OpenPgpKeys openPgp, Optional<CodeOwners> owners) {
        static final Files NONE = new Files(AllowedSigners.NONE, OpenPgpKeys.NONE, Optional.empty());
    }

    /** @param operator keys of the configuration; where keys are in the repository, only its revocations count */
    RepositoryRules(TrustOptions options, SigningKeys operator) {
        this.options = options;
        this.operator = operator;
    }

    /**
     * The rules in a tree.
     *
     * @throws GitOpsException CONFIG with GIT-KEYS when one of the files cannot be read, or nobody could sign any more
     */
    Rules in(ObjectReader reader, RevTree tree) throws IOException {
        List<Found> files = new ArrayList<>();
        if (options.keysInRepository()) {
            find(reader, tree, ALLOWED_SIGNERS).ifPresent(files::add);
            find(reader, tree, KEYRING).ifPresent(files::add);
        }
        if (options.codeOwners()) {
            for (String place : CodeOwners.PLACES) {
                Optional<Found> found = find(reader, tree, place);
                if (found.isPresent()) {
                    files.add(found.get());
                    break;
                }
            }
        }
        Rules known = parsed.get(files);
        if (known != null) {
            return known;
        }
        Rules rules = joined(parse(reader, files));
        parsed.put(files, rules);
        return rules;
    }

    /**
     * The rules where there is none of the files.
     *
     * @throws GitOpsException CONFIG with GIT-KEYS when nobody could sign then
     */
    Rules withoutFiles() {
        return joined(Files.NONE);
    }

    private static Optional<Found> find(ObjectReader reader, RevTree tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(new Found(path, walk.getObjectId(0), walk.getRawMode(0)));
        }
    }

    private static Files parse(ObjectReader reader, List<Found> files) throws IOException {
        AllowedSigners ssh = AllowedSigners.NONE;
        OpenPgpKeys openPgp = OpenPgpKeys.NONE;
        Optional<CodeOwners> owners = Optional.empty();
        for (Found found : files) {
            TrustFile file = read(reader, found);
            switch (found.path()) {
                case ALLOWED_SIGNERS -> ssh = AllowedSigners.parse(file);
                case KEYRING -> openPgp = OpenPgpKeys.parse(file);
                default -> owners = Optional.of(CodeOwners.parse(file));
            }
        }
        return new Files(ssh, openPgp, owners);
    }

    private Rules joined(Files files) {
        if (!options.keysInRepository()) {
            return new Rules(operator, files.owners());
        }
        SigningKeys keys = new SigningKeys(files.ssh(), files.openPgp(), operator.revoked());
        if (keys.isEmpty()) {
            throw new TrustFile(ALLOWED_SIGNERS, "")
                    .problem(0, "the repository names nobody who may sign", "list a key there, or in " + KEYRING);
        }
        return new Rules(keys, files.owners());
    }

    private static TrustFile read(ObjectReader reader, Found found) throws IOException {
        if ((found.mode() & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
            throw new TrustFile(found.path(), "").problem(0, "this is not a file", "put a file here");
        }
        long size = reader.getObjectSize(found.id(), Constants.OBJ_BLOB);
        byte[] bytes = size > TrustFile.MAX_BYTES
                ? new byte[TrustFile.MAX_BYTES + 1]
                : reader.open(found.id(), Constants.OBJ_BLOB).getCachedBytes(TrustFile.MAX_BYTES);
        return TrustFile.of(found.path(), bytes);
    }
}
