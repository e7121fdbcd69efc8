package io.gitops4j.api;

import java.util.Locale;

/** The steps of a run in their order. More may be added: keep a default branch. */
public enum Stage {
    /** A source tells its newest revision. */
    RESOLVE,
    /** The files of that revision are opened. */
    SNAPSHOT,
    /** Manifests that changed are picked. */
    SELECT,
    /** Files become declared services. */
    PARSE,
    /** What all sources declare for the environment is gathered. */
    MERGE,
    /** What is declared is checked. */
    VALIDATE,
    /** Services are expressed in the target's terms. */
    RENDER,
    /** The target tells what is there. */
    OBSERVE,
    /** What is wanted is compared with what is there. */
    PLAN,
    /** Whether the secrets are there that services refer to. */
    SECRETS,
    /** The governor judges deletes. */
    RELEASE,
    /** The policies judge. */
    POLICIES,
    /** What waits is held back. */
    GATE,
    /** What is about to be written goes into the history. */
    RECORD_INTENT,
    /** Creates and updates are written. */
    APPLY,
    /** Rollouts are followed. */
    HEALTH,
    /** Deletes are written. */
    PRUNE,
    /** How it ended goes into the history. */
    RECORD_OUTCOME,
    /** Results are told. */
    REPORT;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** In lower case, for tags and attributes: {@code record-intent}. */
    public String word() {
        return word;
    }
}
