// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import java.io.IOException;
import java.nio.file.Path;

/** A process that writes a file again and again until it is killed, and says before each time what it will write. */
final class KilledWriter {

    /** Long enough that a kill finds a file half written now and then. */
    private static final int LETTERS = 200_000;

    private KilledWriter() {}

    /** The text of a number. */
    static String text(int number) {
        return number + "\n" + String.valueOf((char) ('a' + number % 26)).repeat(LETTERS) + "\n" + number + "\n";
    }

    public static void main(String[] arguments) throws IOException {
        WholeFile file = new WholeFile(Path.of(arguments[0]));
        for (int number = 1; ; number++) {
            System.out.println(number);
            System.out.flush();
            file.write(text(number));
        }
    }
}
