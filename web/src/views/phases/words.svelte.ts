// SPDX-License-Identifier: Apache-2.0
// The words of the tested phases: with the strip, never with the first script.
import { LazyWords } from '../../lazyWords.svelte';
import en from '../../words/phases-en.json';

export const words = new LazyWords(en, { es: () => import('../../words/phases-es.json'), zh: () => import('../../words/phases-zh.json') });
