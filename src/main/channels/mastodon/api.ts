// Mastodon's API by masto, over our own HTTP: masto knows the paths, we keep the limits and the raw answers.

import type { mastodon } from 'masto';
import { HttpActionDispatcher } from 'masto/adapters/action/dispatcher-http.js';
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js';
import { createActionProxy } from 'masto/adapters/action/proxy.js';
import { HttpConfigImpl } from 'masto/adapters/config/http-config.js';
import { BaseHttp } from 'masto/adapters/http/base-http.js';
import { SerializerNativeImpl } from 'masto/adapters/serializers/serializer-native-impl.js';
import type { HttpRequestParams, HttpResponse } from 'masto/interfaces/http.js';
import type { Serializer } from 'masto/interfaces/serializer.js';
import { channelFetch } from '../channel-fetch';
import { answerFailure, malformedAnswer } from './failure';
import type { RateState } from './rate-state';
import type { MastodonAccount } from './settings';

export interface ApiCall {
  /** What is being tried, for reports. */
  readonly step: string;
  readonly signal: AbortSignal;
}

/** Answers are as the server sent them: parse before use. Throws ChannelError. */
export type Api = (call: ApiCall) => mastodon.rest.Client;

export function createApi(account: MastodonAccount, rate: RateState): Api {
  const serializer = new SerializerNativeImpl();
  const config = new HttpConfigImpl({ url: account.server, accessToken: account.accessToken }, serializer);
  return (call) => {
    const http = new LimitedHttp(serializer, config, { call, rate });
    const dispatcher = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http));
    return createActionProxy<mastodon.rest.Client>(dispatcher, { context: ['api'] });
  };
}

/** An id as part of a path: it may hold slashes, dots and colons. */
export function inPath(id: string): string {
  return encodeURIComponent(id);
}

class LimitedHttp extends BaseHttp {
  readonly #serializer: Serializer;
  readonly #config: HttpConfigImpl;
  readonly #context: { readonly call: ApiCall; readonly rate: RateState };

  constructor(
    serializer: Serializer,
    config: HttpConfigImpl,
    context: { readonly call: ApiCall; readonly rate: RateState },
  ) {
    super();
    this.#serializer = serializer;
    this.#config = config;
    this.#context = context;
  }

  async request<Data>({
    method,
    path,
    search,
    body,
    encoding = 'json',
    requestInit,
  }: HttpRequestParams): Promise<HttpResponse<Data>> {
    const { call, rate } = this.#context;
    const url = this.#config.resolvePath(path, search);
    const packed = body === undefined ? undefined : this.#serializer.serialize(encoding, body);
    const headers = new Headers(this.#config.mergeRequestInitWithDefaults(requestInit).headers);
    headers.set('accept', 'application/json');
    if (typeof packed === 'string') headers.set('content-type', 'application/json');
    const response = await channelFetch({ step: call.step })(url, {
      method,
      headers,
      signal: call.signal,
      ...(packed === undefined ? {} : { body: packed }),
    });
    rate.heard(response.headers);
    const text = await response.text();
    if (!response.ok)
      throw answerFailure(
        { status: response.status, text, headers: response.headers },
        { step: call.step, host: url.host, rate },
      );
    return { headers: response.headers, data: parsed<Data>(text, call.step) };
  }
}

function parsed<Data>(text: string, step: string): Data {
  try {
    return JSON.parse(text) as Data;
  } catch {
    throw malformedAnswer('the server did not answer with JSON', step);
  }
}
