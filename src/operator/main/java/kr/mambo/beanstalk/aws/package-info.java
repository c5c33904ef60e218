/**
 * AWS as the operator needs it: ports in the project's own terms, their SDK adapters, and one table
 * of errors. Only this package uses the AWS SDK.
 */
@NullMarked
package kr.mambo.beanstalk.aws;

import org.jspecify.annotations.NullMarked;
