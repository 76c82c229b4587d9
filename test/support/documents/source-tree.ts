import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** A TypeScript file of `src`, and its imports from there. */
export interface SourceFile {
  /** Relative to the project's root, with slashes: `src/mail/mail.ts`. */
  readonly path: string;
  readonly text: string;
  /** Paths in the same format, including type-only imports. */
  readonly imports: readonly string[];
}

const root = join(__dirname, '../../..');

const slashed = (path: string): string => relative(root, path).split(sep).join('/');

/** Lists all files under `src`, except generated ones, by their paths relative to the project's root. */
export function listSourcePaths(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/generated/'))
    .sort();
}

function resolveImport(fromPath: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = join(root, dirname(fromPath), specifier);
  const candidates = [target, `${target}.ts`, `${target}.tsx`, join(target, 'index.ts')];
  const found = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  return found && slashed(found);
}

/** Reads the TypeScript files of `src`, with their imports resolved. */
export function readSourceTree(): SourceFile[] {
  return listSourcePaths()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const { importedFiles } = ts.preProcessFile(text, true, true);
      const imports = importedFiles.map((file) => resolveImport(path, file.fileName));
      return { path, text, imports: [...new Set(imports.filter((found) => found !== undefined))] };
    });
}

/** Returns the place of a file: its folder under `src`, or its own name if it's directly there. */
export function placeOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return first.replace(/\.tsx?$/, '');
}

/** Finds a cycle of imports between files. Returns its paths, and repeats the first at the end. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const importsOf = new Map(files.map((file) => [file.path, file.imports]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): string[] | undefined => {
    if (finished.has(path)) return undefined;
    const start = trail.indexOf(path);
    if (start !== -1) return [...trail.slice(start), path];
    trail.push(path);
    for (const next of importsOf.get(path) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    trail.pop();
    finished.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const cycle = visit(path);
    if (cycle) return cycle;
  }
  return undefined;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return [name?.getText() ?? 'default'];
}

/** Lists the exported declarations of a file without a docstring. For overloads, one docstring is enough. */
export function findUndocumentedExports({ path, text }: SourceFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const documented = new Set<string>();
  const exported: string[] = [];
  for (const statement of source.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) continue;
    const names = namesOf(statement);
    exported.push(...names);
    if (ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc)) names.forEach((name) => documented.add(name));
  }
  return exported.filter((name) => !documented.has(name)).map((name) => `${path}: ${name}`);
}
