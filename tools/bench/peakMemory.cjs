/** Loaded with --require before a program: writes the greatest memory it ever held, in KiB, as it ends. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.KOETSU_BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
