/** For TypeScript projects: `/// <reference types="@py2ts-async/bundler/client" />` lets `.py` modules be imported. */
declare module "*.py";
