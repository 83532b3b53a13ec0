using RecsConsole.Casework.Pilots;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Models.Detail.Pilot;

/// <summary>Display texts of a pilot's results.</summary>
internal static class PilotLabels
{
    public static string Of(PilotOutcome outcome) =>
        outcome switch
        {
            PilotOutcome.SlaMet => Texts.LabelSlaMet,
            PilotOutcome.StayedSolved => Texts.PilotStayedSolved,
            PilotOutcome.Satisfied => Texts.LabelSatisfied,
            _ => Texts.PilotAccepted,
        };

    /// <summary>The heading of a group: its number of people or windows.</summary>
    public static string Group(PilotGroups groups, bool hasModel) =>
        (groups.IsByWindow, hasModel) switch
        {
            (true, true) => Texts.WindowsWith.With(groups.With.Count),
            (true, false) => Texts.WindowsWithout.With(groups.Without.Count),
            (false, true) => Texts.PilotWith.With(groups.With.Count),
            _ => Texts.PilotWithout.With(groups.Without.Count),
        };

    /// <summary>That the groups do not match the assignment.</summary>
    public static string Skewed(PilotGroups groups) =>
        groups.IsByWindow
            ? Texts.WindowsSkewed.With(groups.With.Count, groups.Units, groups.Percent)
            : Texts.PilotSkewed.With(groups.With.Count, groups.Units, groups.Percent);

    /// <summary>How the groups were made and compared.</summary>
    public static string Help(PilotGroups groups) =>
        groups.IsByWindow ? Texts.WindowsHelp.With(groups.Pilot.WindowHours, groups.LeftOut) : Texts.PilotHelp;

    /// <summary>Why a difference is missing: there is no case yet, or too few people or windows in a group.</summary>
    public static string NoDifference(PilotEffect effect, bool isByWindow)
    {
        var (with, without) = (Missing(effect.With), Missing(effect.Without));
        if (isByWindow)
        {
            return Texts.WindowsNeeded.With(with, without);
        }

        return with == 0 ? Texts.PilotNeedsOthers.With(without)
            : without == 0 ? Texts.PilotNeedsPeople.With(with)
            : Texts.PilotNeedsBoth.With(with, without);
    }

    /// <summary>"0.71 (0.62 to 0.79)", or none.</summary>
    public static string Share(PilotShare share) => ModelLabels.Figure(MeasureOf(share));

    /// <summary>"+0.05, -0.02 to +0.12".</summary>
    public static string Difference(Estimate difference, PilotEffect effect) =>
        ModelLabels.Difference(Measure.From(difference), MeasureOf(effect.With), MeasureOf(effect.Without));

    private static Measure? MeasureOf(PilotShare share) => ShadowFigures.Share(share.Hits, share.Cases);

    private static int Missing(PilotShare share) => Math.Max(0, PilotEffects.MinUnits - share.Units);
}
