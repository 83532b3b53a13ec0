using RecsConsole.Casework.Pilots;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Models.Detail.Pilot;
using RecsConsole.Features.Models.OffPolicy;

namespace RecsConsole.Features.Models.Life.Ledger;

/// <summary>
/// The rows of what the desk itself says. An interval that is wholly below zero blocks: the model was seen to do harm. Too little to say is
/// no evidence, with what is still needed.
/// </summary>
internal static class DeskChecks
{
    public static IReadOnlyList<GateCheck> Of(DeskFigures desk) => [OffPolicy(desk.Policy), .. Pilot(desk.Pilot)];

    private static GateCheck OffPolicy(PolicyFigures? figures) =>
        figures switch
        {
            null => GateCheck.Missing(Texts.PolicyValue, Texts.PolicyOfActionsOnly),
            { Value: { } value } => OffPolicy(value),
            _ => GateCheck.Missing(Texts.PolicyValue, PolicyLabels.Missing(figures)) with
            {
                Figure = GateFigure.Rests(figures.Rows),
                Threshold = Texts.ReachesZero,
                Source = GateSource.Draws,
            },
        };

    private static GateCheck OffPolicy(PolicyValue value)
    {
        var isRefused = value.Verdict is PolicyVerdict.Refused or PolicyVerdict.PropensitiesDoNotFit;
        return new(
            Texts.PolicyValue,
            isRefused ? GateVerdict.NoEvidence
                : value.Verdict is PolicyVerdict.Worse ? GateVerdict.Blocks
                : GateVerdict.Passes,
            PolicyLabels.Verdict(value)
        )
        {
            Figure = isRefused ? GateFigure.Rests(value.Overlap.Rows) : GateFigure.Difference(Measure.From(value.Gain)),
            Threshold = Texts.ReachesZero,
            Source = GateSource.Draws,
        };
    }

    private static IEnumerable<GateCheck> Pilot(PilotFigures? figures) =>
        figures switch
        {
            null => [GateCheck.Missing(Texts.PilotRow, Texts.NoPilotRan)],
            { Groups.HasControl: false } =>
            [
                GateCheck.Missing(Texts.PilotRow, Texts.PilotWithoutControl) with
                {
                    Source = GateSource.Pilot,
                },
            ],
            // an accepted suggestion shows what looked right, not what helped
            _ => figures.Effects.Where(effect => effect.Outcome is not PilotOutcome.Accepted).Select(effect => Pilot(figures, effect)),
        };

    private static GateCheck Pilot(PilotFigures figures, PilotEffect effect)
    {
        var (groups, name) = (figures.Groups, Texts.PilotOutcomeRow.With(PilotLabels.Of(effect.Outcome)));
        var row = effect.Difference is not { } difference
            ? GateCheck.Missing(name, Texts.PilotSaysNothing.With(PilotLabels.NoDifference(effect, groups.IsByWindow))) with
            {
                Figure = GateFigure.Rests(effect.With.Units + effect.Without.Units),
            }
            : Pilot(name, difference) with
            {
                Figure = GateFigure.Difference(Measure.From(difference)),
            };
        return row with
        {
            Threshold = Texts.ReachesZero,
            Source = GateSource.Pilot,
            // groups that do not match the draw compare something else than the model
            Verdict = groups.IsSkewed ? GateVerdict.NoEvidence : row.Verdict,
            Words = groups.IsSkewed ? PilotLabels.Skewed(groups) : row.Words,
        };
    }

    private static GateCheck Pilot(string name, Estimate difference) =>
        difference.High < 0 ? new(name, GateVerdict.Blocks, Texts.PilotDoesHarm.With(name))
        : difference.Low > 0 ? new(name, GateVerdict.Passes, Texts.PilotHelps)
        : new(name, GateVerdict.Passes, Texts.PilotCannotTell);
}
