// The public pages: what this is, how to use it, what each error means, and the machine-readable description.
import { Controller } from '@nestjs/common';
import type { Visit } from '../auth/browser.js';
import { Page } from '../http/endpoint.js';
import { RouteTable } from '../http/route-table.js';
import { docsPage } from '../openapi/docs-page.js';
import { openApiDocument } from '../openapi/document.js';
import { errorsPage } from './errors-page.js';
import { homePage } from './home-page.js';

const pagesFor5Minutes = 'public, max-age=300';

@Controller()
export class PagesController {
  private document: string | undefined;
  private docs: string | undefined;

  constructor(private readonly routes: RouteTable) {}

  @Page({ method: 'GET', path: '/', summary: 'What this is' })
  home({ reply }: Visit): string {
    return page(reply, homePage());
  }

  @Page({ method: 'GET', path: '/docs', summary: 'The API, readable' })
  showDocs({ reply }: Visit): string {
    this.docs ??= docsPage(openApiDocument(this.routes.declared));
    return page(reply, this.docs);
  }

  @Page({ method: 'GET', path: '/docs/errors', summary: 'Every error code and what to do' })
  errors({ reply }: Visit): string {
    return page(reply, errorsPage());
  }

  @Page({ method: 'GET', path: '/openapi.json', summary: 'The API, for machines' })
  openApi({ reply }: Visit): string {
    this.document ??= JSON.stringify(openApiDocument(this.routes.declared));
    void reply.type('application/json').header('cache-control', pagesFor5Minutes);
    return this.document;
  }
}

function page(reply: Visit['reply'], text: string): string {
  void reply.type('text/html; charset=utf-8').header('cache-control', pagesFor5Minutes);
  return text;
}
