pipeline {
    // AWS may take a Spot agent away; `retries` runs the build again on a fresh one.
    // `retry` in the options of the pipeline would not: it would retry on the lost agent.
    agent {
        node {
            label 'build-example-spot'
            retries 2
        }
    }
    options {
        timeout(time: 60, unit: 'MINUTES')
    }
    stages {
        stage('Test') {
            steps {
                sh 'echo this was executed on a spot instance'
                sh 'sleep 120'
                sh 'echo sleep is done'
            }
        }
    }
}
