/** How an environment comes to be and goes: create, adopt, own, pause, place, delete. */
@NullMarked
package kr.mambo.beanstalk.plan.lifecycle;

import org.jspecify.annotations.NullMarked;
