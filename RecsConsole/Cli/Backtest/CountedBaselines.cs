using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Baselines without a model: the most frequent outcomes of earlier cases, overall and within groups of fields, and with decay within
/// fields as known at the time, with back-off.
/// </summary>
internal sealed class CountedBaselines
{
    private readonly BacktestFields _fields;
    private readonly Popularity _popularity = new();
    private readonly FadingCounts _fading = new();
    private readonly Queue<Ended> _later;
    private readonly (RankingHits Overall, RankingHits Within, RankingHits Fading) _hits = (new(), new(), new());

    /// <param name="train">Cases for the popularity counts.</param>
    /// <param name="all">Cases that count as soon as they have ended.</param>
    public CountedBaselines(BacktestFields fields, IReadOnlyList<HistoryCase> train, IEnumerable<HistoryCase> all)
    {
        _fields = fields;
        foreach (var history in train)
        {
            _popularity.Add(string.Join('\u001f', fields.GroupOf(history)), fields.TargetOf(history)!);
        }

        _later = new(
            all.Where(history => history.Row.ResolvedAt is not null && fields.TargetOf(history) is not null)
                .Select(history => new Ended(history.Row.ResolvedAt!.Value, fields.GroupOf(history), fields.TargetOf(history)!))
                .OrderBy(each => each.At)
        );
    }

    public BaselineFigures Figures => new(_hits.Overall.Figures, _hits.Within.Figures, _hits.Fading.Figures);

    /// <summary>Tests a case; call in time order.</summary>
    public void Add(HistoryCase history, string target, DateTimeOffset at)
    {
        while (_later.TryPeek(out var ended) && ended.At < at)
        {
            _fading.Add(_later.Dequeue().Group, ended.Target, ended.At);
        }

        var group = _fields.GroupOf(history);
        var id = history.Row.Id;
        _hits.Overall.Add(id, _popularity.Overall(), target);
        _hits.Within.Add(id, _popularity.Within(string.Join('\u001f', group)), target);
        _hits.Fading.Add(id, _fading.Ranked(group, at), target);
    }

    private sealed record Ended(DateTimeOffset At, IReadOnlyList<string> Group, string Target);
}

/// <summary>The results of the baselines.</summary>
/// <param name="Fading">Within the fields, with a half-life of 45 days and back-off to fewer fields.</param>
internal sealed record BaselineFigures(BacktestFigures Popularity, BacktestFigures Within, BacktestFigures Fading);
