using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>Validates a row by itself, before any data of the tenant is read. Pure.</summary>
internal static class IncomingRules
{
    private const int LongestRegion = 20;
    private const int LongestLanguage = 10;
    private const int MaxYears = 10;

    // a NUL character, which no database stores in text
    private const char Nothing = '\0';
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with an event; null when it is valid.</summary>
    public static ReceivedFault? Of(IncomingEvent happened, DateTimeOffset now) =>
        Name("case", happened.Case)
        ?? Name("id", happened.Id)
        ?? Name("activity", happened.Activity)
        ?? (happened.Stars is null && CaseActivities.IsOurs(happened.Activity) ? Wrong("activity", Texts.ActivityIsReserved) : null)
        ?? Between("stars", happened.Stars ?? CustomerRating.Max, CustomerRating.Least, CustomerRating.Max)
        ?? Longest("by", happened.By, CaseLimits.LongestKey)
        ?? Longest("state", happened.State, CaseLimits.LongestKey)
        ?? Longest("resolution", happened.Resolution, CaseLimits.LongestKey)
        ?? Past("at", happened.At, now)
        ?? Pairs("attributes", happened.Attributes);

    /// <summary>What is wrong with a case; null when it is valid.</summary>
    public static ReceivedFault? Of(IncomingCase brought, DateTimeOffset now) =>
        Name("key", brought.Key)
        ?? Name("title", brought.Title, CaseLimits.LongestTitle)
        ?? Name("type", brought.Type)
        ?? Longest("description", brought.Description, CaseLimits.LongestDescription)
        ?? Longest("issueType", brought.IssueType, CaseLimits.LongestKey)
        ?? Longest("product", brought.Product, CaseLimits.LongestKey)
        ?? Longest("region", brought.Region, LongestRegion)
        ?? Longest("language", brought.Language, LongestLanguage)
        ?? Longest("team", brought.Team, CaseLimits.LongestKey)
        ?? Longest("account", brought.Account, CaseLimits.LongestKey)
        ?? Longest("contactName", brought.ContactName, CaseLimits.LongestName)
        ?? Longest("contactAddress", brought.ContactAddress, CaseLimits.LongestAddress)
        ?? Between("priority", brought.Priority ?? 1, 1, 4)
        ?? Between("classification", brought.Classification ?? Classifications.Internal, Classifications.Public, Classifications.Restricted)
        ?? Past("openedAt", brought.OpenedAt ?? now, now)
        ?? Due("deadline", brought, now)
        ?? (brought.Fields is { } fields ? Pairs("fields", fields) : null);

    public static ReceivedFault Wrong(string field, string message) => new(ErrorKind.Invalid, field, message);

    private static ReceivedFault? Name(string field, string? value, int longest = CaseLimits.LongestKey) =>
        string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl) || !string.Equals(value, value.Trim(), StringComparison.Ordinal)
            ? Wrong(field, Texts.FieldEmpty.With(field))
            : Longest(field, value, longest);

    private static ReceivedFault? Longest(string field, string? value, int longest) =>
        value?.Length > longest ? Wrong(field, Texts.FieldTooLong.With(field, longest))
        : value?.Contains(Nothing, StringComparison.Ordinal) is true ? Wrong(field, Texts.FieldEmpty.With(field))
        : null;

    private static ReceivedFault? Between(string field, int value, int least, int max) =>
        value < least || value > max ? Wrong(field, Texts.FieldOutside.With(field, least, max)) : null;

    private static ReceivedFault? Past(string field, DateTimeOffset at, DateTimeOffset now) =>
        at > now + s_ahead || at.Year < 1970 ? Wrong(field, Texts.FieldNotPast.With(field)) : null;

    // calendars are computed up to a deadline: a date that means "never" is rejected
    private static ReceivedFault? Due(string field, IncomingCase brought, DateTimeOffset now) =>
        brought.Deadline is { } due && (due > now.AddYears(MaxYears) || due < (brought.OpenedAt ?? due))
            ? Wrong(field, Texts.FieldNotDue.With(field, MaxYears))
            : null;

    private static bool HasNothing(KeyValuePair<string, string> pair) =>
        pair.Key.Contains(Nothing, StringComparison.Ordinal) || pair.Value.Contains(Nothing, StringComparison.Ordinal);

    private static ReceivedFault? Pairs(string field, IReadOnlyDictionary<string, string> pairs) =>
        pairs.Count > CaseLimits.MaxFields
        || pairs.Any(pair =>
            pair.Key.Length is 0 or > CaseLimits.LongestFieldName
            || pair.Value is null
            || pair.Value.Length > CaseLimits.LongestFieldValue
            || HasNothing(pair)
        )
            ? Wrong(field, Texts.FieldPairs.With(field, CaseLimits.MaxFields, CaseLimits.LongestFieldValue))
            : null;
}
