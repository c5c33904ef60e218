/** Blue/green replacement: a second environment that takes over the CNAME of the first. */
@NullMarked
package kr.mambo.beanstalk.plan.replacement;

import org.jspecify.annotations.NullMarked;
