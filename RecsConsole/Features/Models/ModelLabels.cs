using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models;

/// <summary>Models as people read them.</summary>
public static class ModelLabels
{
    /// <summary>The heuristic, as screens name it.</summary>
    public const string Rules = "The weighted rules";

    /// <summary>"Actions", for what a model ranks.</summary>
    public static string Kind(string kind) =>
        kind switch
        {
            "action" => "Actions",
            "document" => "Documents",
            "expert" => "Experts",
            _ => kind,
        };

    /// <summary>"Live", "Shadow".</summary>
    public static string Status(string status)
    {
        ArgumentException.ThrowIfNullOrEmpty(status);
        return char.ToUpperInvariant(status[0]) + status[1..];
    }

    /// <summary>What the status means, for the one who meets the word first.</summary>
    public static string StatusHint(string status) =>
        status switch
        {
            ModelStates.Shadow => "Registered; ranks nothing that is shown",
            ModelStates.Pilot => "Ranks for a share of people, of some teams or roles",
            ModelStates.Live => "Ranks every opening",
            _ => "Out of use; kept because decisions name it",
        };

    public static TagTone Tone(string status) =>
        status switch
        {
            ModelStates.Live => TagTone.Done,
            ModelStates.Pilot => TagTone.Learn,
            _ => TagTone.Plain,
        };

    /// <summary>"live for everybody", "a pilot for 20 % of people, with role agent".</summary>
    public static string Share(string status, int percent, IList<string> teams, IList<string> roles) =>
        status is ModelStates.Live ? "live for everybody" : "a pilot for " + Covered(new(percent, teams, roles));

    /// <summary>"20 % of people, in cases of first-line, with role agent or sales".</summary>
    public static string Covered(ModelShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{share.Percent} % of people{Some(", in cases of", share.Teams)}{Some(", with role", share.Roles)}"
        );
    }

    /// <summary>"0.612".</summary>
    public static string Figure(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "none";

    /// <summary>"0.584 to 0.640".</summary>
    public static string Interval(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return $"{Figure(measure.Low)} to {Figure(measure.High)}";
    }

    /// <summary>Whether two intervals tell two rankers apart, in words.</summary>
    public static string Comparison(Measure model, Measure heuristic, bool moreIsBetter)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(heuristic);
        var (better, worse) = moreIsBetter
            ? (model.Low > heuristic.High, model.High < heuristic.Low)
            : (model.High < heuristic.Low, model.Low > heuristic.High);
        return better ? "better"
            : worse ? "worse"
            : "not told apart";
    }

    /// <summary>Whether a difference, taken decision by decision, tells two rankers apart.</summary>
    public static string Comparison(Measure gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return gain.Low > 0 ? "better"
            : gain.High < 0 ? "worse"
            : "not told apart";
    }

    /// <summary>"+0.008, -0.002 to +0.018".</summary>
    public static string Difference(Measure gain)
    {
        ArgumentNullException.ThrowIfNull(gain);
        return $"{WithSign(gain.Value)}, {WithSign(gain.Low)} to {WithSign(gain.High)}";
    }

    /// <summary>"+0.008".</summary>
    public static string WithSign(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    /// <summary>"promoted it", for a line of the history.</summary>
    public static string Did(string step) =>
        step switch
        {
            ModelLife.Proposed => "proposed it",
            ModelLife.Withdrawn => "withdrew the proposal",
            ModelLife.Rejected => "rejected the proposal",
            ModelLife.Promoted => "promoted it",
            ModelLife.Superseded => "put another model in its place",
            ModelLife.RolledBack => "rolled it back",
            ModelLife.Restored => "brought it back by rolling back its successor",
            ModelLife.Retired => "retired it",
            ModelLife.Stopped => "stopped all models",
            ModelLife.Resumed => "let models rank again",
            _ => step,
        };

    public static string AddressOf(string version) => ModelFilter.Root + "/" + Uri.EscapeDataString(version);

    private static string Some(string words, IEnumerable<string> values)
    {
        var list = string.Join(" or ", values);
        return list.Length == 0 ? "" : $"{words} {list}";
    }
}
