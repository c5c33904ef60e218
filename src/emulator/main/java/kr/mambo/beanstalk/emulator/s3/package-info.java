/** S3 over HTTP: an embedded object store behind accounts, regions, rights and faults. */
@NullMarked
package kr.mambo.beanstalk.emulator.s3;

import org.jspecify.annotations.NullMarked;
