// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What an exception or an error means to a person: no name of a class, and never nothing.
 *
 * @param reason what is so, as a sentence without a full stop
 * @param remedy what a person does about it, as a sentence without a full stop
 */
public record Thrown(String reason, String remedy) {

    /** How messages begin that Java makes of a mistake in a program, or what names its classes and methods. */
    private static final Pattern OF_JAVA = Pattern.compile(
            "^Cannot (?:invoke|read|load|store|assign|throw|enter|exit) |^Index -?\\d|^(?:For input string|Range"
                    + " \\[|class )|\\b(?:java|javax|io\\.jenkins|com\\.fasterxml|software\\.amazon)\\.[a-z]");

    private static final String LOG = "see the log of Jenkins for details";

    /**
     * Makes something while Jenkins looks for extensions. Jenkins goes on without one that throws an exception or lacks
     * a class; any other error would end its boot.
     */
    public static <T> T asException(Supplier<T> making) {
        try {
            return making.get();
        } catch (LinkageError e) {
            throw e;
        } catch (Error e) {
            throw new IllegalStateException(of(e).reason(), e);
        }
    }

    public static Thrown of(Throwable failure) {
        if (failure instanceof Explained explained) {
            return new Thrown(String.valueOf(failure.getMessage()), explained.remedy());
        }
        if (failure instanceof StackOverflowError) {
            return new Thrown("a text is too long or nested too deeply", "shorten what was written last");
        }
        if (failure instanceof OutOfMemoryError) {
            return new Thrown("there is not enough memory", "give the controller's task and its Java heap more memory");
        }
        if (failure instanceof LinkageError) {
            return new Thrown(
                    "a part of this plugin, or of one that it uses, is missing or incompatible",
                    "update Jenkins and its plugins together; the log of Jenkins names the part");
        }
        String message = failure.getMessage();
        return new Thrown(
                message == null || message.isBlank() || OF_JAVA.matcher(message).find()
                        ? "something unexpected happened"
                        : message,
                LOG);
    }
}
