using System.CommandLine;

namespace RecsConsole.Cli.Bench;

/// <summary>bench search: the full-text index, compared with other engines on the same files. Needs no database.</summary>
internal static class BenchSearchCommand
{
    private static readonly Option<string> s_corpus = new("--corpus")
    {
        Description = "Documents: a line each of key, tab, text.",
        Required = true,
    };

    private static readonly Option<string> s_queries = new("--queries")
    {
        Description = "Questions: a line each of key, tab, text.",
        Required = true,
    };

    private static readonly Option<int> s_rounds = BenchCommand.Number(
        "--rounds",
        "How often each question is measured, after one time that is not.",
        3,
        1,
        100
    );

    private static readonly Option<string?> s_found = new("--run-out")
    {
        Description = "File for what was found: query, tab, document, best first.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("search", "Measures the index by words on files of texts.") { s_corpus, s_queries, s_rounds, s_found };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var corpus = await ReadAsync(run.Required(s_corpus), cancellationToken);
        var queries = await ReadAsync(run.Required(s_queries), cancellationToken);
        run.Progress($"Indexing {corpus.Count} documents, then asking {queries.Count} questions…");
        var result = SearchBench.Run(corpus, queries, run.Required(s_rounds), cancellationToken);
        if (run.Value(s_found) is { } path)
        {
            await File.WriteAllLinesAsync(path, result.Found, cancellationToken);
        }

        return run.Answer(
            result,
            $"{result.Documents} documents indexed in {result.IndexSeconds} s",
            $"median {result.QueryMsP50} ms a question, 90 % within {result.QueryMsP90} ms, 99 % within {result.QueryMsP99} ms"
        );
    }

    private static async Task<List<(string Key, string Text)>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"{path}: there is no such file.");
        }

        var rows = new List<(string Key, string Text)>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            rows.Add(
                tab > 0
                    ? (line[..tab], line[(tab + 1)..])
                    : throw new CommandException(
                        FormattableString.Invariant($"{path}, line {rows.Count + 1}: there must be a key, a tab and a text.")
                    )
            );
        }

        return rows.Count > 0 ? rows : throw new CommandException($"{path}: the file is empty.");
    }
}
