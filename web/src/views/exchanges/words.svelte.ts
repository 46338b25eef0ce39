// SPDX-License-Identifier: Apache-2.0
// The words of exchanges: with the view and with the sparklines, never with the first script.
import { LazyWords } from '../../lazyWords.svelte';
import en from '../../words/exchanges-en.json';

export const words = new LazyWords(en, { es: () => import('../../words/exchanges-es.json'), zh: () => import('../../words/exchanges-zh.json') });
