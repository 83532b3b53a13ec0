using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>How well a score orders the decisions of the validation period in which something was done.</summary>
internal sealed class ValidationOrder(TrainingRows rows)
{
    private const int Places = 5;

    /// <summary>
    /// The lowest score at which showing a document or a person was worthwhile there; null for actions, which have their own thresholds.
    /// </summary>
    public long? LeastOf(SlateKind kind, Func<double[], double> scoreOf) =>
        kind != SlateKind.Action && LeastScore.Of(Lists(scoreOf), Places) is { } least ? FixedPoint.FromDouble(least) : null;

    /// <summary>
    /// The nDCG of each of these decisions, weighted by its best worth relative to the others: their mean is the weighted nDCG (<see
    /// cref="TrainingRows.BestWorths"/>).
    /// </summary>
    public IReadOnlyList<double> Gains(Func<double[], double> scoreOf)
    {
        var (gains, worths) = (new List<double>(), new List<double>());
        var start = 0;
        for (var query = 0; query < rows.Queries.Count; query++)
        {
            var length = rows.Queries[query];
            var places = Enumerable.Range(start, length).ToList();
            start += length;
            if (places.TrueForAll(place => rows.Grades[place] == Grade.NotDone))
            {
                continue;
            }

            // a stable sort: equal scores keep the order of the candidates
            var grades = places.OrderByDescending(place => scoreOf(rows.Rows[place])).Select(place => rows.Grades[place]).ToList();
            gains.Add(Ndcg.AtK(grades, Places));
            worths.Add(rows.BestWorths[query]);
        }

        var mean = worths.Count == 0 ? 0 : worths.Average();
        return mean > 0 ? [.. gains.Zip(worths, (gain, worth) => gain * worth / mean)] : gains;
    }

    private IEnumerable<IReadOnlyList<ScoredUse>> Lists(Func<double[], double> scoreOf)
    {
        var start = 0;
        foreach (var length in rows.Queries)
        {
            yield return
            [
                .. Enumerable.Range(start, length).Select(i => new ScoredUse(scoreOf(rows.Rows[i]), rows.Grades[i] > Grade.NotDone)),
            ];
            start += length;
        }
    }
}
