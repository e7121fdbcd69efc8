package io.gitops4j.forge.github.server;

import java.util.List;

/** Of GitHub's API those that reporters use, as its description writes them. */
final class Paths {
    static final String REPO = "/repos/{owner}/{repo}";
    static final String STATUS = REPO + "/statuses/{sha}";
    static final String STATUSES = REPO + "/commits/{ref}/statuses";
    static final String DEPLOYMENTS = REPO + "/deployments";
    static final String DEPLOYMENT_STATUSES = DEPLOYMENTS + "/{deployment_id}/statuses";
    static final String CHECKS = REPO + "/check-runs";
    static final String CHECK = CHECKS + "/{check_run_id}";
    static final String CHECKS_OF = REPO + "/commits/{ref}/check-runs";
    static final String COMMENTS = REPO + "/issues/{issue_number}/comments";
    static final String COMMENT = REPO + "/issues/comments/{comment_id}";
    static final String PULLS = REPO + "/pulls";
    static final String INSTALLATION = REPO + "/installation";
    static final String TOKENS = "/app/installations/{installation_id}/access_tokens";
    static final String USER = "/user";

    static final List<String> ALL = List.of(
            REPO,
            PULLS,
            STATUS,
            STATUSES,
            DEPLOYMENTS,
            DEPLOYMENT_STATUSES,
            CHECKS,
            CHECK,
            CHECKS_OF,
            COMMENTS,
            COMMENT,
            INSTALLATION,
            TOKENS,
            USER);

    private Paths() {}
}
