using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Census;

/// <summary>Opens cases as the desk does, several times each, and counts what an agent would stumble over.</summary>
internal sealed class CensusRun(IServiceProvider services, Actor tenant, int openings, Action<string> progress)
{
    // of the finished cases with an action, the share that did it twice or more, from which a repeat is usual
    private const double UsualRepeat = 0.2;
    private const int EveryCases = 100;

    public async Task<CensusAnswer> RunAsync(int mostCases, CancellationToken cancellationToken)
    {
        var (judge, cases, people) = await ReadAsync(mostCases, cancellationToken);
        var sum = CensusAnswer.Empty;
        foreach (var row in cases)
        {
            sum = await AddAsync(sum, judge, row, people, cancellationToken);
            if ((sum.Cases + sum.NotOpened) % EveryCases == 0)
            {
                progress($"{sum.Cases + sum.NotOpened} of {cases.Count} cases");
            }
        }

        return sum;
    }

    private async Task<CensusAnswer> AddAsync(
        CensusAnswer sum,
        CaseJudge judge,
        CaseRow row,
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    )
    {
        foreach (var person in people.Prepend(row.AssigneeId ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct())
        {
            var shown = await OpenAsync(person, row.Id, cancellationToken);
            if (shown?.DecisionId is null)
            {
                continue;
            }

            var counted = judge.Add(sum, shown, await StepsOfAsync(row, cancellationToken), row.Priority);
            foreach (var finding in counted.NewSince(sum))
            {
                progress($"{row.Key}: {finding}");
            }

            for (var opening = 1; opening < openings; opening++)
            {
                var again = await OpenAsync(person, row.Id, cancellationToken);
                if (again is null || !CaseJudge.IsSame(shown, again))
                {
                    return counted with { ChangedWithoutCause = counted.ChangedWithoutCause + 1 };
                }
            }

            return counted;
        }

        return sum with
        {
            NotOpened = sum.NotOpened + 1,
        };
    }

    private async Task<ShownDecision?> OpenAsync(Guid person, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope
            .ServiceProvider.GetRequiredService<RecommendForCase>()
            .RunAsync(tenant with { PersonId = person }, new(caseId), cancellationToken);
        return result.IsOk ? result.Value : null;
    }

    private async Task<CaseRecordOfSteps> StepsOfAsync(CaseRow found, CancellationToken cancellationToken)
    {
        var workflow = await services.GetRequiredService<IWorkflowSource>().ReadAsync(tenant, found.TypeKey, cancellationToken);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        return new(
            await db
                .CaseEvents.AsNoTracking()
                .Where(row => row.CaseId == found.Id)
                .OrderBy(row => row.Ordinal)
                .ToListAsync(cancellationToken),
            (workflow?.States ?? []).Where(state => state.Waiting).Select(state => state.Key).ToHashSet(StringComparer.Ordinal)
        );
    }

    private async Task<CensusInput> ReadAsync(int mostCases, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var open = await db.Cases.AsNoTracking().Where(row => row.IsOpen).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var step = Math.Max(1, (open.Count + mostCases - 1) / mostCases);
        var escalations = await db
            .Actions.Published()
            .Where(row => row.Kind == "escalate" && row.Risk == "high")
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        var people = await db
            .People.Where(row => row.IsActive)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return new(
            new(await RepeatedAsync(db, cancellationToken), escalations.ToHashSet(StringComparer.Ordinal)),
            [.. open.Where((_, i) => i % step == 0)],
            people
        );
    }

    private static async Task<HashSet<string>> RepeatedAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var counts = await db
            .CaseEvents.Where(row => row.Kind == "action" && db.Cases.Any(found => found.Id == row.CaseId && !found.IsOpen))
            .GroupBy(row => new { row.CaseId, row.Activity })
            .Select(group => new { group.Key.Activity, Times = group.Count() })
            .ToListAsync(cancellationToken);
        return counts
            .GroupBy(each => each.Activity, StringComparer.Ordinal)
            .Where(group => group.Count(each => each.Times > 1) >= UsualRepeat * group.Count())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
    }
}

/// <param name="People">Who may be asked to open a case that its assignee may not open, or that has none.</param>
internal sealed record CensusInput(CaseJudge Judge, IReadOnlyList<CaseRow> Cases, IReadOnlyList<Guid> People);
