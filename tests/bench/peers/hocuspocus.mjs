// Hocuspocus as it comes, in memory: what `npm run bench -- ink` measures beside ours.
import { Server } from '@hocuspocus/server'

await new Server({ address: process.env.HOST, port: Number(process.env.PORT), quiet: true }).listen()
