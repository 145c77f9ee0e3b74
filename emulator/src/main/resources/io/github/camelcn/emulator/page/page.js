'use strict';
/* Everything is made of text nodes: names of objects and targets of requests never become markup. */
(() => {
  const PERIOD = 1500;
  const $ = (id) => document.getElementById(id);
  const shown = new Map();
  let paused = false;
  let filter = 'all';
  let timer = 0;

  /** el('a.row', {href}, 'text', node, ...) */
  function el(what, attributes, ...children) {
    const [tag, ...classes] = what.split('.');
    const node = document.createElement(tag);
    if (classes.length) node.className = classes.join(' ');
    Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...children.filter((child) => child !== null && child !== ''));
    return node;
  }

  /** Where the page is: the open request, and the open folder. Kept in the address so that it can be sent on. */
  function place() {
    const query = new URLSearchParams(location.hash.slice(1));
    return {
      request: query.get('request') || '',
      bucket: query.get('bucket'),
      emulator: query.get('emulator') || '0',
      prefix: query.get('prefix') || '',
      after: query.get('after') || '',
      object: query.get('object'),
    };
  }

  function link(changes) {
    const query = new URLSearchParams(location.hash.slice(1));
    Object.entries(changes).forEach(([name, value]) =>
      value === null || value === '' ? query.delete(name) : query.set(name, value));
    return '#' + query;
  }

  async function get(path, parameters) {
    const answer = await fetch(path + (parameters ? '?' + new URLSearchParams(parameters) : ''));
    const json = await answer.json();
    if (!answer.ok) throw new Error(json.error || 'HTTP ' + answer.status);
    return json;
  }

  /** Draws only what has changed, so that a selected text stays selected. */
  function draw(target, data, make) {
    const text = JSON.stringify(data);
    if (shown.get(target) === text) return;
    shown.set(target, text);
    target.replaceChildren(...make(data));
  }

  const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  function size(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return (unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)) + ' ' + UNITS[unit];
  }

  const two = (number) => String(number).padStart(2, '0');
  function clock(text) {
    const time = new Date(text);
    return [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  }
  function moment(text) {
    const time = new Date(text);
    return time.getFullYear() + '-' + two(time.getMonth() + 1) + '-' + two(time.getDate()) + ' ' + clock(text);
  }
  const count = (number, one, many) => number + ' ' + (number === 1 ? one : many);

  function emulators(list) {
    return list.map((one) => el('div.card', {},
      el('h2', {}, one.service, el('small', {}, count(one.requests, 'request', 'requests'))),
      el('code', {}, one.endpoint),
      el('small', {}, 'knows ' + one.accessKeys.join(', '))));
  }

  function buckets(list) {
    const stores = list.map((one, index) => ({...one, index})).filter((one) => one.buckets);
    if (!stores.length) return [];
    const rows = stores.flatMap((store) => store.buckets.map((bucket) => el('li', {},
      el('a.row.thing', {href: link({emulator: store.index, bucket: bucket.name, prefix: null, after: null, object: null})},
        el('span.name', {}, bucket.name),
        el('span.num', {}, count(bucket.objects, 'object', 'objects') + ', ' + size(bucket.bytes)),
        el('small.dim', {}, [store.service, bucket.place, bucket.state].filter(Boolean).join(' · ')),
        el('small.dim.num', {}, bucket.uploads ? count(bucket.uploads, 'open upload', 'open uploads') : '')))));
    return [el('section.panel', {'aria-label': 'Buckets'},
      el('div.head', {}, el('h2', {}, 'Buckets')),
      rows.length ? el('ul', {}, ...rows) : el('div.empty', {}, 'No buckets yet.'))];
  }

  const STATES = {RUNNING: 'good', ERROR: 'bad', STOPPED: ''};
  function instances(list) {
    return list.filter((one) => one.instances).map((cloud) => el('section.panel', {'aria-label': 'Instances'},
      el('div.head', {}, el('h2', {}, 'Instances'), el('small.dim', {}, count(cloud.instanceCount, 'instance', 'instances'))),
      cloud.instances.length ? el('ul', {}, ...cloud.instances.map((instance) => el('li', {},
        el('div.row.thing', {},
          el('span.name', {}, instance.name || instance.id),
          el('span.badge.' + (instance.state in STATES ? STATES[instance.state] || 'plain' : 'warn'), {}, instance.state),
          el('small.dim.mono', {}, instance.id),
          el('small.dim.num', {}, instance.cpu + ' CPU, ' + size(instance.memoryMiB * 1048576))))))
        : el('div.empty', {}, 'No instances yet.')));
  }

  function crumbs(at) {
    const up = el('nav.crumbs', {'aria-label': 'Folder'},
      el('a', {href: link({bucket: null, prefix: null, after: null, object: null, emulator: null})}, 'Buckets'), '/',
      el('a', {href: link({prefix: null, after: null, object: null})}, at.bucket));
    let prefix = '';
    at.prefix.split('/').slice(0, -1).forEach((name) => {
      prefix += name + '/';
      up.append('/', el('a', {href: link({prefix, after: null, object: null})}, name || '(empty)'));
    });
    return up;
  }

  function folder(at, page) {
    const rows = page.folders.map((name) => el('li', {},
      el('a.row.thing', {href: link({prefix: name, after: null, object: null})},
        el('span.name', {}, name.slice(at.prefix.length)), el('span.dim', {}, 'folder'))));
    page.objects.forEach((object) => {
      const open = object.key === at.object;
      const row = el('li', {}, el('a.row.thing', {href: link({object: open ? null : object.key}), 'aria-expanded': open},
        el('span.name', {}, object.key.slice(at.prefix.length) || object.key),
        el('span.num', {}, size(object.size)),
        el('small.dim', {}, [object.contentType, object.storageClass, object.state].filter(Boolean).join(' · ')),
        el('small.dim.num', {}, moment(object.modified))));
      if (open) {
        row.append(el('div.detail', {}, pairs({
          key: object.key, bytes: object.size, etag: object.etag, type: object.contentType, class: object.storageClass,
          state: object.state, modified: object.modified,
          ...Object.fromEntries(Object.entries(object.metadata).map(([name, value]) => ['meta ' + name, value])),
        })));
      }
      rows.push(row);
    });
    const panel = el('section.panel', {'aria-label': 'Objects'}, el('div.head', {}, crumbs(at)),
      rows.length ? el('ul', {}, ...rows) : el('div.empty', {}, 'Nothing here.'));
    if (page.next) panel.append(el('a.more', {href: link({after: page.next, object: null})}, 'Next page'));
    if (at.after) panel.append(el('a.more', {href: link({after: null, object: null})}, 'First page'));
    return panel;
  }

  function pairs(values) {
    const list = el('dl');
    Object.entries(values).filter(([, value]) => value !== '').forEach(([name, value]) =>
      list.append(el('dt', {}, name), el('dd', {}, String(value))));
    return list;
  }

  const CHECKS = {KEY: 'unknown key', CLOCK: 'clock', HEADER: 'malformed', BODY: 'body digest', SIGNATURE: 'signature', TOKEN: 'token'};
  function badge(request) {
    if (request.outcome === 'REFUSED') return el('span.badge.bad', {}, '✗ ' + CHECKS[request.check]);
    if (request.fault) return el('span.badge.warn', {}, 'fault: ' + request.fault);
    if (request.outcome === 'ACCEPTED') {
      return request.reason ? el('span.badge.warn', {}, '✓ overlooked') : el('span.badge.good', {}, '✓ signed');
    }
    return el('span.badge', {}, 'not signed');
  }

  const failed = (request) => request.status === 0 || request.status >= 400 || Boolean(request.errorCode);
  function wanted(request) {
    return filter === 'all' || (filter === 'refused' ? request.outcome === 'REFUSED' : failed(request));
  }

  function requests(list, open) {
    if (!list.length) return [el('li.empty', {}, filter === 'all' ? 'Nothing has been asked yet.' : 'None.')];
    return list.map((request) => {
      const name = request.emulator + '/' + request.id;
      const item = el('li', {}, el('a.row.request', {
        href: link({request: open && open.name === name ? null : name}), 'aria-expanded': Boolean(open && open.name === name), title: request.target,
      },
      el('span.dim.num', {}, clock(request.at)),
      el('span.dim', {}, request.service),
      el('span.target.mono', {}, el('b', {}, request.method), ' ' + request.target),
      el('span.num' + (failed(request) ? '.status-bad' : ''), {}, request.status === 0 ? '–' : String(request.status)),
      badge(request)));
      if (open && open.name === name) item.append(open.node);
      return item;
    });
  }

  const ADVICE = {
    KEY: 'Compare the key with those the emulator knows, above.',
    CLOCK: 'Compare the clocks of both machines; a skew may also be armed in the emulator.',
    SIGNATURE: 'Compare the text your client signs with the server\u2019s, line by line. If they are equal, the secret key is another.',
    BODY: 'Something changed the body after its digest was computed, or the digest is of another body.',
  };

  function lines(text, other) {
    const against = other ? other.split('\n') : null;
    return el('pre', {}, ...text.split('\n').map((line, i) =>
      el(against && against[i] !== line ? 'span.differs' : 'span', {}, line)));
  }

  function detail(request) {
    const node = el('div.detail');
    if (request.outcome === 'REFUSED') {
      node.append(el('p.why', {}, 'Refused: ' + request.reason + '.'));
      if (request.difference) node.append(el('p.hint', {}, 'What differs: the client ' + request.difference + '.'));
      else if (ADVICE[request.check]) node.append(el('p.hint', {}, ADVICE[request.check]));
    } else if (request.outcome === 'ACCEPTED') {
      node.append(request.reason ? el('p.hint', {}, 'The signature is ' + request.reason + '.') : el('p.well', {}, 'The signature is right.'));
    } else {
      node.append(el('p', {}, 'The request carries no signature that was looked at.'));
    }
    if (request.fault) node.append(el('p.hint', {}, 'A fault was armed for this request: ' + request.fault + '.'));
    if (request.errorCode) node.append(el('p', {}, 'Answer: ' + request.errorCode + ', ' + request.errorMessage));
    if (request.serverText) {
      const both = el('div.both', {}, el('div', {}, el('h3', {}, 'The server signs'), lines(request.serverText, request.clientText)));
      if (request.clientText && request.clientText !== request.serverText) {
        both.append(el('div', {}, el('h3', {}, 'The client signed'), lines(request.clientText, request.serverText)));
      }
      node.append(both);
    }
    node.append(el('h3', {}, 'Request'), pairs({
      target: request.target, scheme: request.scheme, key: request.accessKey, 'body bytes': request.bodyBytes, at: request.at, id: request.id,
    }), el('h3', {}, 'Headers'), pairs(request.headers));
    return node;
  }

  async function openRequest(at) {
    if (!at.request) return null;
    const [emulator, id] = at.request.split('/');
    try {
      const request = await get('api/request', {emulator, id});
      return {name: at.request, data: request, node: detail(request)};
    } catch (e) {
      return null;
    }
  }

  async function openFolder(at) {
    if (at.bucket === null) return null;
    try {
      return await get('api/objects', {emulator: at.emulator, bucket: at.bucket, prefix: at.prefix, after: at.after});
    } catch (e) {
      return {folders: [], objects: [], next: ''};
    }
  }

  async function refresh() {
    clearTimeout(timer);
    const at = place();
    try {
      const [overview, log, open, page] =
        await Promise.all([get('api/overview'), get('api/requests'), openRequest(at), openFolder(at)]);
      const all = overview.emulators;
      document.title = (all.length === 1 ? all[0].service + ' ' : 'camel-cn ') + 'emulator';
      draw($('emulators'), all.map(({service, endpoint, requests: served, accessKeys}) =>
        ({service, endpoint, requests: served, accessKeys})), emulators);
      draw($('things'), {hash: location.hash, all: all.map(({service, buckets: b, instances: i, instanceCount}) =>
        ({service, buckets: b, instances: i, instanceCount})), page}, (data) =>
        [...(page ? [folder(at, page)] : buckets(data.all)), ...instances(data.all)]);
      draw($('list'), {hash: location.hash, filter, list: log.requests.filter(wanted), open: open && open.data},
        (data) => requests(data.list, open));
      $('pause').classList.remove('lost');
      $('pause').lastChild.textContent = paused ? 'paused' : 'live';
      document.body.dataset.drawn = 'yes';
    } catch (e) {
      $('pause').classList.add('lost');
      $('pause').lastChild.textContent = 'gone';
    }
    clearTimeout(timer);
    if (!paused) timer = setTimeout(refresh, PERIOD);
  }

  $('pause').addEventListener('click', () => {
    paused = !paused;
    $('pause').setAttribute('aria-pressed', String(paused));
    refresh();
  });
  document.querySelectorAll('[data-filter]').forEach((button) => button.addEventListener('click', () => {
    filter = button.dataset.filter;
    document.querySelectorAll('[data-filter]').forEach((other) =>
      other.setAttribute('aria-pressed', String(other === button)));
    refresh();
  }));
  addEventListener('hashchange', refresh);
  document.addEventListener('visibilitychange', () => document.hidden || refresh());
  refresh();
})();
