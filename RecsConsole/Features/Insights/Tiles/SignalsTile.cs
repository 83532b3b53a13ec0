using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// Signs that people are annoyed, beyond single answers: the same item dismissed repeatedly, opt-outs, complaints, and reviewers who
/// disagree.
/// </summary>
internal sealed class SignalsTile : IInsightTile
{
    private const string Repeated = "repeated";
    private const string Reason = "reason";

    public InsightKind Kind => InsightKind.Signals;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.Responses, DataFields.Judgements, DataFields.CaseIssueType, DataFields.PersonChoice, DataFields.AccountChoice];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await CountAsync(context, context.Period.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, cancellationToken);
        return new([
            new(Texts.DismissedAgainByTheSamePerson)
            {
                Key = "repeated",
                Rate = now.Repeated,
                RateBefore = before.Repeated,
                Of = "dismissals",
                Cases = new(Kind, Repeated),
            },
            new(Texts.SuggestionsDismissedByTwoPeopleOrMore)
            {
                Key = "several",
                Count = now.BySeveral,
                CountBefore = before.BySeveral,
            },
            OfReason(Texts.ReportedShouldNotBeShown, DismissReasons.WrongPermission, now, before),
            OfReason(Texts.ReportedTheReasonGivenIsWrong, DismissReasons.BadExplanation, now, before),
            .. await FeedbackFigures.ReadAsync(context, cancellationToken),
        ])
        {
            Bars = [Again(now)],
        };
    }

    public async Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        var rows = context.Responses(context.Period.Now, ResponseKind.Dismiss);
        return drill.Figure switch
        {
            Repeated when drill.Value is null => new(Texts.CasesWithASuggestion, "dismissals", CaseMention.Of(OfRepeated(rows, null))),
            Repeated when ColumnCodes.Find<ItemKind>(drill.Value) is { } kind => new(
                Texts.CasesWithASuggestion,
                "dismissals",
                CaseMention.Of(OfRepeated(rows, kind))
            ),
            Reason when drill.Value is { } reason => new(
                Texts.CasesWithSuchAReport,
                "reports",
                CaseMention.Of(rows.Where(row => row.Reason == reason))
            ),
            FeedbackFigures.Complaint => await FeedbackFigures.EvidenceAsync(context, cancellationToken),
            _ => null,
        };
    }

    private InsightBars Again(Counts now) =>
        new(
            Texts.DismissedAgainByKind,
            SharedTexts.Kind,
            Texts.RepeatedDismissals,
            [
                .. InsightLabels.Kinds.Select(kind => new InsightBar(kind.Words)
                {
                    Count = now.ByKind.GetValueOrDefault(kind.Kind),
                    Cases = new(Kind, Repeated, kind.Kind.ToCode()),
                    Tone = ChartTone.Soon,
                }),
            ]
        );

    private InsightFigure OfReason(string words, string reason, Counts now, Counts before) =>
        new(words)
        {
            Key = reason,
            Count = now.ByReason.GetValueOrDefault(reason),
            CountBefore = before.ByReason.GetValueOrDefault(reason),
            Cases = new(Kind, Reason, reason),
            IsAlarm = reason is DismissReasons.WrongPermission && now.ByReason.ContainsKey(reason),
        };

    private static IQueryable<ResponseRow> OfRepeated(IQueryable<ResponseRow> rows, ItemKind? kind)
    {
        var again = rows.Where(row =>
            rows.Any(other =>
                other.Id != row.Id && other.ActorId == row.ActorId && other.ItemKind == row.ItemKind && other.ItemId == row.ItemId
            )
        );
        return kind is null ? again : again.Where(row => row.ItemKind == kind);
    }

    private static async Task<Counts> CountAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var rows = context.Responses(span, ResponseKind.Dismiss);
        var perPerson = await rows.GroupBy(row => new
            {
                row.ActorId,
                row.ItemKind,
                row.ItemId,
            })
            .Select(group => new
            {
                group.Key.ItemKind,
                group.Key.ItemId,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var reasons = await rows.GroupBy(row => row.Reason)
            .Select(group => new { Reason = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new(
            new(perPerson.Sum(row => row.Count - 1), perPerson.Sum(row => row.Count)),
            perPerson.GroupBy(row => (row.ItemKind, row.ItemId)).Count(group => group.Skip(1).Any()),
            perPerson.GroupBy(row => row.ItemKind).ToDictionary(group => group.Key, group => group.Sum(row => row.Count - 1)),
            reasons.Where(row => row.Reason is not null).ToDictionary(row => row.Reason!, row => row.Count, StringComparer.Ordinal)
        );
    }

    private sealed record Counts(
        InsightRate Repeated,
        int BySeveral,
        IReadOnlyDictionary<ItemKind, int> ByKind,
        IReadOnlyDictionary<string, int> ByReason
    );
}
