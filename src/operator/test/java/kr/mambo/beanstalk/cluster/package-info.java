/** What is held against a real API server. */
@NullMarked
package kr.mambo.beanstalk.cluster;

import org.jspecify.annotations.NullMarked;
