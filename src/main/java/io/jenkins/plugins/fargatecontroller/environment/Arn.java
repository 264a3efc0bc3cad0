// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Amazon Resource Name.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …
 * @param service the service's prefix, such as {@code ecs}
 * @param region empty for global services such as IAM
 * @param account 12 digits; empty where the service has none
 * @param resource everything behind the fifth colon
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">the format</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    private static final Pattern FORMAT =
            Pattern.compile("arn:(aws(?:-[a-z]+)*+):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12}|aws|):(\\S+)");

    /** IAM's limit, and more than any other service needs. */
    private static final int LONGEST = 2048;

    /**
     * Takes an ARN apart.
     *
     * @throws IllegalArgumentException if the text is not an ARN; the message says what was expected
     */
    @JsonCreator
    public static Arn parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        Quoted.of(text) + " is not an ARN; expected arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE"));
    }

    /** The same, where a text may well be something else. */
    public static Optional<Arn> find(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return text.length() <= LONGEST && matcher.matches()
                ? Optional.of(new Arn(
                        matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)))
                : Optional.empty();
    }

    public static boolean looksLike(String text) {
        return text.startsWith("arn:");
    }

    /** An ARN of the same partition, region and account. */
    public Arn sibling(String otherService, String otherResource) {
        return new Arn(partition, otherService, region, account, otherResource);
    }

    /** What stands before the first slash or colon of the resource, such as {@code cluster}; empty without one. */
    @JsonIgnore
    public String resourceType() {
        int end = separator();
        return end < 0 ? "" : resource.substring(0, end);
    }

    /** What stands behind the first slash or colon of the resource, or the whole resource without one. */
    @JsonIgnore
    public String resourceId() {
        return resource.substring(separator() + 1);
    }

    /** The last segment of the resource's path, such as a role's name without its path. */
    @JsonIgnore
    public String name() {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    /** Whether this names a thing of that service and type. */
    public boolean names(String otherService, String type) {
        return service.equals(otherService) && resourceType().equals(type);
    }

    private int separator() {
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        return slash < 0 ? colon : colon < 0 ? slash : Math.min(slash, colon);
    }

    @Override
    @JsonValue
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
