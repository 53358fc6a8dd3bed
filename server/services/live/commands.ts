import type { Command } from '../kernel/command'

/** Every command of a meeting by the name in its URL: POST /api/meetings/<id>/<name>. */
export const meetingCommands: Record<string, Command> = {}
