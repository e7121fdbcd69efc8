package io.gitops4j.testkit;

import io.gitops4j.spi.Notifier;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the notifier in memory")
class InMemoryNotifierTest extends NotifierContract {
    protected final InMemoryNotifier chat = new InMemoryNotifier();

    @Override
    protected Notifier newNotifier() {
        return chat;
    }

    @Override
    protected List<String> received() {
        return chat.texts();
    }

    @Override
    protected List<String> secrets() {
        return List.of(NotifierFlaw.ADDRESS);
    }

    @Override
    protected void cutConnection() {
        chat.cutConnection();
    }
}
