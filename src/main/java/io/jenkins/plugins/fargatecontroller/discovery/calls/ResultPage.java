// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.calls;

import io.jenkins.plugins.fargatecontroller.discovery.calls.PendingCall.Reply;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a listing.
 *
 * @param next the token that gets the next part; empty on the last page
 */
public record ResultPage<T>(List<T> items, Optional<String> next) {

    public ResultPage {
        items = List.copyOf(items);
        next = next.filter(token -> !token.isEmpty());
    }

    /** Gets one page. */
    @FunctionalInterface
    public interface Fetch<T> {
        ResultPage<T> get(PageToken token) throws CallException;
    }

    /** Reads all pages. An endless listing, which repeats a token, fails. */
    public static <T> Reply<List<T>> all(String operation, Fetch<T> source) throws CallException, InterruptedException {
        var items = new ArrayList<T>();
        ResultPage<T> page = source.get(PageToken.FIRST);
        items.addAll(page.items());
        int pages = 1;
        while (page.next().isPresent()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped between two pages of " + operation);
            }
            ResultPage<T> following = source.get(new PageToken(page.next()));
            if (following.next().isPresent() && following.next().equals(page.next())) {
                throw CallException.failed("the listing does not end: a page repeats its token", "discover again");
            }
            page = following;
            items.addAll(page.items());
            pages++;
        }
        return new Reply<>(Fact.found(List.copyOf(items), Origin.discovered(operation)), pages);
    }
}
