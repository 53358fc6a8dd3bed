/**
 * What keeps state secrets off this system: Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, Điều 5 khoản 2, in force since
 * 1/3/2026 in place of 29/2018/QH14: no writing or keeping them on a machine that is on a network, but for an
 * independent LAN.
 */
export const secrecyLaw = { number: '117/2025/QH15', article: 5, clause: 2 } as const
