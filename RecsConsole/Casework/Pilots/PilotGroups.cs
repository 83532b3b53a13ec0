using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Casework.Pilots;

/// <summary>
/// A pilot is a controlled experiment: of the people covered by its teams and roles, a share is drawn by a number that never changes, and
/// the others work without the model. A case belongs to the person who opened it first since the pilot began, whatever ranked then:
/// comparing the intended treatment, and not the actual one, keeps the groups comparable (intention-to-treat analysis).
/// </summary>
/// <param name="Percent">Share of people drawn, in percent.</param>
/// <param name="With">People with the model who opened a case since the start, and their cases.</param>
/// <param name="Without">The others.</param>
public sealed record PilotGroups(ModelRow Pilot, int Percent, IReadOnlyList<PilotPerson> With, IReadOnlyList<PilotPerson> Without)
{
    // By chance alone this happens in one of a thousand pilots; the usual limit of this check (A. Fabijan et al., "Diagnosing sample ratio
    // mismatch in online controlled experiments", KDD 2019, use .0005 to .001).
    private const double Mismatch = 0.001;

    /// <summary>Without a second group there is nothing to compare with.</summary>
    public bool HasControl => Percent is > 0 and < 100;

    public int People => With.Count + Without.Count;

    /// <summary>Probability of groups at least this uneven if nothing is wrong: 0 to 1.</summary>
    public double RatioProbability => HasControl ? BinomialTest.PValue(With.Count, People, Percent / 100.0) : 1;

    /// <summary>
    /// The group sizes do not match the draw: something keeps people out of one of them, so no comparison can be trusted.
    /// </summary>
    public bool IsSkewed => RatioProbability < Mismatch;

    /// <summary>The groups of every running pilot, oldest first.</summary>
    public static async Task<IReadOnlyList<PilotGroups>> ReadAllAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var pilots = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Pilot)
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        var all = new List<PilotGroups>();
        foreach (var pilot in pilots)
        {
            if (await ReadAsync(db, pilot, cancellationToken) is { } groups)
            {
                all.Add(groups);
            }
        }

        return all;
    }

    /// <summary>The people and cases of a pilot since its start; null for a model without a pilot.</summary>
    public static async Task<PilotGroups?> ReadAsync(ConsoleDbContext db, ModelRow pilot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(pilot);
        if (pilot is not { Status: ModelStatus.Pilot, PromotedAt: { } since })
        {
            return null;
        }

        var opened = await Opened(db, pilot, since)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new FirstOpening(row.CaseId, row.ActorId, row.At))
            .ToListAsync(cancellationToken);
        var people = opened
            .DistinctBy(each => each.CaseId)
            .GroupBy(each => each.PersonId)
            .OrderBy(group => group.Key)
            .Select(group => new PilotPerson(group.Key, [.. group.Select(each => new PilotCase(each.CaseId, each.At))]))
            .ToList();
        return new(
            pilot,
            pilot.Percent,
            [.. people.Where(person => IsDrawn(pilot, person.PersonId))],
            [.. people.Where(person => !IsDrawn(pilot, person.PersonId))]
        );
    }

    private static bool IsDrawn(ModelRow pilot, Guid person) => TenantModels.BucketOf(pilot.Id, person) < pilot.Percent;

    // people covered by the pilot: by teams of the case, and by the person's current roles
    private static IQueryable<DecisionRow> Opened(ConsoleDbContext db, ModelRow pilot, DateTimeOffset since)
    {
        var decisions = db.Decisions.AsNoTracking().Where(row => row.At >= since).Opened(db);
        if (pilot.Teams.Count > 0)
        {
            var teams = pilot.Teams.ToList();
            decisions = decisions.Where(row =>
                db.Cases.Any(each => each.Id == row.CaseId && each.TeamKey != null && teams.Contains(each.TeamKey))
            );
        }

        if (pilot.Roles.Count > 0)
        {
            var roles = pilot.Roles.ToList();
            decisions = decisions.Where(row =>
                db.People.Any(each => each.Id == row.ActorId && each.Roles.Any(role => roles.Contains(role)))
            );
        }

        return decisions;
    }

    private sealed record FirstOpening(Guid CaseId, Guid PersonId, DateTimeOffset At);
}

/// <summary>A person covered by a pilot, with the cases they opened first.</summary>
public sealed record PilotPerson(Guid PersonId, IReadOnlyList<PilotCase> Cases);

/// <summary>A case, and when it was first opened in the pilot.</summary>
public sealed record PilotCase(Guid CaseId, DateTimeOffset At);
