package io.gitops4j.core.internal.config;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of a {@code gitops.yaml} that are not limits and not options of plug-ins. */
final class Structure {
    /** A key that holds more than one value, and what it holds. */
    record Part(String name, String description) {}

    static final ConfigKey<String> OWNER = ConfigKey.string(
                    "owner",
                    "The mark that every resource of this engine carries. Two engines at one target have different"
                            + " ones, and a new name makes strangers of everything deployed so far.")
            .required();
    static final ConfigKey<Duration> INTERVAL =
            ConfigKey.duration("interval", "Time between two runs of a loop.").defaultsTo(Duration.ofMinutes(1));
    static final ConfigKey<String> WORK_DIRECTORY = ConfigKey.string(
                    "workDirectory",
                    "For caches, for what forges and people are still to be told and, by default, the history;"
                            + " relative to the directory that the process runs in.")
            .defaultsTo(".gitops4j");

    /** The simple keys of the whole file. */
    static final ConfigSpec TOP = ConfigSpec.of(OWNER, INTERVAL, WORK_DIRECTORY);

    static final Part SOURCES = new Part("sources", "Where services are declared: a plug-in by name.");
    static final Part PARSERS =
            new Part("parsers", "What reads manifests: a list of plug-ins, asked in this order. Default: `[waml]`.");
    static final Part ENVIRONMENTS =
            new Part("environments", "Where to deploy, by the name that manifests use as deploy id.");
    static final Part POLICIES = new Part("policies", "What judges plans: a plug-in by name.");
    static final Part REPORTERS = new Part("reporters", "Which forges are told how it goes: a plug-in by name.");
    static final Part NOTIFIERS =
            new Part("notifiers", "Who is told of failures, recoveries, holds and rollbacks: a plug-in by name.");
    static final Part VALIDATORS = new Part(
            "validators", "Checks of your own for declared services, in every environment: a plug-in by name.");
    static final Part STORE = new Part(
            "store", "Where the history is kept: a plug-in. Default: `file` in `history` under `workDirectory`.");
    static final Part LIMITS = new Part("limits", "How far the engine goes on its own, for every environment.");

    /** The compound keys of the whole file. */
    static final List<Part> TOP_PARTS =
            List.of(SOURCES, PARSERS, ENVIRONMENTS, VALIDATORS, POLICIES, REPORTERS, NOTIFIERS, STORE, LIMITS);

    static final Part TARGET = new Part(
            "target", "The target's provider. May be left out where the program hands the engine a ready-made target.");
    static final Part OPTIONS = new Part("options", "The target's options.");
    static final Part SECRET_CHECKER = new Part(
            "secretChecker",
            "Who is asked whether the secrets are there that services refer to: a plug-in. Default: nobody.");
    static final Part RENDER_TO = new Part(
            "renderTo",
            "Where what the target renders is kept for another program to deploy, such as Argo CD or Flux: a plug-in."
                    + " Nothing is sent to the target then.");
    static final Part LABELS = new Part("labels", "Texts by name, for policies and reports: `class: production`.");
    static final Part ENVIRONMENT_SOURCES = new Part("sources", "The sources it is deployed from. Default: all.");
    static final Part ENVIRONMENT_POLICIES = new Part("policies", "The policies that judge its plans, in order.");
    static final Part ENVIRONMENT_REPORTERS =
            new Part("reporters", "The reporters that tell how it goes; `[]` for none. Default: all.");
    static final Part ENVIRONMENT_NOTIFIERS =
            new Part("notifiers", "The notifiers that tell of it; `[]` for none. Default: all.");
    static final Part ENVIRONMENT_LIMITS = new Part("limits", "Limits that replace the general ones.");
    static final Part ENVIRONMENT_RULES = new Part(
            "rules",
            "Alert and recording rules for its services, see below; `{}` for all defaults. Default: no rules.");

    /** The keys of an environment. */
    static final List<Part> ENVIRONMENT_PARTS = List.of(
            TARGET,
            OPTIONS,
            RENDER_TO,
            SECRET_CHECKER,
            LABELS,
            ENVIRONMENT_SOURCES,
            ENVIRONMENT_POLICIES,
            ENVIRONMENT_REPORTERS,
            ENVIRONMENT_NOTIFIERS,
            ENVIRONMENT_LIMITS,
            ENVIRONMENT_RULES);

    static final Part PROVIDER = new Part("provider", "The id of the provider that makes the plug-in.");
    static final Part PLUGIN_OPTIONS = new Part("options", "Its options.");

    /** The keys of a plug-in; its provider's id alone does where it needs no options. */
    static final List<Part> PLUGIN_PARTS = List.of(PROVIDER, PLUGIN_OPTIONS);

    private Structure() {}

    static List<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).toList();
    }

    static List<String> topNames() {
        List<String> names = new ArrayList<>();
        TOP.keys().forEach(key -> names.add(key.name()));
        names.addAll(names(TOP_PARTS));
        return names;
    }

    /** The words of a duration as people write it. */
    static String written(Duration duration) {
        Map<Long, String> units =
                new TreeMap<>(Map.of(86_400_000L, "d", 3_600_000L, "h", 60_000L, "m", 1000L, "s", 1L, "ms"));
        long millis = duration.toMillis();
        String text = "0s";
        for (Map.Entry<Long, String> unit : units.entrySet()) {
            if (millis != 0 && millis % unit.getKey() == 0) {
                text = millis / unit.getKey() + unit.getValue();
            }
        }
        return text;
    }
}
