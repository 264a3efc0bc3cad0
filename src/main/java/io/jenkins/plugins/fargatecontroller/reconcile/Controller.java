// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Jenkins, as far as we touch it. Whoever implements this decides nothing. */
public interface Controller {

    Clouds clouds();

    Basics basics();

    Jobs jobs();

    Access access();

    /** The clouds, as the objects that Jenkins holds. */
    interface Clouds {

        /** All clouds of all kinds, in order. */
        List<Object> all();

        /** Puts these in the place of all, and saves once. */
        void replace(List<Object> clouds) throws IOException;

        /**
         * Builds a cloud and leaves it at that.
         *
         * @param values in the words of amazon-ecs; a template is a map or an object that a cloud has already
         * @throws CannotBuild if amazon-ecs is missing or does not take the values
         */
        Object build(Map<String, Object> values) throws CannotBuild;

        /** The names that data binding knows for a cloud or a template of amazon-ecs. */
        Set<String> parameters(Object described);
    }

    /** Settings of Jenkins itself. */
    interface Basics {

        /** The value as text; empty if there is none. */
        String get(Basic basic);

        void set(Basic basic, String value) throws IOException;
    }

    /** Items at the top level. */
    interface Jobs {

        boolean exists(String name);

        /** Makes a job of its {@code config.xml}. */
        void create(String name, String xml) throws IOException;
    }

    /** Who may log in, and what they may do. */
    interface Access {

        /** Whether neither a security realm nor an authorization strategy was ever configured. */
        boolean open();

        /**
         * Whether users are those of Jenkins's own database, and this one may do everything. One that is not there, but
         * would be allowed to if it were, counts.
         */
        boolean administers(String user);

        /** Whether everybody may do everything. */
        boolean unsecured();

        /** Sets Jenkins's own user database without sign-up, and lets nobody but this user do anything. */
        void close(String administrator);

        /** Where {@code before} is the only administrator, makes it {@code after}; else leaves everything as it is. */
        void replaceAdministrator(String before, String after);

        /** Whether the user has a password. */
        boolean knows(String user);

        boolean accepts(String user, Password password);

        /** Gives the user a password, and makes the user where there is none. */
        void setPassword(String user, Password password) throws IOException;
    }

    /** Reads the administrator's password. */
    @FunctionalInterface
    interface Passwords {

        /**
         * Asks the parameter store now.
         *
         * @param region that of the task, if it is known
         */
        Fact<Password> read(String parameter, Optional<String> region);
    }
}
