package io.gitops4j.testkit;

import io.gitops4j.spi.ForgeReporter;
import java.util.Set;
import java.util.function.BiFunction;

/** What authors of forge reporters get wrong, and the clauses that must notice. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are a set made by Set.of and a method
enum ForgeReporterFlaw implements Flaw {
    NEVER_GOES_BACK(ForgeTextFlaws::neverGoesBack, "showsHowACommitIsDoing"),
    CALLS_THE_OVERTAKEN_PENDING(ForgeTextFlaws::callsTheOvertakenPending, "showsEveryState"),
    TELLS_AGAIN_AND_AGAIN(ForgeTextFlaws::tellsAgainAndAgain, "tellsAReportOnce"),
    FORGETS_WITH_A_RESTART(ForgeTextFlaws::forgetsWithARestart, "tellsAReportOnce"),
    KNOWS_ONE_ENVIRONMENT(
            ForgeTextFlaws::knowsOneEnvironment, "keepsEnvironmentsApart", "keepsCommentsOfEnvironmentsApart"),
    CUTS_A_CHARACTER_IN_TWO(ForgeTextFlaws::cutsACharacterInTwo, "cutsLongTexts"),
    COMPARES_WITH_THE_WHOLE_TEXT(ForgeTextFlaws::comparesWithTheWholeText, "cutsLongTexts"),
    SHOWS_WHAT_HIDES(ForgeTextFlaws::showsWhatHides, "escapesTexts"),
    CALLS_EVERYONE(ForgeTextFlaws::callsEveryone, "escapesTexts"),
    TELLS_OF_EVERY_SOURCE(ForgeTextFlaws::tellsOfEverySource, "leavesOtherRepositoriesAlone"),
    TAKES_A_MISSING_COMMIT_FOR_AN_OUTAGE(ForgeAccessFlaws::takesAMissingCommitForAnOutage, "givesUpAnUnknownCommit"),
    COMMENTS_AGAIN(ForgeTextFlaws::commentsAgain, "keepsOneComment"),
    COMMENTS_AGAIN_AFTER_A_RESTART(
            ForgeTextFlaws::commentsAgainAfterARestart, "keepsOneComment", "keepsCommentsOfEnvironmentsApart"),
    ESCAPES_THE_ESCAPED(ForgeTextFlaws::escapesTheEscaped, "showsThePlanAsItIs"),
    CUTS_WITHIN_A_LINE(ForgeTextFlaws::cutsWithinALine, "cutsLongPlans"),
    TRUSTS_THE_MARK(ForgeTextFlaws::trustsTheMark, "leavesCommentsOfOthersAlone"),
    TAKES_A_MISSING_PULL_REQUEST_FOR_A_LOGIN(
            ForgeAccessFlaws::takesAMissingPullRequestForALogin, "givesUpAnUnknownPullRequest"),
    OPENS_A_SECOND_PULL_REQUEST(ForgeTextFlaws::opensASecondPullRequest, "opensOnePullRequest"),
    TAKES_A_REFUSED_LOGIN_FOR_AN_OUTAGE(ForgeAccessFlaws::takesARefusedLoginForAnOutage, "refusedLoginIsAuth"),
    TELLS_THE_LOGIN(ForgeAccessFlaws::tellsTheLogin, "refusedLoginIsAuth"),
    GIVES_UP_WHEN_THE_FORGE_IS_AWAY(ForgeAccessFlaws::givesUpWhenTheForgeIsAway, "deadForgeIsUnavailable"),
    FORGETS_THE_TIME(ForgeAccessFlaws::forgetsTheTime, "busyForgeNamesATime"),
    CANNOT_BE_STOPPED(ForgeAccessFlaws::cannotBeStopped, "stopsWhenTold"),
    CLOSES_ONLY_ONCE(ForgeAccessFlaws::closesOnlyOnce, "closesTwice");

    private final BiFunction<ListForge, String, ForgeReporter> flawed;
    private final Set<String> noticedBy;

    ForgeReporterFlaw(BiFunction<ListForge, String, ForgeReporter> flawed, String... noticedBy) {
        this.flawed = flawed;
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    ForgeReporter flawed(ListForge forge, String token) {
        return flawed.apply(forge, token);
    }
}
