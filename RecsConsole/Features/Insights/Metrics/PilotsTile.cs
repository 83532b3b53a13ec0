using RecsConsole.Casework.Pilots;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>
/// The effect of running pilots: the only comparison on this page with randomised groups, so that a difference is an effect.
/// </summary>
internal sealed class PilotsTile : IInsightTile
{
    public InsightKind Kind => InsightKind.Pilots;

    public IReadOnlyList<DataField> Fields { get; } =
    [DataFields.Decisions, DataFields.CaseOutcome, DataFields.CaseDeadline, DataFields.EventRating, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null || context.Scope.IsOfSomeCases)
        {
            return new([new(Texts.EffectOfPilots) { Absent = Texts.PilotsAreOfTheWholeTenant }]);
        }

        var pilots = await PilotGroups.ReadAllAsync(context.Db, cancellationToken);
        if (pilots.Count == 0)
        {
            return new([new(Texts.EffectOfPilots) { Absent = Texts.NoPilotRuns }]);
        }

        var figures = new List<InsightFigure>();
        foreach (var groups in pilots)
        {
            figures.AddRange(await FiguresAsync(context, groups, cancellationToken));
        }

        return new(figures) { Notes = [Texts.PilotsAreDrawn] };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult<InsightEvidence?>(null);

    private static async Task<IEnumerable<InsightFigure>> FiguresAsync(
        InsightContext context,
        PilotGroups groups,
        CancellationToken cancellationToken
    )
    {
        var version = groups.Pilot.Version;
        if (!groups.HasControl)
        {
            return [new(Texts.PilotOf.With(version)) { Absent = Texts.PilotForEverybody }];
        }

        var effects = await PilotEffects.ReadAsync(context.Db, groups, context.Now, cancellationToken);
        var sla = effects.Single(each => each.Outcome is PilotOutcome.SlaMet);
        return
        [
            Share(groups.IsByWindow ? Texts.SlaMetInWindowsWith.With(version) : Texts.SlaMetWithPilot.With(version), sla.With),
            Share(groups.IsByWindow ? Texts.SlaMetInWindowsWithout.With(version) : Texts.SlaMetWithoutPilot.With(version), sla.Without),
            new(Texts.Difference)
            {
                Text = sla.Difference is { } difference ? Points(difference) : null,
                Absent = sla.Difference is null ? TooFew(groups) : null,
                IsAlarm = groups.IsSkewed,
            },
        ];
    }

    private static string TooFew(PilotGroups groups) =>
        groups.IsByWindow
            ? Texts.PilotHasTooFewWindows.With(PilotEffects.MinUnits)
            : Texts.PilotHasTooFewPeople.With(PilotEffects.MinUnits);

    private static InsightFigure Share(string words, PilotShare share) =>
        new(words) { Rate = new(share.Hits, share.Cases), Of = Texts.CasesWithAnSla };

    private static string Points(Estimate difference) =>
        Texts.PointsTo.With(
            InsightLabels.Points(difference.Value),
            InsightLabels.Points(difference.Low),
            InsightLabels.Points(difference.High)
        );
}
