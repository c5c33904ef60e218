/**
 * The workload on Elastic Beanstalk's Docker platform: source bundle, S3 objects and the digests
 * that identify them. Pure: the same inputs give the same bytes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker.html">Deploying
 *     with Docker containers</a>
 */
@NullMarked
package kr.mambo.beanstalk.bundle;

import org.jspecify.annotations.NullMarked;
