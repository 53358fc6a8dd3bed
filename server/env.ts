import { resolve } from 'node:path'
import * as z from 'zod'

/** What the environment decides. A wrong value stops the start with a sentence. */
export type Env = {
  port: number
  host: string
  dataDir: string
  /** scheme, host and port as browsers see us; requests and sockets must come from it */
  origin: string
  logLevel: string
}

const schema = z.object({
  PORT: z.coerce.number({ error: 'PORT phải là một số' }).int('PORT phải là số nguyên').min(0, 'PORT từ 0 đến 65535').max(65535, 'PORT từ 0 đến 65535').default(3000),
  HOST: z.string().min(1, 'HOST không được để trống').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR không được để trống').default('./data'),
  ORIGIN: z.url('ORIGIN phải là địa chỉ đầy đủ, ví dụ https://hop.example.gov.vn').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'LOG_LEVEL là một trong debug, info, warn, error, silent' }).default('info'),
})

/** Reads and checks the environment. Throws an `EnvError` whose message is for the administrator. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) throw new EnvError(`Không khởi động được: ${parsed.error.issues.map((issue) => issue.message).join('; ')}.`)
  const { PORT, HOST, DATA_DIR, LOG_LEVEL } = parsed.data
  const origin = new URL(parsed.data.ORIGIN ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`)
  if (origin.protocol !== 'https:' && !isLoopback(origin.hostname)) {
    throw new EnvError(`Không khởi động được: ORIGIN ${origin.origin} không phải https. Trình duyệt chỉ cho dùng mã hóa và đọc khi mất mạng qua https; đặt máy chủ sau một cổng TLS và ghi ORIGIN=https://….`)
  }
  return { port: PORT, host: HOST, dataDir: resolve(DATA_DIR), origin: origin.origin, logLevel: LOG_LEVEL }
}

export class EnvError extends Error {}

function isLoopback(hostname: string) {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
