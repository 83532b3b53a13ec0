namespace RecsConsole.Features.Reviews.Studies;

/// <summary>
/// Assigns cases to reviewers: keeps loads even, and gives the requested share of cases to two reviewers, with all pairs of reviewers
/// equally likely.
/// </summary>
internal sealed class StudyPlan(IReadOnlyList<Guid> reviewers, int overlapPercent, StudyDraw draw)
{
    private const int Judges = 2;
    private readonly Dictionary<Guid, int> _load = reviewers.ToDictionary(id => id, _ => 0);

    /// <summary>Number of assigned cases.</summary>
    public int Cases { get; private set; }

    /// <summary>Number of cases assigned to two reviewers.</summary>
    public int Overlapping { get; private set; }

    /// <summary>Whether the next case should go to two reviewers.</summary>
    public bool IsOverlapDue => Overlapping < (Cases + 1) * overlapPercent / 100;

    /// <summary>Too few reviewers may see the case for the overlap that is due: it waits until nothing better is left.</summary>
    public bool ShouldWait(IReadOnlyCollection<Guid> permitted) => IsOverlapDue && permitted.Count is > 0 and < Judges;

    /// <summary>The reviewers for the next case, out of those who may see it.</summary>
    public IReadOnlyList<Guid> Choose(IReadOnlyCollection<Guid> permitted) =>
        [.. draw.Shuffle(permitted).OrderBy(id => _load[id]).Take(IsOverlapDue ? Judges : 1)];

    /// <summary>Records who got the case.</summary>
    public void Took(IReadOnlyCollection<Guid> judges)
    {
        if (judges.Count == 0)
        {
            return;
        }

        Cases++;
        Overlapping += judges.Count >= Judges ? 1 : 0;
        foreach (var judge in judges)
        {
            _load[judge]++;
        }
    }
}
