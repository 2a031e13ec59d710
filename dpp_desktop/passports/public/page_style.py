"""The style sheet of passport pages: light and dark, for phones, screens and paper."""

import base64
import hashlib

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --text: #1b1f24; --soft: #4f5864; --line: #d5d9df;
  --link: #0b57a4; --warn-ground: #fdecea; --warn-text: #8c1d18;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --raised: #1e2228; --text: #eceff3; --soft: #b3bbc6; --line: #3a414b;
    --link: #8ec2ff; --warn-ground: #4a1512; --warn-text: #ffd9d5;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
body { margin: 0; background: var(--ground); color: var(--text); }
.frame { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem 2rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between;
  align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
header p { margin: 0; font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 0;
  padding: 0; }
nav a, nav span { display: inline-block; padding: .5rem 0; }
nav span { font-weight: 600; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
.kind { color: var(--soft); margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 2fr) 3fr; gap: .1rem 1rem;
  padding: .45rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
dd dl, dd ul { white-space: normal; }
.identity { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem;
  padding: .25rem 1rem; }
.identity > div:last-child, .entries dl > div:last-child, dd dl > div:last-child
  { border-bottom: 0; }
.identity dd { font-variant-numeric: tabular-nums; }
ul { margin: 0; padding-left: 1.1rem; }
.entries { list-style: none; padding: 0; }
.entries > li { border: 1px solid var(--line); border-radius: .5rem; padding: .1rem .9rem;
  margin: .5rem 0; }
.warning { background: var(--warn-ground); color: var(--warn-text); border-radius: .5rem;
  padding: .75rem 1rem; font-weight: 600; }
footer { margin-top: 2rem; color: var(--soft); border-top: 1px solid var(--line);
  padding-top: .75rem; }
footer ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
footer a { display: inline-block; padding: .35rem 0; }
@media (max-width: 32rem) {
  dl > div { grid-template-columns: 1fr; }
  .entries dl > div:not(:has(dl, ul)) { grid-template-columns: 1fr 1fr; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #fff; --text: #000; --soft: #333;
    --line: #999; --link: #000; --warn-ground: #fff; --warn-text: #000; }
  nav, footer { display: none; }
  .frame { max-width: none; padding: 0; }
  section, .entries > li { break-inside: avoid; }
}
""".strip()
"""The content of the `style` element of all pages."""

_DIGEST = hashlib.sha256(STYLE.encode("utf-8")).digest()

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    f"style-src 'sha256-{base64.b64encode(_DIGEST).decode('ascii')}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The policy of the pages: no scripts, nothing from elsewhere (W3C Content Security Policy 3)."""
