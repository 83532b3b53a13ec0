using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Lists;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models;

/// <summary>Display texts of models.</summary>
public static class ModelLabels
{
    // three figures with three digits, each rounded by itself
    private const double MostRounding = 0.0011;

    /// <summary>The name of the heuristic on screen.</summary>
    public static string Rules => Texts.TheWeightedRules;

    /// <summary>"Actions", the kind of item that a model ranks.</summary>
    public static string Kind(ItemKind kind) =>
        kind switch
        {
            ItemKind.Action => SharedTexts.Actions,
            ItemKind.Document => SharedTexts.Documents,
            ItemKind.Expert => Texts.Experts,
            _ => kind.ToCode(),
        };

    /// <summary>"Boosted trees", for the form of a model.</summary>
    public static string Form(string form) =>
        form switch
        {
            LogisticModel.Logistic => Texts.FormLogistic,
            TreeModel.Trees => Texts.FormTrees,
            _ => form,
        };

    /// <summary>"Live", "Shadow".</summary>
    public static string Status(ModelStatus status) => ModelStatusLabels.Of(status);

    /// <summary>The status with any pending proposal: "Shadow, proposed as live".</summary>
    public static string StatusWithProposal(ModelLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Proposal is { } proposal
            ? Texts.WaitsTo.With(Status(line.Status), Status(proposal.Status).InSentence())
            : Status(line.Status);
    }

    /// <summary>"agrees 71 %", short for a list.</summary>
    public static string Agreement(ShadowFigures shadow)
    {
        ArgumentNullException.ThrowIfNull(shadow);
        return Texts.Agrees.With(Math.Round(100.0 * shadow.Agreed / Math.Max(1, shadow.Decisions)));
    }

    /// <summary>"same first item in 71 % of 120", for a model that ran in shadow.</summary>
    public static string Shadow(ModelLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Shadow is { Decisions: > 0 } shadow
            ? Texts.AgreesOf.With(Math.Round(100.0 * shadow.Agreed / shadow.Decisions), shadow.Decisions)
            : Texts.NotInShadowYet;
    }

    /// <summary>The period of the decisions that the model learned from.</summary>
    public static string Learned(ModelLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return SharedTexts.To.With(CellText.Instant(line.TrainFrom), CellText.Instant(line.TrainTo));
    }

    /// <summary>An explanation of the status for those who see it for the first time.</summary>
    public static string StatusHint(ModelStatus status) =>
        status switch
        {
            ModelStatus.Shadow => Texts.StateShadow,
            ModelStatus.Pilot => Texts.RanksForAShareOfPeople,
            ModelStatus.Live => Texts.RanksEveryOpening,
            _ => Texts.StateRetired,
        };

    public static TagTone Tone(ModelStatus status) =>
        status switch
        {
            ModelStatus.Live => TagTone.Done,
            ModelStatus.Pilot => TagTone.Learn,
            _ => TagTone.Plain,
        };

    /// <summary>"live for everybody", "a pilot for 20 % of people, with role agent".</summary>
    public static string Share(ModelStatus status, ModelShare share) =>
        status is ModelStatus.Live ? Texts.LiveForEverybody : Texts.APilotFor.With(Covered(share));

    /// <summary>"20 % of people, on cases of first-line, with role agent or sales", "everybody, in half of the windows of 24 h".</summary>
    public static string Covered(ModelShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var (teams, roles) = (AnyOf(share.Teams), AnyOf(share.Roles.Select(RoleNames.Of)));
        if (share.WindowHours > 0)
        {
            return WindowsOf(share.WindowHours, teams, roles);
        }

        return (teams.Length > 0, roles.Length > 0) switch
        {
            (true, true) => Texts.PercentInCasesWithRole.With(share.Percent, teams, roles),
            (true, false) => Texts.PercentInCases.With(share.Percent, teams),
            (false, true) => Texts.PercentWithRole.With(share.Percent, roles),
            _ => Texts.PercentOfPeople.With(share.Percent),
        };
    }

