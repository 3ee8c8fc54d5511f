/** Tests that have a short form for every run and a long one, which `SYSSOCK_LONG=1` asks for. */
export const isLong = process.env.SYSSOCK_LONG === '1';

/** What a test takes in this run. */
export function inForm<Value>(form: { readonly short: Value; readonly long: Value }): Value {
	return isLong ? form.long : form.short;
}

/** Figures for whoever runs the long form by hand. */
export function tellFigures(name: string, figures: Readonly<Record<string, unknown>>): void {
	if (isLong) process.stderr.write(`${name}: ${JSON.stringify(figures)}\n`);
}
