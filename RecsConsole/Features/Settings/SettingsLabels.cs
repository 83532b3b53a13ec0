using RecsConsole.Casework.Inbox;
using RecsConsole.Components.Lists;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>Display texts of setting values.</summary>
internal static class SettingsLabels
{
    /// <summary>Languages by their own names, so that people who read no other find theirs.</summary>
    public static IReadOnlyList<FilterOption> Languages =>
        [
            .. PersonalSettings.Languages.Select(code => new FilterOption(
                code,
                code.Length == 0 ? Texts.LanguageOfBrowser : LanguageLabels.In(code, code)
            )),
        ];

    public static IReadOnlyList<FilterOption> Themes =>
        [
            .. PersonalSettings.Themes.Select(value => new FilterOption(
                value,
                value switch
                {
                    "light" => Texts.ThemeLight,
                    "dark" => Texts.ThemeDark,
                    _ => Texts.ThemeSystem,
                }
            )),
        ];

    public static IReadOnlyList<FilterOption> Densities =>
        [
            .. PersonalSettings.Densities.Select(value => new FilterOption(
                value,
                value is PersonalSettings.Dense ? Texts.Dense : Texts.Comfortable
            )),
        ];

    public static IReadOnlyList<FilterOption> OnOrOff => [new(SaveSetting.On, Texts.On), new(SaveSetting.Off, Texts.Off)];

    public static IReadOnlyList<FilterOption> ByProfileOrRules =>
        [new(SaveSetting.Off, Texts.ByAllThatIsLearned), new(SaveSetting.On, Texts.ByRulesAlone)];

    /// <summary>Groups of notifications.</summary>
    public static IReadOnlyList<FilterOption> News => [.. MuteGroups.All.Keys.Select(group => new FilterOption(group, WordsOf(group)))];

    private static string WordsOf(string group) =>
        group switch
        {
            MuteGroups.Asked => Texts.NewsAsked,
            MuteGroups.Answered => Texts.NewsAnswered,
            MuteGroups.Mentioned => Texts.NewsMentioned,
            MuteGroups.ToApprove => Texts.NewsToApprove,
            MuteGroups.Escalated => Texts.NewsEscalated,
            MuteGroups.Approvals => Texts.NewsApprovals,
            MuteGroups.Hands => Texts.NewsAssignment,
            MuteGroups.Written => Texts.NewsWritten,
            MuteGroups.Sla => Texts.NewsSla,
            MuteGroups.Versions => Texts.NewsVersions,
            MuteGroups.Studies => Texts.NewsStudies,
            MuteGroups.Failures => Texts.NewsFailures,
            _ => Texts.NewsReports,
        };
}
