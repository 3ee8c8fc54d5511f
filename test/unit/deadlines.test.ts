import { Deadlines } from '../../lib/server/deadlines';

afterEach(() => jest.restoreAllMocks());

test('a deadline comes when it is time, whatever the clock on the wall is set to', async () => {
	const deadlines = new Deadlines();
	const reached = new Promise<void>((resolve) => deadlines.set({ onDeadline: resolve }, 10));
	jest.spyOn(Date, 'now').mockReturnValue(0);
	await reached;
});

test('a deadline that was cleared does not come, and leaves no timer', () => {
	jest.useFakeTimers();
	const deadlines = new Deadlines();
	const waiting = { onDeadline: jest.fn() };
	deadlines.set(waiting, 10);
	deadlines.clear(waiting);
	expect(jest.getTimerCount()).toBe(0);
	jest.advanceTimersByTime(1000);
	expect(waiting.onDeadline).not.toHaveBeenCalled();
	jest.useRealTimers();
});
