// SPDX-License-Identifier: Apache-2.0
// The words of the indicator card: they come with it.
import { LazyWords } from '../../lazyWords.svelte';
import en from '../../words/indicators-en.json';

export const words = new LazyWords(en, { es: () => import('../../words/indicators-es.json'), zh: () => import('../../words/indicators-zh.json') });
