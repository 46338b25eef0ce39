// SPDX-License-Identifier: Apache-2.0
// The words of the tiers: with the view, never with the first script.
import { LazyWords } from '../../lazyWords.svelte';
import en from '../../words/tiers-en.json';

export const words = new LazyWords(en, { es: () => import('../../words/tiers-es.json'), zh: () => import('../../words/tiers-zh.json') });
