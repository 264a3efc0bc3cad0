// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import java.io.IOException;

/** Jenkins, as far as the reconciler uses it. Whoever implements this decides nothing. */
public interface JenkinsPort {

    CloudsPort clouds();

    Basics basics();

    Jobs jobs();

    Access access();

    Agents agents();

    /** The engine of our own for agents. */
    interface Agents {

        /** Whether the plugin amazon-ecs is installed and has loaded. */
        boolean amazonEcs();

        /** What it runs. */
        Fleet fleet();

        /** Has it run this from now on. Without clouds it starts no more agents, and those that run end as they would. */
        void run(Fleet fleet) throws IOException;

        /** What amazon-ecs runs with our help. */
        Fleet helped();

        /** Helps amazon-ecs with these clouds from now on; without clouds it is left to itself. */
        void help(Fleet fleet);
    }

    /** Settings of Jenkins itself. */
    interface Basics {

        /** The value as text; empty if there is none. */
        String get(JenkinsSetting basic);

        void set(JenkinsSetting basic, String value) throws IOException;
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

        /**
         * Whether Jenkins has loaded its users. Before, it knows nobody, and whoever is made anew replaces somebody that
         * there is.
         */
        boolean usersLoaded();

        /** Whether the user has a password; means something once the users are loaded. */
        boolean knows(String user);

        boolean accepts(String user, Password password);

        /** Gives the user a password, and makes the user where there is none. */
        void setPassword(String user, Password password) throws IOException;
    }
}
