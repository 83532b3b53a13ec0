using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Database.Personal;
using RecsConsole.Features.People.Profile;

namespace RecsConsole.Features.People;

/// <summary>Display texts for fields and values of a profile.</summary>
public static class PersonLabels
{
    /// <summary>The four clearance levels, lowest first.</summary>
    public static IReadOnlyList<string> Clearances =>
        [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    public static string Clearance(int level) => level >= 0 && level < Clearances.Count ? Clearances[level] : Texts.Unknown;

    /// <summary>The status of a person in the console.</summary>
    public static string State(PersonLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { IsActive: false } => Texts.NotActive,
            { IsExpert: true } => Texts.CanBeAsked,
            _ => Texts.ActiveAgain,
        };
    }

    public static string? StateHint(PersonLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line switch
        {
            { IsActive: false } => Texts.CannotSignInHere,
            { IsExpert: true } => Texts.MayBeProposedAsSomeoneToAsk,
            _ => null,
        };
    }

    public static string List(IEnumerable<string> values, string? none = null)
    {
        var words = string.Join(", ", values);
        return words.Length == 0 ? none ?? SharedTexts.None : words;
    }

    /// <summary>An absence in the person's own time zone.</summary>
    public static string Absence(PersonAbsence absence, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(absence);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return SharedTexts.To.With(Local(absence.From, zone), Local(absence.To, zone));
    }

    public static string Conflict(PersonConflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return $"{(conflict.Kind is SubjectName.CaseKind ? SharedTexts.Case : Texts.Account)} {conflict.Key}";
    }

    /// <summary>Every field with its value in words, in form order.</summary>
    public static IReadOnlyList<(string Field, string Title, string Words)> Of(PersonProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var skills = profile
            .Skills.OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key} {each.Value.ToString(CultureInfo.InvariantCulture)}");
        return
        [
            (nameof(profile.Name), SharedTexts.NameOfPerson, profile.Name),
            (nameof(profile.Email), Texts.EmailAddress, profile.Email ?? SharedTexts.None),
            (nameof(profile.Roles), Texts.Roles, List(profile.Roles.Select(RoleNames.Of))),
            (nameof(profile.Teams), Texts.Teams, List(profile.Teams)),
            (nameof(profile.Regions), SharedTexts.Regions, List(profile.Regions, SharedTexts.All)),
            (nameof(profile.Clearance), Texts.Clearance, Clearance(profile.Clearance)),
            (nameof(profile.IsActive), Texts.ActiveAgain, YesNo(profile.IsActive)),
            (nameof(profile.IsExpert), Texts.CanBeAsked, YesNo(profile.IsExpert)),
            (nameof(profile.Skills), Texts.Skills, List(skills)),
            (nameof(profile.Languages), Texts.Languages, List(profile.Languages)),
            (nameof(profile.Capacity), Texts.Capacity, profile.Capacity.ToString(CultureInfo.InvariantCulture)),
            (nameof(profile.TimeZone), SharedTexts.TimeZone, profile.TimeZone),
            (nameof(profile.Absences), Texts.Absences, List(profile.Absences.Select(each => Absence(each, profile.TimeZone)))),
            (nameof(profile.Conflicts), Texts.ConflictsOfInterest, List(profile.Conflicts.Select(Conflict))),
        ];
    }

    private static string YesNo(bool value) => value ? SharedTexts.Yes : SharedTexts.No;

    private static string Local(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).OnScreen("d MMM yyyy HH:mm");
}
