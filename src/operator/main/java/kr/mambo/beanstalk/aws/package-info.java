/**
 * AWS as the operator needs it: ports in the project's own words, their SDK adapters, and one table
 * of errors. The AWS SDK stops here.
 */
@NullMarked
package kr.mambo.beanstalk.aws;

import org.jspecify.annotations.NullMarked;
