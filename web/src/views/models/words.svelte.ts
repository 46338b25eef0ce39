// SPDX-License-Identifier: Apache-2.0
// The words of the models: with the view, never with the first script.
import { LazyWords } from '../../lazyWords.svelte';
import en from '../../words/models-en.json';

export const words = new LazyWords(en, { es: () => import('../../words/models-es.json'), zh: () => import('../../words/models-zh.json') });
