// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.fleet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may use a template. A pattern is a folder's full name, or a job's: {@code production} stands for the folder and
 * everything below it. A {@code *} stands for one name: {@code team-a/*} is everything in a folder below
 * {@code team-a}, and the jobs of {@code team-a}. Names are compared as Jenkins compares them, capitals included, and
 * whole: {@code production} is not {@code production-tests}. What counts is the full name of the job, so the branches
 * and pull requests of a multibranch project have the rights of the project and no others.
 *
 * @param patterns everybody may use it if there are none
 */
public record FolderRights(List<String> patterns) {

    private static final String ANY = "*";

    /** Names with slashes between. The job of a branch has its special characters in the form {@code %2F}. */
    private static final Pattern PATTERN = Pattern.compile(
            "/?NAME(?:/NAME)*+/?".replace("NAME", "(?:\\*|(?!\\.{1,2}(?:/|$))[^/,*\\p{Cntrl}]{1,200}+)"));

    public FolderRights {
        patterns = List.copyOf(patterns);
    }

    /** Whether a text is a pattern. */
    public static boolean isPattern(String text) {
        return PATTERN.matcher(text).matches();
    }

    /** Whether nobody is kept from it. */
    public boolean open() {
        return patterns.isEmpty();
    }

    /**
     * Whether a job may use the template.
     *
     * @param job its full name, such as {@code team-a/tools/build}
     */
    public boolean allow(String job) {
        return open() || patterns.stream().anyMatch(pattern -> covers(pattern, job));
    }

    /** Why a job may not use a template, with what helps; empty if it may. */
    public Optional<String> refusal(String template, String job) {
        return allow(job)
                ? Optional.empty()
                : Optional.of(
                        "template %s: only %s may use it, and the job %s is not there; move the job, or add it to the template's folders"
                                .formatted(template, this, job));
    }

    private static boolean covers(String pattern, String job) {
        String[] wanted = parts(pattern);
        String[] has = parts(job);
        if (wanted.length == 0 || has.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals(ANY) && !wanted[i].equals(has[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] parts(String path) {
        String inner = path.strip();
        int start = inner.startsWith("/") ? 1 : 0;
        int end = inner.endsWith("/") && inner.length() > start ? inner.length() - 1 : inner.length();
        String bare = inner.substring(start, end);
        return bare.isEmpty() ? new String[0] : bare.split("/", -1);
    }

    /** The patterns with commas between, as messages name them. */
    @Override
    public String toString() {
        return String.join(", ", patterns);
    }
}
