import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

it('counts an IPv4 address by itself, also when it comes dressed as IPv6', () => {
	expect(placeOf('203.0.113.7')).toBe('203.0.113.7');
	expect(placeOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

it('counts every IPv6 address of one subscriber as one place', () => {
	const subscriber = placeOf('2001:db8:1:2:3:4:5:6');
	expect(subscriber).toBe('2001:db8:1:2::/64');
	expect(placeOf('2001:0db8:0001:0002::1')).toBe(subscriber);
	expect(placeOf('2001:DB8:1:2:ffff::')).toBe(subscriber);
	expect(placeOf('2001:db8:1:3::1')).not.toBe(subscriber);
	expect(placeOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
	expect(placeOf('::1')).toBe('0:0:0:0::/64');
});

it('leaves what is no address as it is', () => {
	expect(placeOf('')).toBe('');
	expect(placeOf('unknown')).toBe('unknown');
});
