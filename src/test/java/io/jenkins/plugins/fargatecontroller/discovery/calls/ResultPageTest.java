// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultPageTest {

    /** Pages as ITEMS>TOKEN, in the order in which they are asked for. */
    private static Reply<List<String>> all(String... pages) throws CallException, InterruptedException {
        Deque<String> left = new ArrayDeque<>(List.of(pages));
        List<String> expected = new ArrayList<>(List.of(""));
        return ResultPage.all("x:List", token -> {
            assertThat(token.text().orElse("")).isEqualTo(expected.get(expected.size() - 1));
            String[] page = left.remove().split(">", -1);
            expected.add(page[1]);
            return new ResultPage<>(
                    page[0].isEmpty() ? List.of() : List.of(page[0].split(" ", -1)), Optional.of(page[1]));
        });
    }

    @Test
    void pagesAreReadToTheEndEachWithTheTokenOfTheOneBefore() throws CallException, InterruptedException {
        assertThat(all("a b>1", ">2", "c>"))
                .isEqualTo(new Reply<>(Fact.found(List.of("a", "b", "c"), Origin.discovered("x:List")), 3));
        assertThat(all(">")).isEqualTo(new Reply<>(Fact.found(List.of(), Origin.discovered("x:List")), 1));
    }

    @Test
    void aTokenThatIsRepeatedWouldGoOnForEver() {
        assertThatThrownBy(() -> all("a>1", "b>2", "c>2"))
                .isInstanceOf(CallException.class)
                .hasMessage("the listing does not end: a page repeats its token");
    }

    @Test
    void anInterruptEndsItBetweenTwoPages() {
        assertThatThrownBy(() -> ResultPage.all("x:List", token -> {
                    Thread.currentThread().interrupt();
                    return new ResultPage<>(List.of("a"), Optional.of("1"));
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aFailureOnTheWayIsThatOfTheWholeListing() {
        assertThatThrownBy(() -> ResultPage.all("x:List", token -> {
                    if (token.text().isPresent()) {
                        throw CallException.denied("the task role demo");
                    }
                    return new ResultPage<>(List.of("a"), Optional.of("1"));
                }))
                .isInstanceOf(CallException.class);
    }
}
