namespace RecsConsole.Features.Reviews.Judging;

/// <summary>The unsent judgement of the current pair: reasons, ratings, and when it was first displayed.</summary>
public sealed class PairDraft(TimeProvider clock)
{
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private DateTimeOffset _shownAt;
    private Judgement? _said;

    public IReadOnlySet<string> Reasons => _reasons;

    public PairRatings Ratings { get; private set; } = PairRatings.None;

    /// <summary>Starts with another pair and its earlier judgement.</summary>
    public void Begin(PairView? pair)
    {
        _said = pair?.Judgement;
        TakeBack(new(_said?.Reasons ?? [], _said?.Ratings ?? PairRatings.None));
        _shownAt = clock.GetUtcNow();
    }

    /// <summary>What was chosen since the pair was displayed; null when nothing was.</summary>
    public KeptJudgement? Chosen =>
        _reasons.SetEquals(_said?.Reasons ?? []) && Ratings == (_said?.Ratings ?? PairRatings.None)
            ? null
            : new([.. _reasons.Order(StringComparer.Ordinal)], Ratings);

    /// <summary>Restores what was chosen before a reload.</summary>
    public void TakeBack(KeptJudgement kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        _reasons.Clear();
        _reasons.UnionWith(kept.Reasons);
        Ratings = kept.Ratings;
    }

    public void Toggle(string reason)
    {
        if (!_reasons.Remove(reason))
        {
            _reasons.Add(reason);
        }
    }

    public void Rate(PairRatings ratings) => Ratings = ratings;

    /// <summary>The judgement to send.</summary>
    public JudgePairRequest Judge(Guid study, PairView pair, PairChoice choice)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return new(study, pair.Position, new(choice, [.. _reasons], Ratings), pair.Revision, clock.GetUtcNow() - _shownAt);
    }
}

/// <summary>Reasons and ratings that were chosen and not sent.</summary>
public sealed record KeptJudgement(IReadOnlyList<string> Reasons, PairRatings Ratings);
