import { Composer, Lexer, LineCounter, Parser, type Document } from 'yaml';

/** How a text is read as YAML. */
export interface YamlReading {
  /** Learns where lines begin. */
  readonly counter: LineCounter;
  /** Levels of maps and lists that are followed. */
  readonly mostLevels: number;
  readonly options: ConstructorParameters<typeof Composer>[0];
}

/** What a text held. */
export interface YamlDocuments {
  readonly documents: Document.Parsed[];
  /** @default - nothing nests too deep */
  readonly tooDeepAt?: number;
}

/** The documents of a text, unless one nests so deep that composing it would take all memory. */
export function yamlDocuments(text: string, { counter, mostLevels, options }: YamlReading): YamlDocuments {
  counter.addNewLine(0);
  const parser = new Parser(counter.addNewLine);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // the document and the scalar at hand are two more
    if (parser.stack.length > mostLevels + 2) return { documents: [], tooDeepAt: parser.offset };
  }
  tokens.push(...parser.end());
  return { documents: [...new Composer({ ...options, lineCounter: counter, prettyErrors: false }).compose(tokens)] };
}
