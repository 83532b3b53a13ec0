using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// What suggestions are worth beside being accepted (R217): time saved, rework avoided, retention of their users, cost per recommendation,
/// and novelty of what is accepted. Each figure says what it is compared with, and shows nothing below its fewest observations.
/// </summary>
internal sealed class ValueTile : IInsightTile
{
    private const int MinPeople = 5;
    private const int MinDecisions = 20;

    // the latest cases of each side: resampling all of a large tenant would take longer than anybody waits
    private const int MaxCases = 500;
    private const double DaysPerMonth = 365.25 / 12;

    public InsightKind Kind => InsightKind.Value;

    public IReadOnlyList<DataField> Fields { get; } =
    [
        DataFields.CaseOutcome,
        DataFields.CaseDates,
        DataFields.CaseIssueType,
        DataFields.CasePriority,
        DataFields.Responses,
        DataFields.Decisions,
    ];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken) =>
        new([
            .. await ComparedAsync(context, cancellationToken),
            await RetentionAsync(context, cancellationToken),
            .. await CostAsync(context, cancellationToken),
            await NoveltyAsync(context, cancellationToken),
        ])
        {
            Notes = [Texts.ValueIsCompared.With(MaxCases), Texts.RetentionRule, Texts.AcceptedNoveltyRule],
        };

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static async Task<InsightFigure[]> ComparedAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return [new(Texts.TimeSaved) { Absent = InsightContext.NotByRole }];
        }

        var compared = ValueComparison.Of([
            .. await CasesAsync(context, isWith: true, cancellationToken),
            .. await CasesAsync(context, isWith: false, cancellationToken),
        ]);
        if (!compared.IsEnough)
        {
            var few = Texts.TooFewAlike.With(ValueComparison.MinCases, compared.With, compared.Without);
            return [new(Texts.TimeSaved) { Absent = few }, new(Texts.ReworkAvoided) { Absent = few }];
        }

        return [TimeOf(compared), ReworkOf(compared)];
    }

    private static InsightFigure TimeOf(ValueComparison compared)
    {
        var hours = compared.HoursSaved;
        var amount = DurationLabels.Of(TimeSpan.FromHours(Math.Abs(hours.Value)));
        return new(Texts.TimeSaved)
        {
            Key = "time_saved",
            Amount = new(hours.Value, Math.Min(compared.With, compared.Without)),
            Text = hours.Value >= 0 ? Texts.LessPerCase.With(amount) : Texts.MorePerCase.With(amount),
            Rest = Texts.HoursInterval.With(HoursAt(hours.Low), HoursAt(hours.High), compared.With, compared.Without),
        };
    }

    private static InsightFigure ReworkOf(ValueComparison compared)
    {
        var rework = compared.ReworkAvoided;
        var amount = Number(100 * Math.Abs(rework.Value));
        return new(Texts.ReworkAvoided)
        {
            Key = "rework_avoided",
            Amount = new(rework.Value, Math.Min(compared.With, compared.Without)),
            Text = rework.Value >= 0 ? Texts.FewerReopened.With(amount) : Texts.MoreReopened.With(amount),
            Rest = Texts.ReworkInterval.With(ReopenedAt(rework.Low), ReopenedAt(rework.High), compared.With, compared.Without),
        };
    }

    // the ends of an interval in the words of its figure: "17 h more" beside "-75.6 to 10.1 h" would leave the sign to be guessed
    private static string HoursAt(double saved) => saved >= 0 ? Texts.HoursLess.With(saved) : Texts.HoursMore.With(-saved);

    private static string ReopenedAt(double avoided) =>
        avoided >= 0 ? Texts.ReopenedFewer.With(100 * avoided) : Texts.ReopenedMore.With(-100 * avoided);

    private static async Task<IReadOnlyList<ValuedCase>> CasesAsync(
        InsightContext context,
        bool isWith,
        CancellationToken cancellationToken
    )
    {
        var db = context.Db;
        var rows = await context
            .Resolved(context.Period.Now)
            .Where(row =>
                db.Responses.Any(response => response.CaseId == row.Id && response.Kind == ResponseKind.Accept && response.UndoneAt == null)
                == isWith
            )
            .OrderByDescending(row => row.ResolvedAt)
            .ThenBy(row => row.Id)
            .Take(MaxCases)
            .Select(row => new
            {
                row.IssueType,
                row.Priority,
                row.OpenedAt,
                row.ResolvedAt,
                row.Reopened,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ValuedCase(
                isWith,
                string.Create(CultureInfo.InvariantCulture, $"{row.IssueType}/{row.Priority}"),
                (row.ResolvedAt!.Value - row.OpenedAt).TotalHours,
                row.Reopened
            )),
        ];
    }

    // Users are kept if they still find something to accept; who left the tenant did not leave the suggestions.
    private static async Task<InsightFigure> RetentionAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var covered = context.People.Where(row => row.IsActive).Select(row => row.Id);
        var before = context.Responses(context.Period.Preceding, ResponseKind.Accept).Select(row => row.ActorId);
        var now = context.Responses(context.Period.Now, ResponseKind.Accept).Select(row => row.ActorId);
        var users = before.Where(id => covered.Contains(id)).Distinct();
        var all = await users.CountAsync(cancellationToken);
        return all < MinPeople
            ? new(Texts.RetentionOfUsers) { Absent = Texts.TooFewPeople.With(MinPeople, all) }
            : new(Texts.RetentionOfUsers)
            {
                Key = "retention",
                Rate = new(await users.CountAsync(id => now.Contains(id), cancellationToken), all),
                Of = Texts.UsersBefore,
            };
    }

    private static async Task<InsightFigure[]> CostAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (!context.Scope.IsEverything)
        {
            return [new(Texts.CostPerRecommendation) { Absent = Texts.CostIsOfTheWhole }];
        }

        var settings = await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken);
        var span = context.Period.Now;
        var decisions = await context.Decisions(span).CountAsync(cancellationToken);
        if (settings.MonthlyCost is not { } monthly || decisions < MinDecisions)
        {
            var why = settings.MonthlyCost is null ? Texts.CostIsNotSet : Texts.TooFewDecisions.With(MinDecisions, decisions);
            return [new(Texts.CostPerRecommendation) { Absent = why }];
        }

        var accepted = await AcceptedDecisions.RateAsync(context, span, cancellationToken);
        var cost = monthly * (span.To - span.From).TotalDays / DaysPerMonth;
        return
        [
            new(Texts.CostPerRecommendation)
            {
                Key = "cost",
                Text = Money(cost / decisions),
                Amount = new(cost / decisions, decisions),
                Rest = Texts.CostOf.With(ChartNumbers.Count(decisions), Number(cost)),
            },
            new(Texts.CostPerAccepted)
            {
                Key = "cost_accepted",
                Amount = accepted.Hits == 0 ? null : new(cost / accepted.Hits, accepted.Hits),
                Text = accepted.Hits == 0 ? null : Money(cost / accepted.Hits),
                Rest = Texts.CostOf.With(ChartNumbers.Count(accepted.Hits), Number(cost)),
                Absent = accepted.Hits == 0 ? Texts.NothingWasAccepted : null,
            },
        ];
    }

    // Counts each item once per person who accepted it: hits are those the person had not accepted in the period before.
    private static async Task<InsightFigure> NoveltyAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (now, before) = (Pairs(context, context.Period.Now), Pairs(context, context.Period.Preceding));
        var all = await now.CountAsync(cancellationToken);
        var again = await now.Intersect(before).CountAsync(cancellationToken);
        return all < MinDecisions
            ? new(Texts.AcceptedNovelty) { Absent = Texts.TooFewAccepted.With(MinDecisions, all) }
            : new(Texts.AcceptedNovelty)
            {
                Key = "novelty",
                Rate = new(all - again, all),
                Of = Texts.AcceptedOncePerPerson,
            };
    }

    private static IQueryable<AcceptedPair> Pairs(InsightContext context, InsightSpan span) =>
        context
            .Responses(span, ResponseKind.Accept)
            .Where(row => row.ItemId != null)
            .Select(row => new AcceptedPair
            {
                ActorId = row.ActorId,
                Kind = row.ItemKind,
                ItemId = row.ItemId!,
            })
            .Distinct();

    private static string Number(double value) => value.ToString("#,0.0", CultureInfo.CurrentCulture);

    private static string Money(double value) => value.ToString("#,0.00", CultureInfo.CurrentCulture);

    private sealed class AcceptedPair
    {
        public Guid ActorId { get; init; }

        public required ItemKind Kind { get; init; }

        public required string ItemId { get; init; }
    }
}
