import { useEffect, useLayoutEffect } from 'react'

/** Before the browser paints; React warns of `useLayoutEffect` where there is no browser. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
