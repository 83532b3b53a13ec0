using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Features.Tenants.Sections;

namespace RecsConsole.Features.Tenants;

/// <summary>Display texts for strategic priorities. Goals are stored as codes, since settings are part of every snapshot.</summary>
internal static class PriorityLabels
{
    /// <summary>What a priority boosts.</summary>
    public static string Subject(StrategicPriority priority, IReadOnlyList<SettingAction>? actions = null) =>
        priority.ActionKey is { } key
            ? actions?.FirstOrDefault(action => string.Equals(action.Key, key, StringComparison.Ordinal))?.Title ?? Plain(key)
            : Texts.Type.With(ActionKindLabels.Of(priority.ActionKind ?? ""));

    /// <summary>All priorities in one line.</summary>
    public static string All(IReadOnlyList<StrategicPriority> priorities) =>
        priorities.Count == 0
            ? SharedTexts.NoneInSentence
            : string.Join(
                ", ",
                priorities.Select(each => Texts.PercentFor.With(Subject(each), TenantSettingsRules.Percent(each.Boost), Goal(each.Goal)))
            );

    /// <summary>A goal's code in words.</summary>
    public static string Goal(string code) => code.Replace('_', ' ');

    /// <summary>A code from typed text; characters other than letters and digits separate words.</summary>
    public static string CodeOf(string? typed)
    {
        var lower = (typed ?? "").Trim().ToLowerInvariant();
        var words = new string([.. lower.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        return string.Join('_', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A key in words.</summary>
    public static string Plain(string key)
    {
        var words = key.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? words : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0])}{words[1..]}");
    }
}
