using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Grants;

/// <summary>Display texts for grants.</summary>
internal static class GrantLabels
{
    /// <summary>"case BR-1", or "a case that you cannot see".</summary>
    public static string ObjectOf(string kind, string? key) =>
        string.Equals(kind, GrantKinds.Duty, StringComparison.Ordinal) ? DutyOf(key).InSentence()
        : string.Equals(kind, GrantKinds.Case, StringComparison.Ordinal)
            ? key is null ? Texts.ACaseThatYouMayNotSee
                : Texts.TheCase.With(key)
        : key is null ? Texts.ADocumentThatYouMayNotSee
        : Texts.TheDocument.With(key);

    /// <summary>A right of the second person; one that cannot be lent any more keeps its key.</summary>
    public static string DutyOf(string? key) =>
        key switch
        {
            AccessGrant.Publishing => Texts.Publishing,
            AccessGrant.Promoting => Texts.DutyPromoting,
            AccessGrant.ApprovingAsSupervisor => Texts.DutyApprovingAsSupervisor,
            AccessGrant.ApprovingAsSales => Texts.DutyApprovingAsSales,
            _ => key ?? "",
        };

    /// <summary>The grantee.</summary>
    public static string PersonOf(TenantGrantLine line) => line.Person?.Name ?? Texts.SomebodyWhoHasLeft;

    /// <summary>The giver; for emergency access, the words that the grantee took it.</summary>
    public static string GiverOf(TenantGrantLine line) => line.IsBreakGlass ? Texts.EmergencyGrant : line.GivenBy ?? "";

    /// <summary>"Active, emergency": the state, and whether the grant was taken in an emergency.</summary>
    public static string StateOf(TenantGrantLine line)
    {
        var state = line.State switch
        {
            GrantState.Running => Texts.RunningAgain,
            GrantState.Expired => Texts.Expired,
            _ => Texts.Withdrawn,
        };
        return line.IsBreakGlass ? $"{state}, {SharedTexts.Emergency.InSentence()}" : state;
    }

    /// <summary>Who withdrew the grant, and when.</summary>
    public static string EndOf(TenantGrantLine line, TimeZoneInfo? zone)
    {
        var at = line.EndedAt is { } ended ? InstantLabels.Exact(ended, zone) : "";
        return line.EndedBy is null ? at : Texts.EndedBy.With(at, line.EndedBy);
    }

    /// <summary>The text of the button.</summary>
    public static string WithdrawalOf(TenantGrantLine line) =>
        Texts.WithdrawTheRightWithName.With(line.Person?.Name ?? SharedTexts.SomebodyInSentence, ObjectOf(line.Kind, line.ObjectKey));

    public static string Question(string? person, string about) =>
        person is null ? Texts.WithdrawThisRight.With(about) : Texts.WithdrawRight.With(person, about);

    public static string Consequence => Texts.WithdrawConsequence;

    /// <summary>The duration: "8 hours".</summary>
    public static string LengthOf(int minutes) =>
        minutes < GrantRules.MinutesOfADay
            ? Texts.LengthInHours.With(minutes / GrantRules.MinutesOfAnHour)
            : Texts.LengthInDays.With(minutes / GrantRules.MinutesOfADay);
}
