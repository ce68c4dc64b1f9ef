/** The command line of the department: `pnpm cucao <area> <command> …`. Each command loads only what it needs. */
type Command = (args: string[]) => Promise<number>

const commands: Record<string, () => Promise<Command>> = {
  'regulation parse': async () => (await import('./parse.ts')).parse,
}

const usage = `Cách dùng (usage): pnpm cucao <lệnh (command)> …\n${Object.keys(commands)
  .map((name) => `  ${name}`)
  .join('\n')}\n`

const [area = '', name = '', ...rest] = process.argv.slice(2)
const load = commands[`${area} ${name}`]
if (load) process.exitCode = await (await load())(rest)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}
