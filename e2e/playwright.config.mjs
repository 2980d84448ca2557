import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS, OUTPUT } from './support/surroundings.mjs';

export default defineConfig({
  testDir: 'tests',
  outputDir: path.join(OUTPUT, 'failures'),
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  reporter: [['list']],
  timeout: 90_000,
  // Long enough for a machine that does other things as well. Nothing waits for it but what has failed.
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: CHROMIUM_FLAGS,
    },
  },
});
