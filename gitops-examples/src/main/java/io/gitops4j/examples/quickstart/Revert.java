package io.gitops4j.examples.quickstart;

import java.io.IOException;
import java.util.Set;

/** A {@code git revert} is all it takes to go back: the state of that commit comes back, byte for byte. */
final class Revert implements Chapter {
    @Override
    public String title() {
        return "git revert brings back the first state";
    }

    @Override
    public void play(Playground ground) throws IOException {
        Playground.Beginning beginning = ground.beginning();
        ground.checks()
                .that(
                        "before it, what is deployed differs from the first state",
                        !ground.deployed().differingFrom(beginning.deployed()).isEmpty(),
                        "nothing differs");
        String commit = ground.repository().revertTo(beginning.commit());
        ground.screen()
                .say("$ git revert --no-edit " + Playground.shortOf(beginning.commit()) + "..HEAD && git push     # "
                        + Playground.shortOf(commit));
        for (String environment : Playground.ENVIRONMENTS) {
            ground.reconcile(environment);
        }
        ground.checks()
                .same(
                        "all ten files are as they were after the first push, byte for byte",
                        Set.of(),
                        ground.deployed().differingFrom(beginning.deployed()));
    }
}
