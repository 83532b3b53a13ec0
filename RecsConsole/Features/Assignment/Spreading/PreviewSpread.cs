using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Assignment;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Assignment.Spreading;

/// <summary>
/// Proposes how to spread some cases over the people of their teams, by the plan that prices requests: who is away, has a conflict or has no room
/// gets none. Nothing changes hands: whoever asks gives the cases as ever.
/// </summary>
public sealed class PreviewSpread(OperationScopeFactory scopes, TenantFactsReader facts)
{
    private const string Operation = "preview.spread";

    public async Task<Result<ProposedSpread>> RunAsync(Actor actor, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!Assignees.MayGiveToOthers(scope.Access))
        {
            var error = scope.Access.HasFailed ? Error.Unavailable(Texts.RightsNotChecked) : Error.Forbidden(Texts.SpreadNotPermitted);
            return await scope.DenyAsync(Operation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var ids = caseIds.Distinct().Take(Assignees.MostCases).ToList();
        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && EF.Parameter(ids).Contains(row.Id))
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var cases = await scope.KeepAsync(AccessOperation.WorkCase, rows, AccessResources.Of, cancellationToken);
        return await PlanAsync(scope, cases, cancellationToken);
    }

    private async Task<ProposedSpread> PlanAsync(OperationScope scope, IReadOnlyList<CaseRow> cases, CancellationToken cancellationToken)
    {
        var known = await facts.ReadAsync(scope.Actor, cancellationToken);
        var ids = cases.Select(row => row.Id).ToList();
        var desk = await TeamDesk.ReadWithoutAsync(ids, scope.Db, known, scope.Now, cancellationToken);
        var byId = cases.ToDictionary(row => row.Id.ToString("D"), StringComparer.Ordinal);
        var check = await WorkersAsync(scope, cancellationToken);
        var requests = desk.RequestsOf(cases)
            .Select(request => new OpenRequest(
                request.Id,
                request
                    .Scores.Where(each => MayHave(known.People[Guid.Parse(each.Key)], byId[request.Id], check))
                    .ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal)
            ))
            .ToList();
        var plan = TeamPlanner.Plan(requests, desk.PeopleFor(requests), known.Configuration.Weights.WorkloadPenalty);
        var proposed = requests
            .Select(request => CaseOf(byId[request.Id], request, plan, known) with { IsUrgent = desk.IsUrgent(byId[request.Id]) })
            .Select(each => each with { Fits = [.. each.Fits, .. Others(each, byId[each.Id.ToString("D")])] })
            .ToList();
        return new(proposed, People(proposed, desk, known));

        // the plan would not give it to them now, but a supervisor may
        IEnumerable<SpreadFit> Others(SpreadCase each, CaseRow row) =>
            known
                .People.Values.Where(person => each.Fits.All(fit => fit.PersonId != person.Facts.Id))
                .Where(person => !desk.IsAway(person.Facts.Id) && MayHave(person, row, check))
                .OrderBy(person => person.DisplayName, StringComparer.InvariantCultureIgnoreCase)
                .Select(person => FitOf(person, row) with { IsByThePlan = false });
    }

    private static IReadOnlyList<SpreadPerson> People(IReadOnlyList<SpreadCase> cases, TeamDesk desk, TenantFacts known)
    {
        var fits = cases.SelectMany(each => each.Fits).Select(fit => fit.PersonId.ToString("D")).Distinct(StringComparer.Ordinal);
        var anybody = new OpenRequest("", fits.ToDictionary(each => each, _ => 0L, StringComparer.Ordinal));
        return
        [
            .. desk.PeopleFor([anybody])
                .Select(person => PersonOf(person, known))
                .OrderBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(person => person.Id),
        ];
    }

    private static async Task<Dictionary<Guid, AccessCheck>> WorkersAsync(OperationScope scope, CancellationToken cancellationToken) =>
        await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive)
            .ToDictionaryAsync(person => person.Id, person => scope.CheckOf(SubjectReader.Of(person)), cancellationToken);

    // of the case's own team, and allowed to work it: whoever else fits is asked, not given it
    private static bool MayHave(PersonRecord person, CaseRow row, Dictionary<Guid, AccessCheck> workers) =>
        row.TeamKey is { } team
        && person.Facts.Teams.Contains(team, StringComparer.Ordinal)
        && workers.GetValueOrDefault(person.Facts.Id)?.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted == true;

    private static SpreadCase CaseOf(CaseRow row, OpenRequest request, TeamPlan plan, TenantFacts known) =>
        new(
            row.Id,
            row.Key,
            row.Title,
            plan.PersonOf.TryGetValue(request.Id, out var person) ? Guid.Parse(person) : null,
            [
                .. request
                    .Scores.OrderByDescending(each => each.Value)
                    .ThenBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => FitOf(known.People[Guid.Parse(each.Key)], row)),
            ]
        );

    private static SpreadFit FitOf(PersonRecord person, CaseRow row) =>
        new(
            person.Facts.Id,
            Math.Max(person.Facts.Skills.GetValueOrDefault(row.IssueType ?? ""), person.Facts.Skills.GetValueOrDefault(row.Product ?? "")),
            person.Facts.Experience.GetValueOrDefault(row.IssueType ?? "")?.Solved ?? 0
        );

    private static SpreadPerson PersonOf(PlannedPerson person, TenantFacts known)
    {
        var record = known.People[Guid.Parse(person.Id)];
        return new(record.Facts.Id, record.DisplayName, person.Carries, person.Capacity, person.Room);
    }
}
