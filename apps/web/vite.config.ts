import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = `http://127.0.0.1:${process.env.PORT ?? 4747}`

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 4748, proxy: { '/api': { target: api } } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 900 },
})
