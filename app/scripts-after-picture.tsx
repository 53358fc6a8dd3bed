import { Scripts } from '@remix-run/react'
import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

type ScriptProps = { rel?: string; href?: string; type?: string; async?: boolean; dangerouslySetInnerHTML?: { __html: string }; children?: ReactNode }

/** A line that cannot bring the picture in this time shall not keep the page from coming alive. */
const longestWaitMs = 6_000
/** Modules that a bad line did not bring are asked for again after this time, then after twice as long, at most. */
const firstTryMs = 500
const lastTryMs = 8_000

/**
 * Remix's scripts, which wait until the first picture of a paper has come (DESIGN §4): on a slow line 120 kB of modules
 * beside it would double its time. Remix asks for all modules at once, by `modulepreload` and by a module script; both are
 * taken out of what it renders, and one script asks for the same modules when the picture is there. A page without such
 * a picture asks at once. Browser and server render the same, so hydration finds what it expects.
 */
export function ScriptsAfterPicture({ nonce }: { nonce: string | undefined }) {
  const rendered = elementsIn(Scripts({ nonce }))
  const modules = rendered.flatMap(({ props: { rel, href } }) => (rel === 'modulepreload' && href ? [href] : []))
  return rendered.filter(({ props }) => props.rel !== 'modulepreload').map((script) => {
    const { type, dangerouslySetInnerHTML: code } = script.props
    return type === 'module' ? cloneElement(script, { type: undefined, async: undefined, dangerouslySetInnerHTML: { __html: startScript(modules, code?.__html ?? '') } }) : script
  })
}

/** The links and scripts of what `Scripts` renders, without the fragments around them. */
function elementsIn(node: ReactNode): ReactElement<ScriptProps>[] {
  return Children.toArray(node).flatMap((child) => {
    if (!isValidElement<ScriptProps>(child)) return []
    return typeof child.type === 'string' ? [child] : elementsIn(child.props.children)
  })
}

/**
 * Remix's module script imports the page's routes by `import * as routeN from "…"`, which a browser fetches at once;
 * here the same imports happen in a function. In the browser, which renders once more to hydrate, there is no
 * script. entry.client.tsx tells by the event `alive` when React hears presses. A button that somebody pressed before is
 * pressed then: on a slow line the page is there seconds earlier. `<html data-alive>` says that it is the fonts' turn (theme.css).
 */
function startScript(modules: readonly string[], moduleScript: string): string {
  const imports = [...moduleScript.matchAll(/^import \* as (\w+) from ("[^"]+");$/gm)]
  if (imports.length === 0) return ' '
  const names = imports.map(([, name]) => name).join(', ')
  // running it needs what the rest of the script sets; fetched beforehand it only has to come from the cache then
  const entry = /\bimport\("([^"]+)"\)/.exec(moduleScript)?.[1] ?? ''
  const rest = moduleScript.replace(/^import .*$/gm, '')
  return `{
let pressed = null;
const keep = (event) => { pressed = event.target.closest("button[type=button]") ?? pressed; };
addEventListener("click", keep, true);
const alive = () => {
  removeEventListener("click", keep, true);
  document.documentElement.dataset.alive = "";
  pressed?.click();
};
addEventListener("alive", alive, { once: true });
const start = async () => {
  ${JSON.stringify(modules.filter((module) => module !== entry))}.forEach((module) => import(module).catch(() => {}));
  fetch(${JSON.stringify(entry)}).catch(() => {});
  const [${names}] = await Promise.all([${imports.map(([, , url]) => `import(${url})`).join(', ')}]);
  ${rest.replace(/\bimport\("/, 'await import("')}
};
const picture = document.querySelector(".reading-sheet image");
const come = picture && new Promise((resolve) => {
  if (performance.getEntriesByName(new URL(picture.getAttribute("href"), location).href).length > 0) return resolve();
  for (const end of ["load", "error"]) picture.addEventListener(end, resolve, { once: true });
  setTimeout(resolve, ${longestWaitMs});
});
const again = (waitMs) => start().catch(() => setTimeout(again, waitMs, Math.min(2 * waitMs, ${lastTryMs})));
Promise.resolve(come).then(() => again(${firstTryMs}));
}`
}
