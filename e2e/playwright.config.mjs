import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM, OUTPUT } from './support/surroundings.mjs';

export default defineConfig({
  testDir: 'tests',
  outputDir: path.join(OUTPUT, 'failures'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 60_000,
  // Long enough for a machine that does other things as well. Nothing waits for it but what has failed.
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
