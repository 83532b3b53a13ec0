using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Snapshot.People;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How evenly the open requests of each team lie on its people, and how they would with the plan that openings are priced by.</summary>
internal sealed class SpreadTile : IInsightTile
{
    private const string Waiting = "waiting";
    private const int MostBars = 12;

    public InsightKind Kind => InsightKind.Spread;

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return Without(InsightContext.NotByRole);
        }

        var plans = await ReadAsync(context, cancellationToken);
        return plans.Count == 0
            ? Without(
                "Nothing is planned: no open case waits without somebody, or the job \"Spread requests over people\" has not run yet."
            )
            : new(Figures(plans))
            {
                Bars = [Bars(plans)],
                Notes =
                [
                    "Unevenness is the Gini coefficient of open cases over the people who could take a request: 0 when all carry the same, 1 when one carries all.",
                    "As of the latest plan of each team, whatever the period.",
                    .. plans.Count > MostBars ? [$"The {MostBars} teams with most are shown, of {plans.Count}."] : Array.Empty<string>(),
                ],
            };
    }

    private static InsightTile Without(string why) => new([new("Requests that wait for somebody") { Absent = why }]);

    private InsightFigure[] Figures(List<TeamPlan> plans)
    {
        var (requests, assigned) = (plans.Sum(each => each.Plan.Requests), plans.Sum(each => each.Plan.Assigned));
        return
        [
            new("Requests that wait for somebody")
            {
                Count = requests,
                Cases = new(Kind, Waiting),
                At = plans.Max(each => each.At),
            },
            new("Somebody has room and skill for")
            {
                Rate = new(assigned, requests),
                Of = "requests",
                Absent = requests == 0 ? "Nothing waits." : null,
            },
            new("Match given up, to spread them")
            {
                Text = assigned == 0 ? null : $"{Number(plans.Sum(each => each.Plan.GivenUp) / assigned)} a request",
                Absent = assigned == 0 ? "Nothing was planned." : null,
            },
        ];
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (!string.Equals(drill.Figure, Waiting, StringComparison.Ordinal))
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        var cases = context.Cases.Where(row => row.IsOpen && row.AssigneeId == null && row.TeamKey != null);
        if (drill.Value is { } team)
        {
            cases = cases.Where(row => row.TeamKey == team);
        }

        return Task.FromResult<InsightEvidence?>(
            new("Open cases that nobody has", "requests", cases.Select(row => new CaseMention { CaseId = row.Id, At = row.OpenedAt }))
            {
                Note = "As they are now; the latest plan may be some seconds older.",
            }
        );
    }

    private InsightBars Bars(IReadOnlyList<TeamPlan> plans) =>
        new(
            "Unevenness of load now, and with the plan",
            "Team",
            "Requests that wait",
            [
                .. plans
                    .OrderByDescending(each => each.Plan.Requests)
                    .ThenBy(each => each.Team, StringComparer.Ordinal)
                    .Take(MostBars)
                    .Select(each => new InsightBar(each.Name)
                    {
                        Count = each.Plan.Requests,
                        Also = $"uneven {Number(each.Plan.GiniBefore)}, then {Number(each.Plan.GiniAfter)}",
                        Cases = new(Kind, Waiting, each.Team),
                    }),
            ]
        );

    private static async Task<List<TeamPlan>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var plans = context.Db.ExpertPlans.AsNoTracking();
        if (context.Scope.Teams is { } teams)
        {
            var keys = teams.ToList();
            plans = plans.Where(row => keys.Contains(row.TeamKey));
        }

        var names = await context.Db.Teams.ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        var rows = await plans.ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new TeamPlan(
            row.TeamKey,
            names.GetValueOrDefault(row.TeamKey, row.TeamKey),
            row.At,
            CanonicalJson.Deserialize<ExpertPlan>(Encoding.UTF8.GetBytes(row.ContentJson))
        ));
    }

    private static string Number(long micro) => (micro / 1_000_000.0).ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record TeamPlan(string Team, string Name, DateTimeOffset At, ExpertPlan Plan);
}
