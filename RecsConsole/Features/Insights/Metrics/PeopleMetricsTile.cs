using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>Whether suggested people are asked, help, answer quickly, and carry similar loads.</summary>
internal sealed class PeopleMetricsTile : IInsightTile
{
    public InsightKind Kind => InsightKind.PeopleMetrics;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.PersonLoad, DataFields.Impressions, DataFields.Responses, DataFields.Labels];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken) =>
        new([
            new(Texts.PeopleAsked)
            {
                Key = "asked",
                Rate = await ActionMetricsTile.AcceptedAsync(context, context.Period.Now, ItemKind.Expert, cancellationToken),
                RateBefore = await ActionMetricsTile.AcceptedAsync(context, context.Period.Before, ItemKind.Expert, cancellationToken),
                Of = Texts.ItemsOnScreen,
            },
            new(Texts.PeopleContributed)
            {
                Key = "contributed",
                Rate = await ContributedAsync(context, context.Period.Now, cancellationToken),
                RateBefore = await ContributedAsync(context, context.Period.Before, cancellationToken),
                Of = Texts.PeopleAskedInSentence,
            },
            await BalanceAsync(context, cancellationToken),
            .. await AnswersAsync(context, cancellationToken),
        ])
        {
            Notes = [Texts.PeopleMetricsRule],
        };

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static async Task<InsightRate> ContributedAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var labels = context
            .Db.Labels.AsNoTracking()
            .Where(row => row.Kind == ItemKind.Expert && row.Name == LabelNames.Executed && row.Value != null);
        var values = await context
            .Responses(span, ResponseKind.Accept)
            .Where(row => row.ItemKind == ItemKind.Expert)
            .Select(row => new { row.DecisionId, row.ItemId })
            .Distinct()
            .Join(
                labels,
                row => new { row.DecisionId, row.ItemId },
                label => new { label.DecisionId, ItemId = (string?)label.ItemId },
                (_, label) => label.Value
            )
            .ToListAsync(cancellationToken);
        return new(values.Count(value => value == 1), values.Count);
    }

    private static async Task<InsightFigure> BalanceAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var db = context.Db;
        var loads = await ExpertsTile
            .Experts(context)
            .Select(row => (long)db.Cases.Count(each => each.IsOpen && each.AssigneeId == row.Id))
            .ToListAsync(cancellationToken);
        var uneven = Gini.Of(loads) / 1_000_000.0;
        return new(Texts.UnevennessOfOpenCases)
        {
            Key = "unevenness",
            Text = loads.Count == 0 ? null : uneven.ToString("0.00", CultureInfo.CurrentCulture),
            Amount = loads.Count == 0 ? null : new(uneven, loads.Count),
            Rest = loads.Count == 0 ? null : Texts.AmongPeople.With(loads.Count),
            Absent = loads.Count == 0 ? Texts.NobodyMayBeAsked : null,
        };
    }

    // one question may be in two inboxes, for example also in a stand-in's
    private static async Task<InsightFigure[]> AnswersAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (from, to) = (context.Period.Now.From, context.Period.Now.To);
        var (cases, people) = (context.Cases, context.WithRole(context.Db.People));
        var rows = await context
            .Db.InboxItems.AsNoTracking()
            .Where(row => row.Kind == InboxKind.Asked && row.At >= from && row.At < to)
            .Where(row => cases.Any(each => each.Id == row.CaseId) && people.Any(each => each.Id == row.RecipientId))
            .Select(row => new
            {
                row.EventKey,
                row.At,
                row.AnsweredAt,
            })
            .ToListAsync(cancellationToken);
        var questions = rows.GroupBy(row => row.EventKey, StringComparer.Ordinal)
            .Select(same => new { At = same.Min(row => row.At), AnsweredAt = same.Min(row => row.AnsweredAt) })
            .ToList();
        var times = questions.Where(each => each.AnsweredAt is not null).Select(each => each.AnsweredAt!.Value - each.At);
        return
        [
            new(Texts.QuestionsAnswered)
            {
                Key = "answered",
                Rate = new(questions.Count(each => each.AnsweredAt is not null), questions.Count),
                Of = Texts.QuestionsAsked,
            },
            MedianTime.Figure(
                "time",
                Texts.TimeToAnswer,
                MedianTime.From(times),
                Texts.QuestionsAnsweredInSentence,
                Texts.NoQuestionWasAnswered
            ),
        ];
    }
}
