namespace RecsConsole.Features.Reviews.Judging;

/// <summary>The unsent judgement of the current pair: answer, reasons, ratings, and when it was first displayed.</summary>
public sealed class PairDraft(TimeProvider clock)
{
    private readonly HashSet<string> _reasons = new(StringComparer.Ordinal);
    private DateTimeOffset _shownAt;
    private Judgement? _said;

    /// <summary>The chosen answer; null until one is chosen.</summary>
    public PairChoice? Choice { get; private set; }

    public IReadOnlySet<string> Reasons => _reasons;

    public PairRatings Ratings { get; private set; } = PairRatings.None;

    /// <summary>Starts with another pair and its earlier judgement.</summary>
    public void Begin(PairView? pair)
    {
        _said = pair?.Judgement;
        TakeBack(new(_said?.Reasons ?? [], _said?.Ratings ?? PairRatings.None, _said?.Choice));
        _shownAt = clock.GetUtcNow();
    }

    /// <summary>What was chosen since the pair was displayed; null when nothing was.</summary>
    public KeptJudgement? Chosen =>
        _reasons.SetEquals(_said?.Reasons ?? []) && Ratings == (_said?.Ratings ?? PairRatings.None) && Choice == _said?.Choice
            ? null
            : new([.. _reasons.Order(StringComparer.Ordinal)], Ratings, Choice);

    /// <summary>Restores what was chosen before a reload.</summary>
    public void TakeBack(KeptJudgement kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        _reasons.Clear();
        _reasons.UnionWith(kept.Reasons);
        Ratings = kept.Ratings;
        Choice = kept.Choice is { } choice && Enum.IsDefined(choice) ? choice : null;
    }

    public void Choose(PairChoice choice) => Choice = choice;

    /// <summary>Selects or deselects a reason of the chosen answer; without an answer there is nothing to give a reason for.</summary>
    public void Toggle(string reason)
    {
        if (Choice is null)
        {
            return;
        }

        if (!_reasons.Remove(reason))
        {
            _reasons.Add(reason);
        }
    }

    public void Rate(PairRatings ratings) => Ratings = ratings;

    /// <summary>The judgement to send; null until an answer is chosen.</summary>
    public JudgePairRequest? Judge(Guid study, PairView pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Choice is not { } choice
            ? null
            : new(study, pair.Position, new(choice, [.. _reasons], Ratings), pair.Revision, clock.GetUtcNow() - _shownAt);
    }
}

/// <summary>An answer with reasons and ratings that was chosen and not sent.</summary>
public sealed record KeptJudgement(IReadOnlyList<string> Reasons, PairRatings Ratings, PairChoice? Choice = null);
