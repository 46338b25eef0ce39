// SPDX-License-Identifier: Apache-2.0
import { mount } from 'svelte';
import App from './App.svelte';
import './styles.css';
import { page } from './page.svelte';

const target = document.getElementById('page');
if (target) mount(App, { target });
void page.start();
