using System.Diagnostics;
using RecsConsole.Cli.Bench;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation;

/// <summary>The results of a search over a judged collection: means over the queries, and milliseconds of each.</summary>
internal sealed record DocumentEvaluation(double Ndcg, double Recall, double ReciprocalRank, double MedianMs, double SlowestMs)
{
    /// <summary>The depth of recall.</summary>
    public const int RecallDepth = 100;

    /// <summary>
    /// Runs all queries twice, the first time without measuring and without reranking, to exclude warm-up; the time of a query includes its
    /// reranking.
    /// </summary>
    public static async Task<DocumentEvaluation> FromAsync(
        JudgedSearch search,
        JudgedReranking? reranking,
        JudgedCollection collection,
        IReadOnlyList<JudgedText> questions,
        int k,
        CancellationToken cancellationToken
    )
    {
        var depth = Math.Max(k, RecallDepth);
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = search.Find(question, depth).Count();
        }

        var (ndcg, recall, reciprocal) = (0.0, 0.0, 0.0);
        var times = new double[questions.Count];
        for (var i = 0; i < times.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            IReadOnlyList<string> found = [.. search.Find(questions[i], depth)];
            found = reranking is null ? found : await reranking.OrderAsync(questions[i], found, cancellationToken);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var grades = Grades(found, collection.Judgements[questions[i].Id], depth);
            ndcg += Engine.Evaluation.Ndcg.AtK(grades, k);
            recall += Engine.Evaluation.Recall.AtK(grades, RecallDepth) ?? 0;
            reciprocal += Engine.Evaluation.ReciprocalRank.AtK(grades, k);
        }

        return new(
            ndcg / times.Length,
            recall / times.Length,
            reciprocal / times.Length,
            Percentiles.Of(times, 0.5),
            Percentiles.Of(times, 0.99)
        );
    }

    // retrieved ones in order, then zeros down to the depth, then those never retrieved, which the ideal order includes
    private static List<int> Grades(IReadOnlyList<string> found, IReadOnlyDictionary<string, int> judged, int depth)
    {
        var seen = found.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. found.Select(id => Math.Max(judged.GetValueOrDefault(id), 0)),
            .. Enumerable.Repeat(0, Math.Max(depth - found.Count, 0)),
            .. judged.Where(pair => pair.Value > 0 && !seen.Contains(pair.Key)).Select(pair => pair.Value),
        ];
    }
}
