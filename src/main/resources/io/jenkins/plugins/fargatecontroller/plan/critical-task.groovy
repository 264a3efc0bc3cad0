pipeline {
    agent { label 'build-example' }
    options {
        timeout(time: 30, unit: 'MINUTES')
    }
    stages {
        stage('Test') {
            steps {
                sh 'echo this was executed on a non spot instance'
                sh 'sleep 120'
                sh 'echo sleep is done'
            }
        }
    }
}
