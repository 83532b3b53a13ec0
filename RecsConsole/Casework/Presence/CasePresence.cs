namespace RecsConsole.Casework.Presence;

/// <summary>
/// Who has which case open, in this process. Nothing of it is stored: it is true only now. Where several processes serve a tenant, each knows the
/// people that it serves.
/// </summary>
public sealed class CasePresence(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<CaseVisit> _visits = [];

    /// <summary>A person opens a case; they are there until the visit is disposed. Whether they may see the case is asked before.</summary>
    public CaseVisit Enter(Guid tenantId, Guid caseId, Guid personId, string name)
    {
        var visit = new CaseVisit(this, clock, new(tenantId, caseId, personId), name);
        lock (_lock)
        {
            _visits.Add(visit);
        }

        Tell(visit);
        return visit;
    }

    internal void Leave(CaseVisit visit)
    {
        lock (_lock)
        {
            _visits.Remove(visit);
        }

        Tell(visit);
    }

    /// <summary>The other people on the case of a visit, each once, by name. A second window of the same person is nobody else.</summary>
    internal IReadOnlyList<PresentPerson> OthersOf(CaseVisit visit) =>
        [
            .. Beside(visit)
                .GroupBy(other => other.Place.PersonId)
                .Select(windows => new PresentPerson(windows.Key, windows.First().Name, windows.Max(window => window.Activity)))
                .OrderBy(person => person.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>Something about a visit changed: those beside it show it.</summary>
    internal void Tell(CaseVisit visit) => Beside(visit).ForEach(other => other.Hear());

    private List<CaseVisit> Beside(CaseVisit visit)
    {
        lock (_lock)
        {
            return _visits.FindAll(other => other.Place.IsBeside(visit.Place));
        }
    }
}

/// <summary>Somebody else on the same case.</summary>
public sealed record PresentPerson(Guid Id, string Name, CaseActivity Activity);

/// <summary>What somebody does on a case, from the least to what others should know most.</summary>
public enum CaseActivity
{
    Reading,
    WritingNote,
    WritingToCustomer,
}

/// <summary>Whose visit it is, and to which case.</summary>
internal readonly record struct VisitPlace(Guid TenantId, Guid CaseId, Guid PersonId)
{
    public bool IsBeside(VisitPlace other) => TenantId == other.TenantId && CaseId == other.CaseId && PersonId != other.PersonId;
}
