package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Security;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a container may do on its node; its parts must not contradict each other. */
final class SecuritySection implements Section {
    @Override
    public List<String> reads() {
        return List.of("security");
    }

    @Override
    public void read(Draft draft) {
        read(draft.main());
    }

    static void read(ContainerDraft container) {
        container.values().mapping("security").ifPresent(security -> {
            container.origin("security", security);
            security(container, security).ifPresent(container.container()::security);
        });
    }

    private static Optional<Security> security(ContainerDraft container, MergedMapping values) {
        Optional<MergedScalar> nonRoot = values.scalar("runAsNonRoot");
        Optional<MergedScalar> user = values.scalar("runAsUser");
        Optional<MergedScalar> readOnly = values.scalar("readOnlyRoot");
        Optional<MergedList> add = values.list("capabilities", "add");
        Optional<MergedList> drop = values.list("capabilities", "drop");
        note(container, "nonRoot", nonRoot);
        note(container, "user", user);
        note(container, "readOnlyRoot", readOnly);
        note(container, "addedCapabilities", add);
        note(container, "droppedCapabilities", drop);
        if (isRoot(container, nonRoot, user) || contradict(container, add, drop)) {
            return Optional.empty();
        }
        return Optional.of(new Security(
                nonRoot.filter(MergedScalar::isTrue).isPresent(),
                user.isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(user.get().text())),
                readOnly.filter(MergedScalar::isTrue).isPresent(),
                add.map(MergedList::texts).orElse(List.of()),
                drop.map(MergedList::texts).orElse(List.of())));
    }

    private static void note(ContainerDraft container, String field, Optional<? extends Merged> value) {
        value.ifPresent(merged -> container.origin("security." + field, merged));
    }

    private static boolean isRoot(
            ContainerDraft container, Optional<MergedScalar> nonRoot, Optional<MergedScalar> user) {
        if (nonRoot.filter(MergedScalar::isTrue).isEmpty()
                || user.filter(value -> value.number() == 0).isEmpty()) {
            return false;
        }
        MergedScalar place = Merged.upper(user.orElseThrow(), nonRoot.orElseThrow());
        MergedScalar other = Merged.lower(user.orElseThrow(), nonRoot.orElseThrow());
        container
                .findings()
                .error(
                        place,
                        Code.SECURITY,
                        "runAsUser 0 is root, which runAsNonRoot forbids; the other one is from "
                                + other.seenFrom(place),
                        "choose another user, or take runAsNonRoot out");
        return true;
    }

    private static boolean contradict(ContainerDraft container, Optional<MergedList> add, Optional<MergedList> drop) {
        if (add.isEmpty() || drop.isEmpty()) {
            return false;
        }
        List<String> both =
                add.get().texts().stream().filter(drop.get().texts()::contains).toList();
        if (both.isEmpty()) {
            return false;
        }
        MergedList place = Merged.upper(add.get(), drop.get());
        container
                .findings()
                .error(
                        place,
                        Code.SECURITY,
                        "the capability " + both.get(0) + " is added and dropped; the other list is from "
                                + Merged.lower(add.get(), drop.get()).seenFrom(place),
                        "keep it in one of the lists");
        return true;
    }
}
