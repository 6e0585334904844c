import type { Html } from '../html.ts';
import { compileTemplate } from './environment.ts';

export type PageParams = {
  readonly pageTitle: string;
  readonly head: Html;
  readonly header: Html;
  readonly beforeContent: Html;
  readonly content: Html;
  readonly footer: Html;
};

/** The GOV.UK page template. Its one script only announces JavaScript, which our pages do without and our CSP forbids. */
export function page(params: PageParams): string {
  return render(params).toString().replace(announcesJavaScript, '');
}

const announcesJavaScript = /<script>document\.body\.className[^<]*<\/script>/;

const render = compileTemplate(`{% extends "govuk/template.njk" %}
{% block pageTitle %}{{ pageTitle }}{% endblock %}
{% block head %}{{ head | safe }}{% endblock %}
{% block header %}<header class="govuk-template__header">{{ header | safe }}</header>{% endblock %}
{% block beforeContent %}{{ beforeContent | safe }}{% endblock %}
{% block content %}{{ content | safe }}{% endblock %}
{% block footer %}<footer class="govuk-template__footer">{{ footer | safe }}</footer>{% endblock %}`);
