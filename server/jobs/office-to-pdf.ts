import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { officeProfile } from './office-profile'

/** Makes PDFs of office files with LibreOffice, one at a time. */
export type OfficeConverter = {
  /**
   * Writes a PDF of `path` into `folder`, which is the caller's to remove, and answers where. Refuses documents/no-office
   * where LibreOffice is not installed, and /office-failed for what it cannot read, in time or in memory.
   */
  toPdf(path: string, extension: string, folder: string): Promise<Decision<string>>
  /** Ends what is under way; whatever waits is refused. */
  close(): Promise<void>
}

export type OfficeOptions = {
  /** folders to look for `soffice` in; those of PATH and the usual ones unless told */
  searchIn?: string[]
  seconds?: number
}

const usualPlaces = ['/usr/lib/libreoffice/program', '/usr/lib64/libreoffice/program', '/opt/libreoffice/program', '/Applications/LibreOffice.app/Contents/MacOS']
/** kilobytes of address space, of which LibreOffice maps much and touches little; blocks of 512 bytes */
const memoryKb = 4 * 2 ** 20
const fileBlocks = 2 * 2 ** 20

/**
 * Limits of memory and file size, the lowest priority, and a network of its own without a way out, each where the system
 * has it. What follows is started in place of the shell, so that the group holds nothing else.
 */
const launch = `ulimit -v ${memoryKb} 2>/dev/null; ulimit -f ${fileBlocks} 2>/dev/null
command -v nice >/dev/null 2>&1 && set -- nice -n 15 "$@"
unshare -rn true 2>/dev/null && set -- unshare -rn "$@"
exec "$@"`

export function openOfficeConverter({ searchIn = [...(process.env.PATH ?? '').split(delimiter), ...usualPlaces], seconds = 120 }: OfficeOptions = {}): OfficeConverter {
  let last: Promise<unknown> = Promise.resolve()
  let running: ChildProcess | null = null
  let closed = false

  const convert = async (path: string, extension: string, folder: string): Promise<Decision<string>> => {
    const soffice = await findProgram(searchIn)
    if (!soffice) return refuse('documents/no-office')
    if (closed) return refuse('documents/office-failed')
    const profile = join(folder, 'profile')
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user/registrymodifications.xcu'), officeProfile)
    const copy = join(folder, `source.${extension}`)
    await copyFile(path, copy, constants.COPYFILE_FICLONE)
    running = start(soffice, profile, copy, folder)
    const ended = await end(running, seconds)
    running = null
    const made = join(folder, 'source.pdf')
    return ended && (await isThere(made)) ? allow(made) : refuse('documents/office-failed')
  }
  return {
    toPdf(path, extension, folder) {
      const next = last.then(() => convert(path, extension, folder))
      last = next.catch(() => undefined)
      return next
    },
    async close() {
      closed = true
      if (running) endGroup(running)
      await last
    },
  }
}

function start(soffice: string, profile: string, source: string, folder: string): ChildProcess {
  const options = ['--headless', '--invisible', '--norestore', '--nolockcheck', '--nodefault', '--nologo', `-env:UserInstallation=${pathToFileURL(profile).href}`]
  return spawn('/bin/sh', ['-c', launch, 'sh', soffice, ...options, '--convert-to', 'pdf', '--outdir', folder, source], {
    cwd: folder, detached: true, stdio: 'ignore',
    // nothing of our own environment; a proxy that nobody answers for where there is no own network
    env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp', http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
  })
}

/** Whether it ended by itself and well; after `seconds` it is ended with everything that it has started. */
function end(child: ChildProcess, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => endGroup(child), seconds * 1000)
    const settle = (well: boolean) => {
      clearTimeout(timer)
      endGroup(child) // whoever is left of the group
      resolve(well)
    }
    child.once('error', () => settle(false)).once('exit', (code) => settle(code === 0))
  })
}

function endGroup({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // the group has ended by itself
  }
}

async function findProgram(folders: string[]): Promise<string | null> {
  for (const folder of folders) {
    const program = join(folder, 'soffice')
    if (folder !== '' && (await isThere(program, constants.X_OK))) return program
  }
  return null
}

const isThere = (path: string, mode?: number) => access(path, mode).then(() => true, () => false)
