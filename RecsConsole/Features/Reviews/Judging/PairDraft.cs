namespace RecsConsole.Features.Reviews.Judging;

/// <summary>What a reviewer says of the pair on the screen before it is sent: reasons and ratings, and since when it is looked at.</summary>
public sealed class PairDraft(TimeProvider clock)
{
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private DateTimeOffset _shownAt;

    public IReadOnlySet<string> Reasons => _reasons;

    public PairRatings Ratings { get; private set; } = PairRatings.None;

    /// <summary>Another pair came to the screen, with what was said of it before.</summary>
    public void Begin(PairView? pair)
    {
        _reasons.Clear();
        _reasons.UnionWith(pair?.Judgement?.Reasons ?? []);
        Ratings = pair?.Judgement?.Ratings ?? PairRatings.None;
        _shownAt = clock.GetUtcNow();
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
