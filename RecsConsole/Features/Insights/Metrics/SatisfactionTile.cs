using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>How satisfied customers were, how much work was done, and how much feedback people wrote about suggestions.</summary>
internal sealed class SatisfactionTile : IInsightTile
{
    private const string With = "with";
    private const string Without = "without";

    public InsightKind Kind => InsightKind.Satisfaction;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.CaseOutcome, DataFields.CaseDates, DataFields.EventRating, DataFields.EventActor, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken) =>
        context.Scope.Role is not null
            ? new([new(Texts.CustomersSatisfied) { Absent = InsightContext.NotByRole }])
            : new([
                .. await SatisfactionAsync(context, cancellationToken),
                await ProductivityAsync(context, cancellationToken),
                new(Texts.AnswersWithAReason)
                {
                    Key = "reasons",
                    Count = await CountReasonsAsync(context, context.Period.Now, cancellationToken),
                    CountBefore = await CountReasonsAsync(context, context.Period.Before, cancellationToken),
                },
            ])
            {
                Notes = [Texts.RatingsAreNoSample, OutcomesTile.NoExperiment],
            };

    public async Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null || drill.Figure is not (With or Without))
        {
            return null;
        }

        var wanted = drill.Figure is With;
        var rated = (await RatedAsync(context, context.Period.Now, cancellationToken)).Where(each => each.IsWith == wanted).ToList();
        var ids = rated.Select(each => each.CaseId).ToList();
        return new(
            wanted ? Texts.RatedCasesWith : Texts.RatedCasesWithout,
            "ratings",
            context
                .OpenableCases.Where(row => EF.Parameter(ids).Contains(row.Id))
                .Select(row => new CaseMention { CaseId = row.Id, At = row.ResolvedAt!.Value })
        );
    }

    private async Task<InsightFigure[]> SatisfactionAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await RatedAsync(context, context.Period.Now, cancellationToken);
        if (now.Count == 0)
        {
            return [new(Texts.CustomersSatisfied) { Absent = Texts.NoRatingsYet }];
        }

        var before = await RatedAsync(context, context.Period.Before, cancellationToken);
        return
        [
            Figure(Texts.SatisfiedWith, isWith: true, now, before),
            Figure(Texts.SatisfiedWithout, isWith: false, now, before),
            new(Texts.SolvedCasesRated)
            {
                Key = "rated",
                Rate = new(now.Count, await context.Resolved(context.Period.Now).CountAsync(cancellationToken)),
                RateBefore = new(before.Count, await context.Resolved(context.Period.Before).CountAsync(cancellationToken)),
                Of = "cases",
                IsCensus = true,
            },
        ];
    }

    private InsightFigure Figure(string words, bool isWith, IReadOnlyList<RatedCase> now, IReadOnlyList<RatedCase> before) =>
        new(words)
        {
            Key = isWith ? With : Without,
            Rate = Rate(now, isWith),
            RateBefore = Rate(before, isWith),
            Of = "ratings",
            Cases = new(Kind, isWith ? With : Without),
        };

    private static InsightRate Rate(IReadOnlyList<RatedCase> cases, bool isWith)
    {
        var asked = cases.Where(each => each.IsWith == isWith).ToList();
        return new(asked.Count(each => each.IsSatisfied), asked.Count);
    }

    private static async Task<InsightFigure> ProductivityAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await SolvedPerPersonAsync(context, context.Period.Now, cancellationToken);
        var before = await SolvedPerPersonAsync(context, context.Period.Before, cancellationToken);
        return new(Texts.SolvedPerPersonAndWeek)
        {
            Key = "per_person",
            Text = now is null ? null : Number(now.PerWeek),
            Amount = now is null ? null : new(now.PerWeek, now.Cases),
            Rest =
                now is null ? null
                : before is null ? Texts.SolvedByPeople.With(ChartNumbers.Count(now.Cases), ChartNumbers.Count(now.People))
                : Texts.SolvedByPeopleBefore.With(ChartNumbers.Count(now.Cases), ChartNumbers.Count(now.People), Number(before.PerWeek)),
            Absent = now is null ? Texts.NobodySolvedACase : null,
        };
    }

    private static string Number(double value) => value.ToString("#,0.0", CultureInfo.CurrentCulture);

    // per person who solved a case, so that people with other work do not make the others look slow
    private static async Task<SolvedWork?> SolvedPerPersonAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var uncovered = context.UncoveredPeople;
        var solved = context.Resolved(span).Where(row => row.ResolvedById != null && !uncovered.Contains(row.ResolvedById.Value));
        var people = await solved.Select(row => row.ResolvedById).Distinct().CountAsync(cancellationToken);
        return people == 0 ? null : new(await solved.CountAsync(cancellationToken), people, (span.To - span.From).TotalDays / 7);
    }

    // feedback on suggestions beyond accepting or dismissing them
    private static Task<int> CountReasonsAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken) =>
        context.Responses(span).CountAsync(row => row.Reason != null, cancellationToken);

    // The rated cases that were solved in the span, by their latest rating: the figure covers the same cases as those next to it.
    private static async Task<IReadOnlyList<RatedCase>> RatedAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var db = context.Db;
        var lines = await (
            from row in db.CaseEvents.AsNoTracking()
            join solved in context.Resolved(span) on row.CaseId equals solved.Id
            where row.Activity == CustomerRating.Activity
            orderby row.Ordinal
            select new
            {
                Row = row,
                IsWith = db.Responses.Any(response =>
                    response.CaseId == row.CaseId && response.Kind == ResponseKind.Accept && response.UndoneAt == null
                ),
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. lines
                .Select(line => (line.Row.CaseId, line.IsWith, Rating: CustomerRating.From(line.Row)))
                .Where(line => line.Rating is not null)
                .GroupBy(line => line.CaseId)
                .Select(group => new RatedCase(group.Key, group.Last().IsWith, group.Last().Rating!.IsSatisfied)),
        ];
    }

    private sealed record RatedCase(Guid CaseId, bool IsWith, bool IsSatisfied);

    private sealed record SolvedWork(int Cases, int People, double Weeks)
    {
        public double PerWeek => Cases / (double)People / Weeks;
    }
}
