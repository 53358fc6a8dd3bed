/** What an uploaded paper may be. The size of a file is a default that a setting may change; the others protect the server. */
export const paperLimits = {
  fileMb: 300,
  /** The largest size that the setting may allow. */
  mostFileMb: 1000,
  /** Of one person's own papers together, a million bytes each as the screen counts; a default that a setting may change. */
  ownSpaceMb: 2000,
  /** The smallest and the largest that the setting may allow. */
  leastOwnSpaceMb: 100,
  mostOwnSpaceMb: 100_000,
  pages: 2000,
  /** A page that takes longer is ended and shown as "không hiển thị được trang này". */
  pageSeconds: 20,
  /** A process that draws and takes more memory is ended; the page in hand is shown like one that takes too long. */
  workerMb: 1000,
  /** A telephone takes 12 to 50 million pixels; what claims more is a bomb, or a poster. */
  pictureMpx: 64,
} as const
