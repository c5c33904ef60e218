/** Probes that tell the truth about this process, and not about AWS. */
@NullMarked
package kr.mambo.beanstalk.health;

import org.jspecify.annotations.NullMarked;
