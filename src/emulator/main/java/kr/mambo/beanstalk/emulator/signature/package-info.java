/** AWS Signature Version 4, from the side of the service that verifies it. */
@NullMarked
package kr.mambo.beanstalk.emulator.signature;

import org.jspecify.annotations.NullMarked;
