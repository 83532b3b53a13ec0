using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>How often similar cases used a candidate, and how they ended.</summary>
public sealed class UseInSimilarCases
{
    private readonly List<SimilarCaseHit> _hits = [];
    private readonly List<SimilarCaseHit> _supporting = [];
    private readonly List<SimilarCaseHit> _superseded = [];
    private readonly List<int> _resolvedHours = [];

    /// <summary>No use.</summary>
    public static UseInSimilarCases None { get; } = new();

    /// <summary>Cases that used the item and do not count: today's process no longer permits their path.</summary>
    public int Superseded => _superseded.Count;

    /// <summary>Cases that used the item and count.</summary>
    public int Used => _hits.Count;

    /// <summary>Of these, cases that ended well.</summary>
    public int EndedWell { get; private set; }

    /// <summary>Of these, cases that the item resolved and that ended well.</summary>
    public int Resolved { get; private set; }

    /// <summary>Of the cases that it resolved, those where that was inferred from the steps and not recorded.</summary>
    public int Inferred { get; private set; }

    /// <summary>Of the cases that used the item, those that were resolved at all.</summary>
    public int Finished { get; private set; }

    /// <summary>Of these, cases that met their deadline.</summary>
    public int SlaMet { get; private set; }

    /// <summary>Of these, cases handled under another version of the process than today's.</summary>
    public int OldProcess { get; private set; }

    /// <summary>
    /// Sum of the search scores of the cases that used or support it, each weighted by the share of its path that is still possible.
    /// </summary>
    public long Weight { get; private set; }

    /// <summary>The latest resolution among the counted cases; null when there is none.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>References to the best <paramref name="max"/> counted cases, best first, by id.</summary>
    public IReadOnlyList<string> CaseIds(int max) => [.. _hits.Take(max).Select(hit => hit.CaseId.ToString("D"))];

    /// <summary>The same, plus cases that support the item although they did not use it in this state.</summary>
    public IReadOnlyList<string> SupportingIds(int max) => [.. _supporting.Take(max).Select(hit => hit.CaseId.ToString("D"))];

    /// <summary>Upper median of the hours to resolution of the cases it resolved, at least 1; null when it resolved none.</summary>
    public int? MostWithinHours()
    {
        int[] hours = [.. _resolvedHours.Order()];
        return hours.Length == 0 ? null : Math.Max(1, hours[hours.Length / 2]);
    }

    /// <summary>References to the best <paramref name="max"/> cases that do not count, best first, by id.</summary>
    public IReadOnlyList<string> SupersededIds(int max) => [.. _superseded.Take(max).Select(hit => hit.CaseId.ToString("D"))];

    /// <summary>Adds the weight of a case that supports it but is not counted as a use.</summary>
    internal void Support(Precedent precedent)
    {
        if (!precedent.Age.IsSuperseded)
        {
            _supporting.Add(precedent.Hit);
            Weight += precedent.Weight;
        }
    }

    internal void Add(Precedent precedent, bool resolved)
    {
        var hit = precedent.Hit;
        if (precedent.Age.IsSuperseded)
        {
            _superseded.Add(hit);
            return;
        }

        _hits.Add(hit);
        _supporting.Add(hit);
        Weight += precedent.Weight;
        EndedWell += hit.EndedWell ? 1 : 0;
        Finished += hit.HoursToResolve is null ? 0 : 1;
        if (resolved)
        {
            Resolved++;
            Inferred += hit.IsInferred is true ? 1 : 0;
            _resolvedHours.Add(hit.HoursToResolve ?? 0);
        }

        SlaMet += hit.SlaMet == true ? 1 : 0;
        OldProcess += hit.OtherType is not null || hit.ProcessVersion == precedent.ProcessVersion ? 0 : 1;
        LastAt = LastAt is { } last && last >= hit.ResolvedAt ? last : hit.ResolvedAt;
    }
}
