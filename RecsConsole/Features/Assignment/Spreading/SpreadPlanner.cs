using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Assignment;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>Redistributes the chosen cases by the team plan, and lists for each case who else may have it, or why nobody gets it.</summary>
/// <param name="cases">The cases; only those of known types.</param>
/// <param name="desk">The team's data without these cases.</param>
/// <param name="workers">Permissions of each active person.</param>
internal sealed class SpreadPlanner(
    IReadOnlyList<CaseRow> cases,
    TeamDesk desk,
    TenantFacts known,
    IReadOnlyDictionary<Guid, AccessCheck> workers
)
{
    public ProposedSpread Propose()
    {
        var fits = cases.ToDictionary(row => row.Id, FitsOf);
        var requests = cases.Select(row => new OpenRequest(row.Id.ToString("D"), fits[row.Id].Scores)).ToList();
        var people = desk.PeopleFor(requests).Select(WithWhatTheyKeep).ToList();
        var plan = TeamPlanner.Plan(requests, people, known.Configuration.Weights.WorkloadPenalty);
        var proposed = cases.Select(row => CaseOf(row, fits[row.Id], plan)).ToList();
        return new(proposed, People(proposed));

        // a case that fits nobody keeps its assignee, and takes one of that person's places
        PlannedPerson WithWhatTheyKeep(PlannedPerson person)
        {
            var id = Guid.Parse(person.Id);
            var kept = cases.Count(row => row.AssigneeId == id && fits[row.Id].Scores.Count == 0);
            return person with { Carries = person.Carries + kept, Room = Math.Max(0, person.Room - kept) };
        }
    }

    private ExpertFits FitsOf(CaseRow row)
    {
        var fits = desk.FitsOf(row);
        return new(
            fits.Scores.Where(each => MayHave(each.Key, row)).ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal),
            [.. fits.Full.Where(person => MayHave(person, row))],
            [.. fits.NotAtWork.Where(person => MayHave(person, row))]
        );
    }

    private bool MayHave(string person, CaseRow row) => known.People.TryGetValue(Guid.Parse(person), out var found) && MayHave(found, row);

    // in the case's own team, and permitted to work it: other people who fit can be asked, but not assigned
    private bool MayHave(PersonRecord person, CaseRow row) =>
        row.TeamKey is { } team
        && person.Facts.Teams.Contains(team, StringComparer.Ordinal)
        && workers.GetValueOrDefault(person.Facts.Id)?.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted == true;

    private SpreadCase CaseOf(CaseRow row, ExpertFits fits, TeamPlan plan)
    {
        var planned = plan.PersonOf.TryGetValue(row.Id.ToString("D"), out var person) ? Guid.Parse(person) : (Guid?)null;
        var byThePlan = fits
            .Scores.OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => FitOf(known.People[Guid.Parse(each.Key)], row))
            .ToList();
        // people the plan would not choose now, but a supervisor may
        var others = known
            .People.Values.Where(each => byThePlan.All(fit => fit.PersonId != each.Facts.Id) && MayHave(each, row))
            .Where(each => !desk.IsAway(each.Facts.Id) && !desk.HasConflict(each.Facts.Id, row))
            .OrderBy(each => each.DisplayName, StringComparer.InvariantCultureIgnoreCase)
            .Select(each => FitOf(each, row) with { IsByThePlan = false });
        return new(row.Id, row.Key, row.Title, planned, [.. byThePlan, .. others])
        {
            HolderId = row.AssigneeId,
            Gap = planned is null ? GapOf(row, fits, plan) : null,
        };
    }

    private SpreadGap GapOf(CaseRow row, ExpertFits fits, TeamPlan plan)
    {
        if (fits.NotAtWork.Any(person => RoomOf(person).Total > Given(person)))
        {
            return desk.IsLate(row) ? SpreadGap.NobodyAtWorkAndLate : SpreadGap.NobodyAtWork;
        }

        var fitting = fits.Scores.Keys.Concat(fits.NotAtWork).ToList();
        return fitting.Any(person => RoomOf(person).InCapacity > Given(person)) ? SpreadGap.AskedEnough
            : fitting.Count + fits.Full.Count > 0 ? SpreadGap.NobodyHasRoom
            : SpreadGap.NobodyFits;

        int Given(string person) => plan.PersonOf.Values.Count(each => string.Equals(each, person, StringComparison.Ordinal));
    }

    private (int Total, int InCapacity) RoomOf(string key)
    {
        var person = Guid.Parse(key);
        return (desk.PlannedOf(known.People[person]).Room, known.People[person].Capacity - desk.OpenOf(person));
    }

    private IReadOnlyList<SpreadPerson> People(IReadOnlyList<SpreadCase> proposed) =>
        [
            .. proposed
                .SelectMany(each => each.Fits.Select(fit => (Guid?)fit.PersonId).Append(each.HolderId))
                .OfType<Guid>()
                .Distinct()
                .Where(known.People.ContainsKey)
                .Select(person => PersonOf(known.People[person]))
                .OrderBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(person => person.Id),
        ];

    private SpreadPerson PersonOf(PersonRecord person) =>
        new(person.Facts.Id, person.DisplayName, desk.OpenOf(person.Facts.Id), person.Capacity, desk.PlannedOf(person).Room);

    private static SpreadFit FitOf(PersonRecord person, CaseRow row) =>
        new(
            person.Facts.Id,
            Math.Max(person.Facts.Skills.GetValueOrDefault(row.IssueType ?? ""), person.Facts.Skills.GetValueOrDefault(row.Product ?? "")),
            person.Facts.Experience.GetValueOrDefault(row.IssueType ?? "")?.Solved ?? 0
        );
}
