namespace RecsConsole.Casework.Presence;

/// <summary>
/// Who has which case open. Nothing is kept, because it is true only now. What people do on other nodes is heard from
/// <see cref="PresenceExchange"/>, and forgotten when it is not repeated.
/// </summary>
public sealed class CasePresence(TimeProvider clock)
{
    /// <summary>What another node said of a person counts this long.</summary>
    internal static readonly TimeSpan HeardFor = TimeSpan.FromSeconds(90);

    private readonly Lock _lock = new();
    private readonly List<CaseVisit> _visits = [];
    private readonly Dictionary<(string Node, VisitPlace Place), Elsewhere> _elsewhere = [];

    /// <summary>Called when somebody came, left, began or stopped writing in this process.</summary>
    internal Action? Moved { get; set; }

    /// <summary>
    /// A person opens a case; they are present until the visit is disposed. Permission to see the case is checked before.
    /// </summary>
    public CaseVisit Enter(Guid tenantId, Guid caseId, Guid personId, string name)
    {
        var visit = new CaseVisit(this, clock, new(tenantId, caseId, personId), name);
        lock (_lock)
        {
            _visits.Add(visit);
        }

        Notify(visit);
        return visit;
    }

    internal void Leave(CaseVisit visit)
    {
        lock (_lock)
        {
            _visits.Remove(visit);
        }

        Notify(visit);
    }

    /// <summary>The other people on the case of a visit, each once, by name. A second window of the same person does not count.</summary>
    internal IReadOnlyList<PresentPerson> OthersOf(CaseVisit visit) =>
        [
            .. PeopleOnCase(visit.Place)
                .GroupBy(other => other.Id)
                .Select(windows => new PresentPerson(windows.Key, windows.First().Name, windows.Max(window => window.Activity)))
                .OrderBy(person => person.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>A visit changed: notifies the other visits to its case, and other nodes.</summary>
    internal void Notify(CaseVisit visit)
    {
        Notify(visit.Place);
        Moved?.Invoke();
    }

    /// <summary>The people on cases in this process, with the most important thing that each does there.</summary>
    internal Dictionary<VisitPlace, CaseActivity> Here()
    {
        lock (_lock)
        {
            return _visits.GroupBy(visit => visit.Place).ToDictionary(same => same.Key, same => same.Max(visit => visit.Activity));
        }
    }

    /// <summary>Another node says that a person is on a case there.</summary>
    internal void Hear(string node, VisitPlace place, string name, CaseActivity activity)
    {
        var heard = new Elsewhere(new(place.PersonId, name, activity), clock.GetUtcNow() + HeardFor);
        bool isNew;
        lock (_lock)
        {
            isNew = !_elsewhere.TryGetValue((node, place), out var before) || before.Person != heard.Person;
            _elsewhere[(node, place)] = heard;
        }

        if (isNew)
        {
            Notify(place);
        }
    }

    /// <summary>The person has left the case there.</summary>
    internal void Silence(string node, VisitPlace place)
    {
        bool isGone;
        lock (_lock)
        {
            isGone = _elsewhere.Remove((node, place));
        }

        if (isGone)
        {
            Notify(place);
        }
    }

    /// <summary>Drops what no node has repeated.</summary>
    internal void ForgetSilent()
    {
        var now = clock.GetUtcNow();
        List<(string Node, VisitPlace Place)> silent;
        lock (_lock)
        {
            silent = [.. _elsewhere.Where(each => each.Value.Until <= now).Select(each => each.Key)];
        }

        silent.ForEach(each => Silence(each.Node, each.Place));
    }

    private void Notify(VisitPlace place)
    {
        List<CaseVisit> others;
        lock (_lock)
        {
            others = _visits.FindAll(other => other.Place.IsOnSameCase(place));
        }

        others.ForEach(other => other.RaiseChanged());
    }

    private List<PresentPerson> PeopleOnCase(VisitPlace place)
    {
        lock (_lock)
        {
            return
            [
                .. _visits
                    .Where(other => other.Place.IsOnSameCase(place))
                    .Select(other => new PresentPerson(other.Place.PersonId, other.Name, other.Activity)),
                .. _elsewhere.Where(each => each.Key.Place.IsOnSameCase(place)).Select(each => each.Value.Person),
            ];
        }
    }

    private sealed record Elsewhere(PresentPerson Person, DateTimeOffset Until);
}

/// <summary>Another person on the same case.</summary>
public sealed record PresentPerson(Guid Id, string Name, CaseActivity Activity);

/// <summary>What a person does on a case, ordered by importance to others.</summary>
public enum CaseActivity
{
    Reading,
    WritingNote,
    WritingToCustomer,
}

/// <summary>The person and case of a visit.</summary>
internal readonly record struct VisitPlace(Guid TenantId, Guid CaseId, Guid PersonId)
{
    public bool IsOnSameCase(VisitPlace other) => TenantId == other.TenantId && CaseId == other.CaseId && PersonId != other.PersonId;
}