    private static string WindowsOf(int hours, string teams, string roles) =>
        (teams.Length > 0, roles.Length > 0) switch
        {
            (true, true) => Texts.WindowsInCasesWithRole.With(hours, teams, roles),
            (true, false) => Texts.WindowsInCases.With(hours, teams),
            (false, true) => Texts.WindowsWithRole.With(hours, roles),
            _ => Texts.WindowsOfEverybody.With(hours),
        };

    /// <summary>"0.612".</summary>
    public static string Figure(double value) =>
        double.IsFinite(value) ? value.ToString("0.000", CultureInfo.CurrentCulture) : SharedTexts.NoneInSentence;

    /// <summary>"3.4".</summary>
    public static string Mean(double value) => value.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>The same with its interval; "none" where nothing was measured.</summary>
    public static string Figure(Measure? measure) =>
        measure is null ? SharedTexts.NoneInSentence : $"{Figure(measure.Value)} ({Interval(measure)})";

    /// <summary>"0.584 to 0.640".</summary>
    public static string Interval(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return SharedTexts.To.With(Figure(measure.Low), Figure(measure.High));
    }

    /// <summary>Whether two intervals separate two rankers, in words.</summary>
    public static string Comparison(Measure model, Measure heuristic, bool moreIsBetter)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(heuristic);
        var (better, worse) = moreIsBetter
            ? (model.Low > heuristic.High, model.High < heuristic.Low)
            : (model.High < heuristic.Low, model.Low > heuristic.High);
        return better ? Texts.Better
            : worse ? Texts.Worse
            : Texts.NoClearDifference;
    }

    /// <summary>Whether a paired difference separates two rankers, in words.</summary>
    public static string Comparison(Measure gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return gain.Low > 0 ? Texts.Better
            : gain.High < 0 ? Texts.Worse
            : Texts.NoClearDifference;
    }

    /// <summary>"+0.008, -0.002 to +0.018".</summary>
    public static string Difference(Measure gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return $"{WithSign(gain.Value)}, {SharedTexts.To.With(WithSign(gain.Low), WithSign(gain.High))}";
    }

    /// <summary>
    /// The same beside the two figures it is the difference of: rounded as they are, so that the three agree. A paired difference that
    /// is another by more than the rounding, such as a weighted one, is shown as it is.
    /// </summary>
    public static string Difference(Measure gain, Measure? own, Measure? other)
    {
        ArgumentNullException.ThrowIfNull(gain);
        if (own is null || other is null)
        {
            return Difference(gain);
        }

        return Difference(Agreeing(gain, own, other));
    }

    /// <summary>The difference as it is shown beside the two figures, for every place that shows it.</summary>
    public static Measure Agreeing(Measure gain, Measure own, Measure other)
    {
        ArgumentNullException.ThrowIfNull(gain);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(other);
        var shown = Shown(own.Value) - Shown(other.Value);
        return Math.Abs(shown - gain.Value) <= MostRounding ? gain with { Value = shown } : gain;
    }

    private static double Shown(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);

    /// <summary>"+0.008".</summary>
    public static string WithSign(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.CurrentCulture);

    /// <summary>"promoted it", for a line of the history.</summary>
    public static string Did(string step) =>
        step switch
        {
            ModelLife.Proposed => Texts.ProposedIt,
            ModelLife.Withdrawn => Texts.WithdrewTheProposal,
            ModelLife.Rejected => Texts.RejectedTheProposal,
            ModelLife.Promoted => Texts.PromotedIt,
            ModelLife.Superseded => Texts.PutAnotherModelInItsPlace,
            ModelLife.RolledBack => Texts.RolledItBack,
            ModelLife.Restored => Texts.BroughtItBackByRollingBack,
            ModelLife.Retired => Texts.RetiredIt,
            ModelLife.Stopped => Texts.StoppedAllModels,
            ModelLife.Resumed => Texts.LetModelsRankAgain,
            _ => step,
        };

    public static string AddressOf(string version) => ModelFilter.Root + "/" + Uri.EscapeDataString(version);

    private static string AnyOf(IEnumerable<string> values) => string.Join($" {SharedTexts.OrInSentence} ", values);
}
