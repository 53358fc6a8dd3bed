// What has to be there before anything of ours runs: packages and the build. Plain JavaScript with nothing installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Refuses a Node that is too old with a sentence instead of a stack trace. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`Nghị Sự cần Node.js 20.19 trở lên; máy này có ${process.versions.node}. Cài bản mới rồi chạy lại.\n`)
  process.exit(1)
}

/** Installs the packages of the lock file unless exactly these are there. Output goes to standard error. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules/.installed')
  const wanted = hashOf([join(root, 'package-lock.json')])
  if (read(stamp) === wanted || isLinked(join(root, 'node_modules'))) return
  run('Đang cài các gói cần thiết (lần đầu mất vài phút)', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])
  writeFileSync(stamp, wanted)
}

/** Builds unless the sources are those of the last build. */
export function ensureBuilt() {
  const stamp = join(root, 'build/.built')
  const wanted = sourcesHash()
  if (read(stamp) === wanted) return
  run('Đang dựng ứng dụng', process.execPath, [join(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'])
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function sourcesHash() {
  const folders = ['app', 'server', 'db', 'public'].flatMap((folder) => filesBelow(join(root, folder)))
  return hashOf([...folders, ...['package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json'].map((name) => join(root, name))])
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
/** A linked node_modules belongs to another checkout, which looks after it. */
const isLinked = (folder) => lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

function run(what, command, args) {
  process.stderr.write(`${what}…\n`)
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32', env: { ...process.env, NODE_ENV: undefined } })
  if (status === 0) return
  process.stderr.write(`${what}: không xong (${error?.message ?? `mã ${status}`}). Xem thông báo ở trên, sửa rồi chạy lại.\n`)
  process.exit(1)
}
