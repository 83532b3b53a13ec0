using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Casework.Pilots;

/// <summary>
/// A pilot is a controlled experiment: of the people covered by its teams and roles, a share is drawn by a number that never changes, and
/// the others work without the model. A case belongs to the person who opened it first since the pilot began, whatever ranked then:
/// comparing the intended treatment, and not the actual one, keeps the groups comparable (intention-to-treat analysis). A switchback
/// compares time windows instead of people: a case belongs to the only window in which it was opened.
/// </summary>
/// <param name="Percent">Share of people, or of windows, drawn, in percent.</param>
/// <param name="With">People or windows with the model in which a case was opened since the start, and their cases.</param>
/// <param name="Without">The others.</param>
public sealed record PilotGroups(ModelRow Pilot, int Percent, IReadOnlyList<PilotUnit> With, IReadOnlyList<PilotUnit> Without)
{
    // By chance alone this happens in one of a thousand pilots; the usual limit of this check (A. Fabijan et al., "Diagnosing sample ratio
    // mismatch in online controlled experiments", KDD 2019, use .0005 to .001).
    private const double Mismatch = 0.001;

    /// <summary>Without a second group there is nothing to compare with.</summary>
    public bool HasControl => Percent is > 0 and < 100;

    /// <summary>Whether the units are time windows; otherwise, they are people.</summary>
    public bool IsByWindow => Pilot.WindowHours > 0;

    /// <summary>
    /// Cases opened in more than one window. What was done in one window affects them in the next (carry-over), so they count for none.
    /// </summary>
    public int LeftOut { get; init; }

    public int Units => With.Count + Without.Count;

    /// <summary>Probability of groups at least this uneven if nothing is wrong: 0 to 1.</summary>
    public double RatioProbability => HasControl ? BinomialTest.PValue(With.Count, Units, Percent / 100.0) : 1;

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

    /// <summary>The people or windows of a pilot since its start, with their cases; null for a model without a pilot.</summary>
    public static async Task<PilotGroups?> ReadAsync(ConsoleDbContext db, ModelRow pilot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(pilot);
        if (pilot is not { Status: ModelStatus.Pilot, PromotedAt: { } since })
        {
            return null;
        }

        var opened = Opened(db, pilot, since).OrderBy(row => row.At).ThenBy(row => row.Id);
        return Switchback.Of(pilot) is { } switchback
            ? await ByWindowAsync(opened, pilot, switchback, cancellationToken)
            : await ByPersonAsync(opened, pilot, cancellationToken);
    }

    private static async Task<PilotGroups> ByPersonAsync(
        IQueryable<DecisionRow> decisions,
        ModelRow pilot,
        CancellationToken cancellationToken
    )
    {
        var opened = await decisions
            .Select(row => new
            {
                row.CaseId,
                row.ActorId,
                row.At,
            })
            .ToListAsync(cancellationToken);
        var people = opened
            .DistinctBy(each => each.CaseId)
            .GroupBy(each => each.ActorId)
            .OrderBy(group => group.Key)
            .ToLookup(
                group => TenantModels.BucketOf(pilot.Id, group.Key) < pilot.Percent,
                group => new PilotUnit([.. group.Select(each => new PilotCase(each.CaseId, each.At))]) { PersonId = group.Key }
            );
        return new(pilot, pilot.Percent, [.. people[true]], [.. people[false]]);
    }

    private static async Task<PilotGroups> ByWindowAsync(
        IQueryable<DecisionRow> decisions,
        ModelRow pilot,
        Switchback switchback,
        CancellationToken cancellationToken
    )
    {
        var opened = await decisions
            .Select(row => new
            {
                row.CaseId,
                row.At,
                row.Windows,
            })
            .ToListAsync(cancellationToken);
        var cases = opened
            .GroupBy(each => each.CaseId)
            .Select(group => new
            {
                Case = new PilotCase(group.Key, group.First().At),
                Windows = group.Select(each => WindowOf(pilot, switchback, each.Windows, each.At)).Distinct().ToList(),
            })
            .ToList();
        var windows = cases
            .Where(each => each.Windows.Count == 1)
            .GroupBy(each => each.Windows[0], each => each.Case)
            .OrderBy(group => group.Key.Number)
            .ToLookup(group => group.Key.HasModel, group => new PilotUnit([.. group]) { Window = group.Key.Number });
        return new(pilot, pilot.Percent, [.. windows[true]], [.. windows[false]]) { LeftOut = cases.Count(each => each.Windows.Count > 1) };
    }

    // as recorded; a decision made while models were stopped has no record, and belongs to its window all the same
    private static PilotWindow WindowOf(ModelRow pilot, Switchback switchback, IEnumerable<string> recorded, DateTimeOffset at)
    {
        var number = switchback.WindowAt(at);
        return recorded
                .Select(PilotWindow.FromStored)
                .FirstOrDefault(each => string.Equals(each?.Version, pilot.Version, StringComparison.Ordinal))
            ?? new(pilot.Version, number, switchback.HasModel(number));
    }

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
}

/// <summary>What a pilot draws, with its cases: a person, with those they opened first, or a time window.</summary>
public sealed record PilotUnit(IReadOnlyList<PilotCase> Cases)
{
    /// <summary>Null for a window.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Number of the window; null for a person.</summary>
    public int? Window { get; init; }
}

/// <summary>A case, and when it was first opened in the pilot.</summary>
public sealed record PilotCase(Guid CaseId, DateTimeOffset At);
