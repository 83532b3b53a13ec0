using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Snapshot.People;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How evenly each team's open requests are spread over its people, now and under the plan that openings use.</summary>
internal sealed class SpreadTile : IInsightTile
{
    private const string Waiting = "waiting";
    private const int MaxBars = 12;
    private const double Millionths = 1_000_000;

    public InsightKind Kind => InsightKind.Spread;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.PersonLoad, DataFields.CaseTeam];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return Without(InsightContext.NotByRole);
        }

        var plans = await ReadAsync(context, cancellationToken);
        return plans.Count == 0
            ? Without(Texts.NothingPlannedYet)
            : new(Figures(plans))
            {
                Bars = [Bars(plans)],
                Notes =
                [
                    Texts.UnevennessRule,
                    Texts.AsOfLatestPlan,
                    .. plans.Count > MaxBars ? [Texts.TopTeams.With(MaxBars, plans.Count)] : Array.Empty<string>(),
                ],
            };
    }

    private static InsightTile Without(string why) => new([new(Texts.RequestsThatWaitForSomebody) { Absent = why }]);

    private InsightFigure[] Figures(List<StoredTeamPlan> plans)
    {
        var (requests, assigned) = (plans.Sum(each => each.Plan.Requests), plans.Sum(each => each.Plan.Assigned));
        return
        [
            new(Texts.RequestsThatWaitForSomebody)
            {
                Key = "waiting",
                Count = requests,
                Cases = new(Kind, Waiting),
                At = plans.Max(each => each.At),
            },
            new(Texts.AssignableNow)
            {
                Key = "assignable",
                Rate = new(assigned, requests),
                Of = "requests",
                Absent = requests == 0 ? Texts.NothingWaits : null,
            },
            new(Texts.MatchGivenUpToSpreadThem)
            {
                Key = "given_up",
                Text = assigned == 0 ? null : Texts.ARequest.With(Number(plans.Sum(each => each.Plan.GivenUp) / assigned)),
                Amount = assigned == 0 ? null : new(plans.Sum(each => each.Plan.GivenUp) / assigned / Millionths, assigned),
                Absent = assigned == 0 ? Texts.NothingWasPlanned : null,
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
            new(Texts.UnassignedOpenCases, "requests", cases.Select(row => new CaseMention { CaseId = row.Id, At = row.OpenedAt }))
            {
                Note = Texts.UnassignedAsOfNow,
            }
        );
    }

    private InsightBars Bars(IReadOnlyList<StoredTeamPlan> plans) =>
        new(
            Texts.UnevennessOfLoadNow,
            SharedTexts.Team,
            Texts.RequestsThatWait,
            [
                .. plans
                    .OrderByDescending(each => each.Plan.Requests)
                    .ThenBy(each => each.Team, StringComparer.Ordinal)
                    .Take(MaxBars)
                    .Select(each => new InsightBar(each.Name)
                    {
                        Count = each.Plan.Requests,
                        Also = Texts.UnevenThen.With(Number(each.Plan.GiniBefore), Number(each.Plan.GiniAfter)),
                        Cases = new(Kind, Waiting, each.Team),
                    }),
            ]
        );

    private static async Task<List<StoredTeamPlan>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var plans = context.Db.ExpertPlans.AsNoTracking();
        if (context.Scope.Teams is { } teams)
        {
            var keys = teams.ToList();
            plans = plans.Where(row => keys.Contains(row.TeamKey));
        }

        var names = await context.Db.Teams.ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        var rows = await plans.ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new StoredTeamPlan(
            row.TeamKey,
            names.GetValueOrDefault(row.TeamKey, row.TeamKey),
            row.At,
            CanonicalJson.Deserialize<ExpertPlan>(Encoding.UTF8.GetBytes(row.ContentJson))
        ));
    }

    private static string Number(long micro) => (micro / Millionths).ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record StoredTeamPlan(string Team, string Name, DateTimeOffset At, ExpertPlan Plan);
}
