package io.gitops4j.testkit.engine;

/** Counts every moment before and after a call that leaves the engine, and lets the engine crash at one of them. */
final class CrashPoints {
    private int passed;
    private int crashAt;

    /** Puts itself before and after each call of a target and each append to a history. */
    void guard(HookedTarget target, HookedStore store) {
        target.observe = hook();
        target.preview = hook();
        target.apply = hook();
        target.health = hook();
        store.append = hook();
    }

    /** Crashes at that point, counted from now; 0 for never. */
    void crashAt(int point) {
        passed = 0;
        crashAt = point;
    }

    /** Points passed since {@link #crashAt}. */
    int passed() {
        return passed;
    }

    private <R, A> Hook<R, A> hook() {
        return (request, operation, next) -> {
            pass();
            A answer = next.get();
            pass();
            return answer;
        };
    }

    /** Passes one point. */
    void pass() {
        passed++;
        if (passed == crashAt) {
            throw new Crash(passed);
        }
    }
}
