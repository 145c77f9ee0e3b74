// Reads every page of the built site in a real browser, as a visitor would: on a desktop and on a phone. Fails if a
// link or an anchor leads nowhere, a page reports an error, has no heading, or does not fit the screen.
import { readdirSync, readFileSync, existsSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const site = resolve(dirname(fileURLToPath(import.meta.url)), '../.vitepress/dist')
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const shots = process.env.SCREENSHOTS
const screens = [
  { name: 'desktop', width: 1280, height: 900 },
  { name: 'phone', width: 390, height: 844 },
]
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

function fileOf(path) {
  const file = join(site, decodeURIComponent(path))
  return [file, `${file}.html`, join(file, 'index.html')].find((each) => existsSync(each) && extname(each) !== '')
}

function serve() {
  const server = createServer((request, response) => {
    const file = fileOf(new URL(request.url, 'http://localhost').pathname)
    response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '')] ?? 'text/plain' })
    response.end(file ? readFileSync(file) : 'not found')
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

function htmlPages() {
  return readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) => '/' + name.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, ''))
    .sort()
}

const problems = []
const server = await serve()
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'site-check-')), {
  executablePath: browserPath,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
})
const links = new Map() // where to -> from where
const anchors = new Map() // page -> ids
const paths = htmlPages()

for (const screen of screens) {
  const page = await browser.newPage()
  await page.setViewportSize(screen)
  let path = ''
  page.on('console', (message) => message.type() === 'error' && problems.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`))
  for (path of paths) {
    const answer = await page.goto(origin + path, { waitUntil: 'load' })
    if (answer.status() !== 200) {
      problems.push(`${path}: answers ${answer.status()}`)
      continue
    }
    const seen = await page.evaluate(() => ({
      headings: document.querySelectorAll('main h1').length,
      words: (document.querySelector('main')?.innerText ?? '').split(/\s+/).length,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ids: [...document.querySelectorAll('[id]')].map((each) => each.id),
      links: [...document.querySelectorAll('a[href]')].map((each) => each.href),
      broken: [...document.images].filter((each) => each.complete && each.naturalWidth === 0).map((each) => each.src),
    }))
    if (seen.headings !== 1) problems.push(`${path}: has ${seen.headings} main headings`)
    if (seen.words < 20) problems.push(`${path}: has hardly any text`)
    if (seen.overflow > 0) problems.push(`${path}: is ${seen.overflow} px wider than the ${screen.name}'s screen`)
    seen.broken.forEach((image) => problems.push(`${path}: the picture ${image} does not load`))
    anchors.set(path, new Set(seen.ids))
    seen.links.filter((link) => link.startsWith(origin)).forEach((link) => links.set(link, path))
    if (shots) await page.screenshot({ path: join(shots, `${screen.name}${path.replaceAll('/', '-')}.png`) })
  }
  await page.close()
}

for (const [link, from] of links) {
  const { pathname, hash } = new URL(link)
  const target = pathname === '/' ? '/' : pathname.replace(/\/$/, '').replace(/\.html$/, '')
  if (!fileOf(target)) {
    problems.push(`${from}: links to ${pathname}, which is not there`)
  } else if (hash && anchors.has(target) && !anchors.get(target).has(decodeURIComponent(hash.slice(1)))) {
    problems.push(`${from}: links to ${target}${decodeURIComponent(hash)}, but the page has no such place`)
  }
}

const page = await browser.newPage()
await page.goto(origin)
await page.keyboard.press('Control+k')
await page.locator('.VPLocalSearchBox input').fill('deleteAfterRead')
await page.locator('.VPLocalSearchBox .result').first().waitFor({ timeout: 10_000 })
  .catch(() => problems.push('the search finds nothing about deleteAfterRead'))

await browser.close()
server.close()
problems.forEach((problem) => console.error(problem))
console.log(`${paths.length} pages, ${links.size} links, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
