import type { offline as vi } from '../vi/offline'

export const offline: typeof vi = {
  since: (time) => `Offline since ${time}. Reading and notes go on.`,
  unsent: (count) => (count === 1 ? 'One change to notes is not sent yet.' : `${count} changes to notes are not sent yet.`),
  notSaved: (count) => `Not saved on the server yet. ${count === 1 ? 'One change to notes is' : `${count} changes to notes are`} kept on this device.`,
  shutOut: (count, title) => `${count === 1 ? 'One note' : `${count} notes`} on ${title ? `“${title}”` : 'other papers'} cannot be sent: the paper may not be read any more.`,
  look: 'Look at them',
  sendNow: 'Open the meeting room to send',
  noLine: {
    title: 'No network',
    notKept: 'There is no network and this page has not been downloaded to this device, so it cannot be opened yet.',
    whatToDo: 'Check Wi-Fi or mobile data and try again. Next time, open the meeting’s page while online and choose “Download for reading offline”.',
    tryAgain: 'Try again',
    keptHere: 'Papers on this device',
  },
  handBack: 'Hand back and clear this tablet',
  handBackMeans: 'Downloaded papers and unsent notes on this device are deleted, then you are signed out. This cannot be undone.',
  handedBackNoLine: 'The data on this device are deleted. Signing out needs the network: sign out when it is back, before handing over the device.',
}
