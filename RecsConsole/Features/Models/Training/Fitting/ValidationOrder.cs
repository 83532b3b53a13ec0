namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>How well a score orders the decisions of the validation period: the mean nDCG of those in which something was done.</summary>
internal sealed class ValidationOrder(TrainingRows rows)
{
    private const int Places = 5;

    /// <summary>0 when nothing was done in the period.</summary>
    public double Ndcg(Func<double[], double> scoreOf)
    {
        var (sum, count, start) = (0.0, 0, 0);
        foreach (var length in rows.Queries)
        {
            var places = Enumerable.Range(start, length).ToList();
            start += length;
            if (places.TrueForAll(place => rows.Grades[place] == Grade.NotDone))
            {
                continue;
            }

            // a stable sort: equal scores keep the order of the candidates
            var grades = places.OrderByDescending(place => scoreOf(rows.Rows[place])).Select(place => rows.Grades[place]).ToList();
            sum += Engine.Evaluation.Ndcg.AtK(grades, Places);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
