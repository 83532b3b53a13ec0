using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>What a recommendation needs to know about all others: what slates showed recently and who was asked today.</summary>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Plans">The latest plan of each team that has one.</param>
/// <param name="AskedToday">Requests of the last 24 hours by person id; no entry means none.</param>
public sealed record DeskFigures(
    DateTimeOffset ReadAt,
    SlateFigures Slates,
    IReadOnlyDictionary<Guid, int> AskedToday,
    IReadOnlyDictionary<string, PublishedPlan> Plans
)
{
    /// <summary>The snapshot with presence, and with the team's plan and other recommendations as they concern these people.</summary>
    public CaseSnapshot AddTo(CaseSnapshot snapshot, IReadOnlyList<PersonPresence> presence)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var plan = snapshot.Case.Team is { } team ? Plans.GetValueOrDefault(team) : null;
        return snapshot with
        {
            Plan = plan is null ? null : new(plan.Team, plan.Version),
            Visible = snapshot.Visible with { Presence = [.. presence.Select(each => AddTo(each, plan))] },
        };
    }

    private PersonPresence AddTo(PersonPresence presence, PublishedPlan? plan)
    {
        var key = PeopleIndex.KeyOf(presence.PersonId);
        return presence with
        {
            Price = plan?.Plan.Prices.TryGetValue(key, out var price) == true ? price : null,
            AskedToday = AskedToday.TryGetValue(presence.PersonId, out var today) ? today : null,
            Asked = Slates.People.GetValueOrDefault(key) is { Asked: > 0 and var asked } ? asked : null,
        };
    }
}
