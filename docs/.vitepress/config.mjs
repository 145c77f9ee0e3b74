import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const docs = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The pages are plain Markdown, read on a forge as well: what looks like a template or a tag is meant to be read. */
function plainMarkdown(md) {
  for (const rule of ['html_block', 'html_inline']) {
    md.renderer.rules[rule] = (tokens, index) =>
      tokens[index].content.trim().startsWith('<!--') ? '' : md.utils.escapeHtml(tokens[index].content)
  }
  for (const rule of ['text', 'code_inline']) {
    const render = md.renderer.rules[rule]
    md.renderer.rules[rule] = (...args) => render(...args).replaceAll('{{', '&#123;&#123;')
  }
  const link = md.renderer.rules.link_open
  md.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const source = sourceFile(tokens[index].attrGet('href') ?? '', env.path ?? '')
    if (source === '') {
      return link(tokens, index, options, env, self)
    }
    // the source tree is not part of the site: say where it is instead of linking to nowhere
    tokens[index].attrs = [['title', `in the source tree: ${source}`], ['class', 'source']]
    tokens[index].tag = 'span'
    const close = tokens.findIndex((token, at) => at > index && token.type === 'link_close')
    tokens[close].tag = 'span'
    return self.renderToken(tokens, index, options)
  }
}

/** Where a relative link leads if that is outside of these pages; else nothing. */
function sourceFile(href, page) {
  if (/^([a-z]+:|#|\/)/.test(href) || href === '') {
    return ''
  }
  const target = resolve(dirname(page), href.replace(/[#?].*$/, ''))
  const inside = target.startsWith(docs + '/') && /\.(md|svg|png)$/.test(target)
  return inside ? '' : relative(resolve(docs, '..'), target)
}

/** A page's first heading. */
function title(file) {
  return /^# +(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1].replaceAll('`', '') ?? file
}

/** The pages of a folder, in the order of the names that are given first, the others after them by name. */
function pages(folder, ...first) {
  return readdirSync(join(docs, folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md' && statSync(join(docs, folder, name)).isFile())
    .map((name) => name.slice(0, -'.md'.length))
    .sort((one, other) => order(one, first) - order(other, first) || one.localeCompare(other))
    .map((name) => ({ text: title(join(docs, folder, `${name}.md`)), link: `/${join(folder, name)}` }))
}

function order(name, first) {
  const place = first.indexOf(name)
  return place < 0 ? first.length : place
}

function group(text, folder, ...first) {
  const items = existing(folder) ? pages(folder, ...first) : []
  return items.length > 0 ? [{ text, items, collapsed: folder === 'decisions' }] : []
}

function existing(folder) {
  return statSync(join(docs, folder), { throwIfNoEntry: false })?.isDirectory()
}

export default defineConfig({
  title: 'camel-cn',
  description: "Apache Camel components for China's clouds: QingStor, Kodo, Qingzhou",
  cleanUrls: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/icon.svg' }]],
  srcExclude: ['site/**', 'node_modules/**'],
  markdown: { config: plainMarkdown },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'QingStor', link: '/components/qingstor' },
      { text: 'Kodo', link: '/components/kodo' },
      { text: 'Qingzhou', link: '/components/qingzhou' },
    ],
    sidebar: [
      ...group('Using it', '.', 'getting-started', 'spring-boot', 'kamelets'),
      ...group('Components', 'components', 'qingstor', 'qingstor-operations', 'kodo', 'kodo-operations', 'qingzhou', 'qingzhou-operations'),
      ...group('Recipes', 'recipes'),
      ...group('Protocols', 'protocols'),
      ...group('Decisions', 'decisions'),
    ],
  },
})
