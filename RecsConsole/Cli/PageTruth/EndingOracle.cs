using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Cli.PageTruth;

/// <summary>
/// Decides from the rows alone whether a case ended well, seen from its opening: by the same limits as the recommender, computed
/// independently of it.
/// </summary>
internal sealed class EndingOracle(
    IReadOnlyDictionary<string, StateMachine> machines,
    LabelWindows settings,
    IReadOnlyDictionary<string, TimeSpan> paces
)
{
    private const int Fewest = 50;

    public static async Task<EndingOracle> OpenAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var solved = await db
            .Cases.AsNoTracking()
            .Where(row => !row.IsOpen && row.ResolvedAt != null && row.SlaMet == null)
            .Select(row => new
            {
                row.TypeKey,
                row.IssueType,
                row.OpenedAt,
                row.ResolvedAt,
            })
            .ToListAsync(cancellationToken);
        return new(
            await CaseMachines.ReadAsync(db, cancellationToken),
            (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Labels,
            solved
                .SelectMany(row => (IReadOnlyList<string>)[KindOf(row.TypeKey, row.IssueType), row.TypeKey], (row, kind) => (kind, row))
                .GroupBy(each => each.kind, each => (each.row.ResolvedAt!.Value - each.row.OpenedAt).TotalHours, StringComparer.Ordinal)
                .Where(kind => kind.Count() >= Fewest)
                .ToDictionary(kind => kind.Key, kind => PaceOf([.. kind.Order()]), StringComparer.Ordinal)
        );
    }

    /// <summary>Solved before the deadline it had at its opening, or within the window without one, and not soon reopened.</summary>
    public bool EndedWell(CaseRow row, IReadOnlyList<CaseEventRow> events)
    {
        if (FirstSolution(row, events) is not { At: { } at } solution || solution.LeftAt < at + settings.ReworkWindow())
        {
            return false;
        }

        var due = CaseClocks.From(row, events).At(row.OpenedAt).Deadline;
        return due > row.OpenedAt ? at <= due
            : due is null && row.SlaMet is { } told ? told
            : at - row.OpenedAt < (settings.SolvedWindow() ?? PaceOf(row));
    }

    // of its issue type; of the case type where too few of that were solved
    private TimeSpan PaceOf(CaseRow row) =>
        paces.TryGetValue(KindOf(row.TypeKey, row.IssueType), out var pace)
            ? pace
            : paces.GetValueOrDefault(row.TypeKey, CaseEnding.UsualWindow);

    private static string KindOf(string caseType, string issueType) => $"{caseType}\n{issueType}";

    // three of four are as quick, in whole days
    private static TimeSpan PaceOf(List<double> hours) =>
        TimeSpan.FromDays(Math.Clamp((int)(Math.Round(hours[hours.Count * 3 / 4]) / 24) + 1, 1, 365));

    private FirstSolved? FirstSolution(CaseRow row, IReadOnlyList<CaseEventRow> events)
    {
        if (!machines.TryGetValue(row.TypeKey, out var machine))
        {
            return null;
        }

        DateTimeOffset? solved = null;
        foreach (var each in events.Where(each => each is { ToState: not null, Kind: not CaseEventKind.TakenBack }))
        {
            if (machine.IsSolved(each.ToState!))
            {
                solved ??= each.At;
            }
            else if (solved is not null && !machine.IsTerminal(each.ToState!))
            {
                return new(solved, each.At);
            }
        }

        return new(solved, null);
    }

    /// <param name="LeftAt">When the case was reopened.</param>
    private sealed record FirstSolved(DateTimeOffset? At, DateTimeOffset? LeftAt);
}
