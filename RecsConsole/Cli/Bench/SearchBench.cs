using System.Diagnostics;
using RecsConsole.Engine.Text;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// The speed of building and querying the full-text index, on files of key, tab and text that other engines can read too.
/// </summary>
internal static class SearchBench
{
    private const int Wanted = 10;

    public static SearchBenchResult Run(
        IReadOnlyList<(string Key, string Text)> documents,
        IReadOnlyList<(string Key, string Text)> queries,
        int rounds,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        var builder = new Bm25IndexBuilder();
        foreach (var (key, text) in documents)
        {
            builder.AddText(key, null, text, [], TextLanguage.English);
        }

        var index = builder.Build();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var found = queries.Select(query => (query.Key, Ids: Ask(index, query.Text))).ToList();
        var times = new double[rounds * queries.Count];
        for (var i = 0; i < times.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = Stopwatch.GetTimestamp();
            _ = Ask(index, queries[i % queries.Count].Text);
            times[i] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        }

        return new(
            documents.Count,
            queries.Count,
            Math.Round(seconds, 2),
            Percentiles.Of(times, 0.5),
            Percentiles.Of(times, 0.9),
            Percentiles.Of(times, 0.99),
            [.. found.SelectMany(query => query.Ids.Select(id => $"{query.Key}\t{id}"))]
        );
    }

    private static List<string> Ask(Bm25Index index, string text) =>
        [.. index.Search(Tokenizer.Tokenize(text, TextLanguage.English), Wanted, _ => true).Select(hit => hit.Id)];
}

/// <summary>The measurements, and the results as lines of query, tab and document.</summary>
internal sealed record SearchBenchResult(
    int Documents,
    int Queries,
    double IndexSeconds,
    double QueryMsP50,
    double QueryMsP90,
    double QueryMsP99,
    [property: System.Text.Json.Serialization.JsonIgnore] IReadOnlyList<string> Found
);
