using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// How often the optional models answered, and how often they failed or their answer failed validation. Their calls belong to no team and
/// no workflow: a search has no case.
/// </summary>
internal sealed class ModelAnswersTile : IInsightTile
{
    private static readonly ModelOutcome[] s_failures =
    [
        ModelOutcome.Late,
        ModelOutcome.Refused,
        ModelOutcome.Invalid,
        ModelOutcome.Unreachable,
    ];

    public InsightKind Kind => InsightKind.ModelAnswers;

    // calls of the program, without any data of cases or people
    public IReadOnlyList<DataField> Fields { get; } = [];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null || context.Scope.IsOfSomeCases)
        {
            return new([new(Texts.AnswersOfOptionalModels) { Absent = Texts.ModelsAreOfTheWholeTenant }]);
        }

        var names = await context.Models.ReadAsync(context.Db, context.Limits, cancellationToken);
        var now = await CountAsync(context.Db, context.Period.Now, cancellationToken);
        var before = await CountAsync(context.Db, context.Period.Before, cancellationToken);
        var uses = Enum.GetValues<ModelUse>();
        return new([.. uses.SelectMany(use => Figures(use, names.GetValueOrDefault(use), now, before))])
        {
            Bars = [.. uses.Where(now.Has).Select(use => BarsOf(use, now))],
            Notes = names.Count == 0 && !uses.Any(now.Has) ? [] : [Texts.ModelAnswersRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static IEnumerable<InsightFigure> Figures(ModelUse use, string? name, Counts now, Counts before)
    {
        var (code, words) = (use.ToCode(), ModelUseLabels.Of(use).Words);
        if (name is null && !now.Has(use) && !before.Has(use))
        {
            yield return new(words) { Absent = Texts.ModelNotConfigured };
            yield break;
        }

        yield return new(words) { Text = name ?? Texts.ModelNoLongerConfigured };
        yield return new(Texts.ModelFailed.With(words))
        {
            Key = $"{code}_failed",
            Rate = now.Failed(use),
            RateBefore = before.Failed(use),
            Of = Texts.QuestionsToIt,
        };
        yield return Count($"{code}_resting", Texts.ModelResting.With(words), use, ModelOutcome.Resting, now, before);
        if (use is ModelUse.Intents)
        {
            yield return Count("intents_invented", Texts.IntentsInvented, use, ModelOutcome.Invented, now, before);
        }
    }

    private static InsightFigure Count(string key, string words, ModelUse use, ModelOutcome outcome, Counts now, Counts before) =>
        new(words)
        {
            Key = key,
            Count = now.Of(use, outcome),
            CountBefore = before.Of(use, outcome),
        };

    private static InsightBars BarsOf(ModelUse use, Counts counts) =>
        new(
            Texts.WhatCameOfAsking.With(ModelUseLabels.Of(use).Words),
            Texts.WhatCameOfIt,
            Texts.ModelCalls,
            [
                Bar(use, ModelOutcome.Answered, ChartTone.Done, counts),
                .. s_failures.Select(outcome => Bar(use, outcome, ChartTone.Late, counts)),
                Bar(use, ModelOutcome.Resting, ChartTone.Quiet, counts),
            ]
        );

    private static InsightBar Bar(ModelUse use, ModelOutcome outcome, ChartTone tone, Counts counts) =>
        new(ModelUseLabels.Of(outcome)) { Count = counts.Of(use, outcome), Tone = tone };

    private static async Task<Counts> CountAsync(ConsoleDbContext db, InsightSpan span, CancellationToken cancellationToken)
    {
        var (from, to) = (span.From, span.To);
        var rows = await db
            .ModelAnswers.AsNoTracking()
            .Where(row => row.Hour >= from && row.Hour < to)
            .GroupBy(row => new { row.Model, row.Outcome })
            .Select(group => new
            {
                group.Key.Model,
                group.Key.Outcome,
                Count = group.Sum(row => row.Count),
            })
            .ToListAsync(cancellationToken);
        return new(rows.ToDictionary(row => new Counted(row.Model, row.Outcome), row => row.Count));
    }

    private readonly record struct Counted(ModelUse Model, ModelOutcome Outcome);

    private sealed record Counts(IReadOnlyDictionary<Counted, long> Known)
    {
        public long Of(ModelUse use, ModelOutcome outcome) => Known.GetValueOrDefault(new(use, outcome));

        public bool Has(ModelUse use) => Known.Any(each => each.Key.Model == use && each.Value > 0);

        // of what was really asked: while the model rests, nothing is sent to it
        public InsightRate Failed(ModelUse use)
        {
            var failed = s_failures.Sum(outcome => Of(use, outcome));
            return new(failed, failed + Of(use, ModelOutcome.Answered));
        }
    }
}
