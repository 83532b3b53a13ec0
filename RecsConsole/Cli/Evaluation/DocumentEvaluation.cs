using System.Diagnostics;
using RecsConsole.Cli.Bench;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation;

/// <summary>
/// The results of a search over a judged collection: means over the queries with their intervals, and milliseconds of each.
/// </summary>
/// <param name="Random">The expected figures of all documents in random order.</param>
internal sealed record DocumentEvaluation(DocumentFigures Search, DocumentFigures Random, double MedianMs, double SlowestMs)
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

        var (found, random) = (new DocumentTally(), new DocumentTally());
        var times = new double[questions.Count];
        for (var i = 0; i < times.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            IReadOnlyList<string> ids = [.. search.Find(questions[i], depth)];
            ids = reranking is null ? ids : await reranking.OrderAsync(questions[i], ids, cancellationToken);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var judged = collection.Judgements[questions[i].Id];
            var grades = Grades(ids, judged, depth);
            found.Add(Ndcg.AtK(grades, k), Recall.AtK(grades, RecallDepth) ?? 0, ReciprocalRank.AtK(grades, k));
            AddChance(random, [.. judged.Values.Where(grade => grade > 0)], collection.Documents.Count, k);
        }

        return new(found.Figures, random.Figures, Percentiles.Of(times, 0.5), Percentiles.Of(times, 0.99));
    }

    private static void AddChance(DocumentTally random, List<int> grades, int documents, int k) =>
        random.Add(
            RandomOrder.NdcgAtK(grades, documents, k),
            RandomOrder.HitAtK(documents, RecallDepth),
            RandomOrder.ReciprocalRankAtK(grades.Count, documents, k)
        );

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

/// <summary>Collects the figures of each query.</summary>
internal sealed class DocumentTally
{
    private readonly List<double> _ndcg = [];
    private readonly List<double> _recall = [];
    private readonly List<double> _reciprocal = [];

    public DocumentFigures Figures => new(Bootstrap.Mean(_ndcg), Bootstrap.Mean(_recall), Bootstrap.Mean(_reciprocal));

    public void Add(double ndcg, double recall, double reciprocal)
    {
        _ndcg.Add(ndcg);
        _recall.Add(recall);
        _reciprocal.Add(reciprocal);
    }
}

/// <summary>Means over the queries, resampled by query.</summary>
internal sealed record DocumentFigures(Estimate Ndcg, Estimate Recall, Estimate ReciprocalRank);
