namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Who judges which case: load is kept even, and the asked share of cases goes to two reviewers, any two of them alike.</summary>
internal sealed class StudyPlan(IReadOnlyList<Guid> reviewers, int overlapPercent, StudyDraw draw)
{
    private const int Judges = 2;
    private readonly Dictionary<Guid, int> _load = reviewers.ToDictionary(id => id, _ => 0);

    /// <summary>Cases that somebody judges.</summary>
    public int Cases { get; private set; }

    /// <summary>Cases that two judge.</summary>
    public int Overlapping { get; private set; }

    /// <summary>The next case is one for two.</summary>
    public bool IsOverlapDue => Overlapping < (Cases + 1) * overlapPercent / 100;

    /// <summary>Of those who may see a case too few for what is due: it waits until nothing better is left.</summary>
    public bool ShouldWait(IReadOnlyCollection<Guid> permitted) => IsOverlapDue && permitted.Count is > 0 and < Judges;

    /// <summary>The reviewers for the next case, of those who may see it.</summary>
    public IReadOnlyList<Guid> Choose(IReadOnlyCollection<Guid> permitted) =>
        [.. draw.Shuffle(permitted).OrderBy(id => _load[id]).Take(IsOverlapDue ? Judges : 1)];

    /// <summary>Notes who got the case.</summary>
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
