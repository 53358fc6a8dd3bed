import type { dossier as vietnamese } from '../vi/dossier'

export const dossier: typeof vietnamese = {
  title: 'Download for reading offline',
  lead: 'The papers lie on this device and open only when this account is signed in.',
  fetch: (papers, size) => `Download ${papers} ${papers === 1 ? 'paper' : 'papers'}${size === null ? '' : `, ${size}`}`,
  keepsNothing: 'This browser cannot keep papers: a private window, too old a version, or an address without https. Open the system over https in an ordinary window to download them.',
  running: (done, papers) => `Downloading: ${done} of ${papers} papers done`,
  bytesOf: (done, all) => `${done} of ${all}`,
  pause: 'Pause',
  resume: 'Resume',
  paused: (done, papers) => `Paused: ${done} of ${papers} papers done`,
  waiting: (done, papers) => `Waiting for the network: ${done} of ${papers} papers done`,
  done: (papers, size) => `${papers} ${papers === 1 ? 'paper' : 'papers'} on this device, ${size}. They can be read offline.`,
  drawing: 'Some pages are still being prepared and will follow.',
  kept: 'On this device',
  newcomers: (versions, papers, size) => `${[versions > 0 && `${versions} with a new version`, papers > 0 && `${papers} added`].filter(Boolean).join(', ')}, ${size} to download`,
  fetchMore: 'Download',
  full: (needed, free) => `Not enough room on this device: ${needed} needed, ${free} free. Delete some files, then resume.`,
  remove: 'Delete the copy on this device',
  removeMeans: 'The papers stay in the system and can be downloaded again.',
  until: 'The copy deletes itself after 72 hours without meeting the server.',
}
