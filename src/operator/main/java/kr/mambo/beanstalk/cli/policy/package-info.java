/** IAM policies with the least rights that the environments of some files need. */
@NullMarked
package kr.mambo.beanstalk.cli.policy;

import org.jspecify.annotations.NullMarked;
